import { evaluateInput } from "../../../config";
import { evaluated } from "../fixtures/evaluated";
import { engine } from "../fixtures/fixture";

const own = { source: "/w/a", weightsGiB: 0.5, kvBytesPerToken: 1024, maxModelLen: 1024, maxNumSeqs: 8 };
const codes = (vllm: object, memoryGiB: number) =>
  evaluateInput(engine(vllm, { gpus: [{ memoryGiB }] })).findings.map(({ code }) => code);

describe("a small GPU keeps room for the context of the process", () => {
  test("by default", () => {
    const argvOf = (memoryGiB: number) =>
      evaluated(engine({ ...own, fit: "off" }, { gpus: [{ memoryGiB }] })).plan.workloads[0]?.argv;
    expect(argvOf(5)).toEqual(expect.arrayContaining(["--gpu-memory-utilization", "0.8"]));
    expect(argvOf(80)).toEqual(expect.arrayContaining(["--gpu-memory-utilization", "0.92"]));
  });

  test("and refuses a larger share", () => {
    expect(codes({ ...own, gpuMemoryUtilization: 0.95 }, 6)).toContain("GPU.SHARE_TOO_LARGE");
    expect(codes({ ...own, gpuMemoryUtilization: 0.95 }, 24)).not.toContain("GPU.SHARE_TOO_LARGE");
  });
});
