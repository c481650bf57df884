import { fitGpuTypes, fitOn, fitPath } from "../../config";

/** Sizes that fit, or the findings when the question is wrong. */
function sizes(gpu: string, fields: Parameters<typeof fitOn>[1]) {
  const answer = fitOn(gpu, fields);
  return "tried" in answer ? answer.tried.filter(({ fits }) => fits).map(({ gpus }) => gpus) : answer;
}

describe("fitOn", () => {
  test("says which numbers of GPUs are enough", () => {
    expect(sizes("h100-80gb", { preset: "gpt-oss-20b" })).toEqual(expect.arrayContaining([1, 2, 4, 8]));
    expect(sizes("h100-80gb", { preset: "qwen-30b" })).toEqual(expect.arrayContaining([1, 2, 4]));
    expect(sizes("a100-40gb", { preset: "qwen-30b" })).not.toEqual(expect.arrayContaining([1]));
  });

  test("answers for the length and the batch of the preset, or for those that are asked", () => {
    expect(fitOn("h100-80gb", { preset: "qwen-30b" })).toMatchObject({ maxModelLen: 32_768 });
    expect(fitOn("h100-80gb", { preset: "qwen-30b", maxModelLen: 8192, maxNumSeqs: 7 })).toMatchObject({
      gpu: { name: "h100-80gb" },
      maxModelLen: 8192,
      maxNumSeqs: 7,
    });
  });

  test("a longer request, or a smaller share, needs more", () => {
    const few = sizes("h100-80gb", { preset: "qwen-30b", gpuMemoryUtilization: 0.5 });
    expect(few).not.toEqual(expect.arrayContaining([1]));
  });

  test("a chip with unified memory is alone in its machine", () => {
    const answer = fitOn("gb10", { preset: "gpt-oss-20b" });
    expect("tried" in answer ? answer.tried.map(({ gpus }) => gpus) : answer).toEqual([1]);
  });

  test.each(fitGpuTypes)("knows %s, if only to say that it is of no use", (type) => {
    const answer = fitOn(type, { preset: "gpt-oss-20b" });
    const problems = "tried" in answer ? [] : answer.map(({ code }) => code);
    expect(problems).toEqual(/^mi\d/.test(type) ? ["HOST.GPU_VENDOR"] : []);
  });

  test("says no where the GPU has no kernel, whatever their number", () => {
    expect(sizes("v100-32gb", { preset: "gpt-oss-20b" })).toEqual([]);
    expect(sizes("a100-80gb", { preset: "gpt-oss-20b", kvCacheDtype: "fp8" })).toEqual([]);
  });

  test("refuses a share and a cache type that a config may not have either", () => {
    const codes = (fields: Parameters<typeof fitOn>[1]) => {
      const answer = fitOn("h100-80gb", { preset: "gpt-oss-20b", ...fields });
      return "tried" in answer ? [] : answer.map(({ code }) => code);
    };
    expect(codes({ gpuMemoryUtilization: 0.99 })).toEqual(["GPU.SHARE_TOO_LARGE"]);
    expect(codes({ kvCacheDtype: "fp9" })).toEqual(["VLLM.VALUE_UNKNOWN"]);
  });

  test("returns findings about a question that makes no sense", () => {
    const answer = fitOn("h100-80gb", { preset: "gpt-oss-20b", gpuMemoryUtilization: 92 });
    expect(answer).toMatchObject([{ path: `${fitPath}.gpuMemoryUtilization`, severity: "error" }]);
  });
});
