import { planGateway, parseGateway } from "../../../../config";
import type { EngineMemory, Finding } from "../../../../config";
import { engine } from "../../fixtures/fixture";

/** vllm.md 3.6: share 0.92 (GB10 0.80), 8192 tokens in a step, at most 256 requests in a batch. */
const table = { gpuMemoryUtilization: 0.92, maxNumBatchedTokens: 8192, maxNumSeqs: 256 };

function memoryOf(
  vllm: object,
  host: object,
): { memory: readonly EngineMemory[]; findings: readonly Finding[] } {
  const { config } = parseGateway(engine(vllm, host));
  if (!config) throw new Error("no config");
  const { plan, findings } = planGateway(config);
  const memory = plan?.workloads.find(({ name }) => name === "vllm-shelf")?.memory ?? [];
  if (memory.length === 0) throw new Error(JSON.stringify(findings));
  return { memory, findings };
}

function errorsIn(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(({ code, severity }) => (severity === "error" ? [code] : []));
}

/** Relative to the table; none within what its one digit behind the point can say. */
function deviation(got: number | undefined, expected: number): number {
  const difference = Math.abs((got ?? Number.NaN) - expected);
  return difference < 0.0501 ? 0 : difference / expected;
}

const h100 = { preset: "dgx-h100" };
const h200 = { preset: "dgx-h200" };
const b200 = { preset: "dgx-b200" };
const a100 = { preset: "dgx-a100-40" };
const spark = { preset: "dgx-spark" };
const gb10 = { gpuMemoryUtilization: 0.8 };
const qwen8 = {
  source: "Qwen/Qwen3-30B-A3B-FP8",
  weightsGiB: 29,
  kvBytesPerToken: 98_304,
};

describe("memory of an engine, against the reference table", () => {
  test.each([
    ["gpt-oss-20b on A100-40", { preset: "gpt-oss-20b" }, a100, 19.5, 5.8],
    ["gpt-oss-120b on H100 at 32k", { preset: "gpt-oss-120b", gpus: 1, maxModelLen: 32_768 }, h100, 3.9, 2.3],
    ["gpt-oss-120b on two H100", { preset: "gpt-oss-120b", gpus: 2 }, h100, 35.5, 14],
    ["gpt-oss-20b on H100", { preset: "gpt-oss-20b" }, h100, 56, 16.6],
    ["qwen-30b on H100 at 32k", { preset: "qwen-30b" }, h100, 13, 4.3],
    ["gpt-oss-120b on H200", { preset: "gpt-oss-120b", gpus: 1 }, h200, 59.6, 11.8],
    ["gpt-oss-120b on two H200", { preset: "gpt-oss-120b", gpus: 2 }, h200, 91, 36],
    ["gpt-oss-20b on H200", { preset: "gpt-oss-20b" }, h200, 112, 33],
    ["qwen-30b on H200 at 262k", { preset: "qwen-30b", maxModelLen: 262_144 }, h200, 68.7, 2.9],
    ["gpt-oss-120b on B200", { preset: "gpt-oss-120b", gpus: 1 }, b200, 95, 18.8],
    ["gpt-oss-120b on two B200", { preset: "gpt-oss-120b", gpus: 2 }, b200, 127, 50],
    ["qwen-30b on B200 at 262k", { preset: "qwen-30b", maxModelLen: 262_144 }, b200, 104, 4.3],
    ["gpt-oss-120b on GB10", { preset: "gpt-oss-120b", ...gb10 }, spark, 28.3, 5.6],
    ["gpt-oss-20b on GB10", { preset: "gpt-oss-20b", ...gb10 }, spark, 80.6, 24],
    ["qwen-30b on GB10 at 262k", { preset: "qwen-30b", maxModelLen: 262_144, ...gb10 }, spark, 37.4, 1.6],
    ["an own FP8 checkpoint on H100 at 262k", { ...qwen8, maxModelLen: 262_144 }, h100, 40.9, 1.7],
    ["an own FP8 checkpoint on A100-40 at 32k", { ...qwen8, maxModelLen: 32_768 }, a100, 4.2, 1.4],
  ])("%s", (_, vllm, host, kvCacheGiB, concurrent) => {
    const { memory, findings } = memoryOf({ ...table, ...vllm }, host);
    expect(errorsIn(findings)).toEqual([]);
    expect(deviation(memory[0]?.kvCacheGiB, kvCacheGiB)).toBeLessThanOrEqual(0.02);
    expect(deviation(memory[0]?.maxConcurrentFullLength, concurrent)).toBeLessThanOrEqual(0.02);
  });

  test.each([
    ["gpt-oss-120b on H100 at 131k", { preset: "gpt-oss-120b", gpus: 1 }, h100, "FIT.CONTEXT", 0.77],
    ["qwen-30b on H100 at 262k", { preset: "qwen-30b", maxModelLen: 262_144 }, h100, "FIT.CONTEXT", 0.54],
    ["gpt-oss-120b on A100-40", { preset: "gpt-oss-120b", gpus: 1 }, a100, "FIT.WEIGHTS", 0],
    ["gpt-oss-120b on two A100-40", { preset: "gpt-oss-120b", gpus: 2 }, a100, "FIT.WEIGHTS", 0],
    ["qwen-30b on A100-40", { preset: "qwen-30b" }, a100, "FIT.WEIGHTS", 0],
  ])("%s is rejected", (_, vllm, host, code, concurrent) => {
    const { memory, findings } = memoryOf({ ...table, ...vllm }, host);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(deviation(memory[0]?.maxConcurrentFullLength, concurrent)).toBeLessThanOrEqual(0.02);
  });

  test("qwen-30b fits on two A100-40", () => {
    const { memory, findings } = memoryOf({ ...table, preset: "qwen-30b", gpus: 2 }, a100);
    expect(errorsIn(findings)).toEqual([]);
    expect(memory.map(({ gpu }) => gpu)).toEqual(["0", "1"]);
    expect(deviation(memory[1]?.kvCacheGiB, 4.75)).toBeLessThanOrEqual(0.02);
    expect(deviation(memory[1]?.maxConcurrentFullLength, 3.2)).toBeLessThanOrEqual(0.02);
  });

  test.each([
    [2048, 4.58],
    [8192, 5.07],
    [16_384, 5.63],
  ])("one full-length request of gpt-oss-120b with %i tokens in a step", (maxNumBatchedTokens, needGiB) => {
    // 2048 stands in the table for one batch in flight: half of what is in flight by default.
    const inFlight = maxNumBatchedTokens === 2048 ? 1024 : maxNumBatchedTokens;
    const vllm = {
      preset: "gpt-oss-120b",
      gpus: 1,
      maxNumBatchedTokens: inFlight,
      kvCacheMemoryGiB: needGiB + 0.01,
    };
    expect(errorsIn(memoryOf(vllm, h200).findings)).toEqual([]);
    const less = { ...vllm, kvCacheMemoryGiB: needGiB - 0.02 };
    expect(memoryOf(less, h200).findings.map(({ code }) => code)).toEqual(["FIT.CONTEXT"]);
  });
});

describe("memory of an engine", () => {
  const own = {
    source: "shelf/own",
    weightsGiB: 20,
    kvBytesPerToken: 65_536,
    maxModelLen: 8192,
    maxNumSeqs: 32,
  };
  const host = { gpus: [{ memoryGiB: 50, count: 4 }] };

  test("every figure of one engine on one GPU", () => {
    const { memory } = memoryOf({ ...own, gpuMemoryUtilization: 0.5 }, host);
    expect(memory).toEqual([
      {
        gpu: "0",
        weightsGiB: 20,
        // 50 × 0.5 − 20 − 3
        kvCacheGiB: 2,
        // 2 GiB / 1 MiB per block = 2048 blocks of 16 tokens
        kvCacheTokens: 32_768,
        overheadGiB: 3,
        activationGiB: 2,
        graphsGiB: 1,
        loraGiB: 0,
        draftGiB: 0,
        outsideGiB: 1,
        gpuMemoryUtilization: 0.5,
        maxModelLen: 8192,
        maxNumSeqs: 32,
        maxConcurrentFullLength: 4,
        // 2047 blocks without the null block, in steps of 1024 tokens.
        largestMaxModelLen: 31_744,
        // One request needs 0.5 GiB of the 4 beside weights and graphs; 383 rows of logits need 3.49.
        largestMaxNumSeqs: 383,
      },
    ]);
  });

  test.each([
    ["without CUDA graphs", { engineArgs: { "enforce-eager": true } }, { overheadGiB: 2, kvCacheGiB: 24 }],
    ["with more than 256 requests in a batch", { maxNumSeqs: 257 }, { overheadGiB: 3.51, kvCacheGiB: 22.49 }],
    ["with the default share", {}, { gpuMemoryUtilization: 0.92, kvCacheGiB: 23 }],
    ["over two GPUs", { gpus: 2 }, { weightsGiB: 10, kvCacheGiB: 33, maxConcurrentFullLength: 132 }],
    ["as a pipeline of two", { gpus: 2, pipelineParallelSize: 2 }, { weightsGiB: 10, kvCacheGiB: 33 }],
    ["as two data-parallel ranks", { gpus: 2, dataParallelSize: 2 }, { weightsGiB: 20, kvCacheGiB: 23 }],
    ["with a cache of a given size", { kvCacheMemoryGiB: 5 }, { kvCacheGiB: 5, maxConcurrentFullLength: 10 }],
  ])("%s", (_, more, expected) => {
    expect(memoryOf({ ...own, ...more }, host).memory[0]).toMatchObject(expected);
  });

  test("an FP8 cache holds twice as much", () => {
    const plain = memoryOf({ preset: "qwen-30b" }, h100).memory[0]?.maxConcurrentFullLength ?? 0;
    const fp8 = memoryOf({ preset: "qwen-30b", kvCacheDtype: "fp8_e4m3" }, h100).memory[0]
      ?.maxConcurrentFullLength;
    expect(deviation(fp8, 2 * plain)).toBeLessThanOrEqual(0.02);
  });

  test("splitting over more GPUs than the model has KV heads splits the cache no further", () => {
    const at = (gpus: number) => memoryOf({ preset: "qwen-30b", gpus, kvCacheMemoryGiB: 10 }, h100).memory[0];
    expect(at(8)?.maxConcurrentFullLength).toBe(at(4)?.maxConcurrentFullLength);
    expect(at(4)?.maxConcurrentFullLength).not.toBe(at(2)?.maxConcurrentFullLength);
  });

  test("weights of gpt-oss grow where they are split, and only there", () => {
    expect(memoryOf({ preset: "gpt-oss-120b", gpus: 1, maxModelLen: 4096 }, h100).memory[0]?.weightsGiB).toBe(
      65.97,
    );
    expect(memoryOf({ preset: "gpt-oss-120b", gpus: 2 }, h100).memory[0]?.weightsGiB).toBe(34.4);
  });

  test("on unified memory an engine takes what the host's reserve leaves", () => {
    const share = (rest: object) =>
      memoryOf({ preset: "gpt-oss-20b" }, { preset: "dgx-spark", ...rest }).memory[0]?.gpuMemoryUtilization;
    expect(share({})).toBe(0.83);
    expect(share({ reserveGiB: 40 })).toBe(0.67);
  });

  test("vLLM's own number of tokens in a step follows the GPU", () => {
    const need = (memoryGiB: number, name: string) => {
      const vllm = { preset: "gpt-oss-20b", kvCacheMemoryGiB: 1 };
      const message = memoryOf(vllm, { gpus: [{ memoryGiB, name }] }).findings[0]?.message ?? "";
      return /needs (\S+) GiB/.exec(message)?.[1];
    };
    expect(need(178, "b200-180gb")).toBe("3.75");
    expect(need(79.25, "h100-80gb")).toBe("3.38");
    expect(need(79.25, "a100-80gb")).toBe("3.1");
    expect(need(69, "l40s")).toBe("3.1");
  });

  test("the length that a finding names fits, and 1024 tokens more do not", () => {
    const vllm = { preset: "gpt-oss-120b", gpus: 1 };
    const fix = memoryOf(vllm, h100).findings[0]?.fix ?? "";
    const largest = Number(/Set maxModelLen to (\d+)/.exec(fix)?.[1]);
    const at = (maxModelLen: number) => errorsIn(memoryOf({ ...vllm, maxModelLen }, h100).findings);
    expect(at(largest)).toEqual([]);
    expect(at(largest + 1024)).toEqual(["FIT.CONTEXT"]);
  });

  test("fit: off checks nothing, and still shows what is known", () => {
    const { memory, findings } = memoryOf({ preset: "gpt-oss-120b", gpus: 1, fit: "off" }, h100);
    expect(findings).toEqual([]);
    expect(memory[0]?.maxConcurrentFullLength).toBe(0.76);
  });

  test("GPUs add up to what their tenants take", () => {
    const { config } = parseGateway({
      host: { gpus: [{ memoryGiB: 79.18, count: 2 }] },
      models: {
        a: { vllm: { preset: "gpt-oss-20b", gpuIds: [0], sharedGpu: true, gpuMemoryUtilization: 0.4 } },
        b: { vllm: { preset: "gpt-oss-20b", gpuIds: [0], sharedGpu: true, gpuMemoryUtilization: 0.5 } },
      },
    });
    if (!config) throw new Error("no config");
    expect(planGateway(config).plan?.gpus).toEqual([
      { id: "0", name: "gpu", totalGiB: 79.18, usedGiB: 71.26, tenants: ["vllm-a", "vllm-b"] },
      { id: "1", name: "gpu", totalGiB: 79.18, usedGiB: 0, tenants: [] },
    ]);
  });
});
