import { idRanges, shortNames } from "../../../bin/plan/short-names";

test.each([
  [["0"], "0"],
  [["0", "1", "2", "3"], "0-3"],
  [["0", "1", "3", "5", "6"], "0-1,3,5-6"],
  [["0", "2", "4", "6", "8"], "0,2,4,… (5)"],
  [["GPU-5a1b2c3d-0000-1111", "GPU-6e7f8a9b-0000-1111"], "GPU-5a1b2c3d…,GPU-6e7f8a9b…"],
])("idRanges(%j)", (ids, text) => expect(idRanges(ids)).toBe(text));

test.each([
  [["redis"], "redis"],
  [["vllm-a", "vllm-a-2", "vllm-a-3", "redis"], "vllm-a, vllm-a-2, vllm-a-3, redis"],
  [["vllm-a", "vllm-a-2", "vllm-a-3", "vllm-a-4", "redis"], "vllm-a to vllm-a-4 (4), redis"],
  [["a-cache", "a-2-cache", "a-3-cache", "a-4-cache", "b-data"], "a-cache to a-4-cache (4), b-data"],
  [["a", "b", "c", "d", "e"], "a, b, c, d, e"],
])("shortNames(%j)", (names, text) => expect(shortNames(names)).toBe(text));
