import fc from "fast-check";
import { attempt } from "../../../config/checkpoint/describe";
import { headLength, tensorsIn } from "../../../config/checkpoint/safetensors";
import { safetensorsFile, tensorList } from "./tensors";
import type { Shapes } from "./tensors";

const length = (bytes: bigint) => {
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(bytes);
  return start;
};
const entry = (place: unknown, shape: unknown = [2, 2], dtype: unknown = "BF16") =>
  JSON.stringify({ shelf: { dtype, shape, data_offsets: place } });

describe("headLength", () => {
  test("is the first eight bytes, little end first", () => {
    expect(headLength(length(300n), 400)).toBe(300);
  });

  test.each([
    ["a file of seven bytes", Buffer.alloc(7), 7, "is too short to hold a header"],
    ["a file that ends inside its header", length(300n), 200, "is cut short inside its header"],
    [
      "a length that no header has",
      length(2n ** 63n),
      2 ** 40,
      "is no safetensors file: its header would have 9223372036854776000 bytes",
    ],
  ])("refuses %s", (_, start, size, problem) => {
    expect(attempt(() => headLength(start, size))).toEqual({ problem });
  });
});

describe("tensorsIn", () => {
  test("gives name, type, shape and bytes of every tensor, and no metadata", () => {
    const shapes: Shapes = { "a.weight": ["BF16", 3, 5], "b.scale": ["F8_E4M3", 7], scalar: ["F32"] };
    const file = safetensorsFile(shapes);
    const head = headLength(file, file.length);
    const body = file.length - 8 - head;
    expect(tensorsIn(file.subarray(8, 8 + head).toString(), body)).toEqual(tensorList(shapes));
    expect(body).toBe(30 + 7 + 4);
  });

  test("takes a type it does not know at its word", () => {
    expect(tensorsIn(entry([0, 3], [9], "F3"), 3)).toEqual([
      { name: "shelf", dtype: "F3", shape: [9], bytes: 3 },
    ]);
  });

  test.each([
    ["text", "no", "has a header that is no JSON object"],
    ["a list", "[]", "has a header that is no JSON object"],
    ["an entry that is a number", '{"shelf":1}', 'has a header with a broken entry: "shelf"'],
    ["bytes that are not the shape's", entry([0, 7]), 'has a header with a broken entry: "shelf"'],
    ["a place from behind", entry([8, 0]), 'has a header with a broken entry: "shelf"'],
    ["a place of three numbers", entry([0, 8, 9]), 'has a header with a broken entry: "shelf"'],
    ["a negative size", entry([0, 8], [-2, -2]), 'has a header with a broken entry: "shelf"'],
    [
      "a size beyond counting",
      entry([0, 8], [2 ** 40, 2 ** 40], "F3"),
      'has a header with a broken entry: "shelf"',
    ],
    ["a type that is no text", entry([0, 8], [2, 2], 7), 'has a header with a broken entry: "shelf"'],
    [
      "weights that end too early",
      entry([8, 16]),
      "is cut short: 8 bytes of weights, its header speaks of 16 (is it still downloading?)",
    ],
    [
      "tensors in the same place",
      JSON.stringify({
        a: { dtype: "U8", shape: [4], data_offsets: [0, 4] },
        b: { dtype: "U8", shape: [4], data_offsets: [2, 6] },
      }),
      "has a header whose tensors lie on each other",
    ],
  ])("refuses %s", (_, head, problem) => {
    expect(attempt(() => tensorsIn(head, 8))).toEqual({ problem });
  });

  test("answers any JSON with tensors or a problem", () => {
    fc.assert(
      fc.property(fc.json(), (head) => {
        const answer = attempt(() => ({ tensors: tensorsIn(head, 100) }));
        expect(Object.keys(answer)).toHaveLength(1);
      }),
    );
  });
});
