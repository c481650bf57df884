/** Single terms of the memory fit, each against a number worked out by hand. */
import { explainEngine, fewestGpus } from "../../../../config";
import type { VllmConfig } from "../../../../config";
import { planMemory } from "../../../../config/plan/fit/memory";
import { weightsOn } from "../../../../config/plan/fit/weights";
import { evaluated } from "../../fixtures/evaluated";
import { engine } from "../../fixtures/fixture";
import { blockwise, budgetFor, dense, engineOn } from "./engines";
import type { OwnVllm } from "./engines";

const h100 = { type: "h100-80gb", count: 16 };

function partOf(vllm: OwnVllm, known: Partial<VllmConfig>) {
  return budgetFor(engineOn(h100, { source: "a/b", maxModelLen: 8192, ...vllm }, known)).parts[0];
}

describe("weights", () => {
  const at = (vllm: OwnVllm, known: Partial<VllmConfig>, stage = 0) =>
    weightsOn(engineOn(h100, { source: "a/b", ...vllm }, known).replica.vllm, stage) ?? 0;
  const checkpoint = dense;

  test("a stage has its layers, the first and the last an embedding too", () => {
    // 128256 × 4096 × 2 bytes
    const embedding = 0.9785;
    const layers = 14.96 - embedding;
    const stages = { gpus: 3, pipelineParallelSize: 3 };
    expect(at(stages, { checkpoint })).toBeCloseTo((layers * 11) / 32 + embedding, 3);
    expect(at(stages, { checkpoint }, 1)).toBeCloseTo((layers * 11) / 32, 3);
    expect(at(stages, { checkpoint }, 2)).toBeCloseTo((layers * 10) / 32 + embedding, 3);
    expect(at({ ...stages, env: { VLLM_PP_LAYER_PARTITION: "10,2,20" } }, { checkpoint }, 2)).toBeCloseTo(
      (layers * 20) / 32 + embedding,
      3,
    );
  });

  test("a dense model is whole on each data-parallel rank, experts are split over the ranks", () => {
    expect(at({ gpus: 2, dataParallelSize: 2 }, { checkpoint })).toBe(14.96);
    const half = at({ gpus: 2, dataParallelSize: 2 }, { checkpoint: blockwise });
    // 128 experts × 3 × 2048 × 768 × 48 layers = 27 GiB in FP8, of 29
    expect(half).toBeCloseTo(29 - 27 / 2, 2);
  });

  test("whole experts are counted per GPU", () => {
    const experts = { count: 130, perToken: 8, intermediateSize: 768 };
    const odd = { ...blockwise, experts };
    const args = { engineArgs: { "enable-expert-parallel": true } };
    const split = at({ gpus: 4 }, { checkpoint: odd });
    // 33 of 130 experts instead of a quarter of each.
    expect(at({ gpus: 4, ...args }, { checkpoint: odd })).toBeGreaterThan(split);
  });

  test("key and value heads that several GPUs share are copied", () => {
    // 4 heads on 8 GPUs: half a head more per GPU, 48 × ½ × 2 × 2048 × 128 × 2 bytes
    const copied = (48 * 0.5 * 2 * 2048 * 128 * 2) / 1024 ** 3;
    expect(at({ gpus: 8 }, { checkpoint: blockwise })).toBeCloseTo(29 / 8 + copied, 4);
  });

  test("four-byte numbers double 16-bit weights, and are halved where the file does not ask for them", () => {
    expect(at({ dtype: "float32" }, { checkpoint })).toBe(2 * 14.96);
    const weights = { format: "32bit", fileGiB: 30 } as const;
    expect(at({}, { checkpoint: { ...dense, weights } })).toBe(15);
    expect(at({ dtype: "float32" }, { checkpoint: { ...dense, weights } })).toBe(30);
  });
});

test("LoRA slots take their place whether adapters are loaded or not", () => {
  const lora = { maxLoras: 4, maxRank: 64, adapters: {} };
  // Per layer 4 × 4096 + 2 × 4096 + 2 × 1024 of attention, 3 × 4096 + 3 × 14336 of the MLP, once 4096 + 128256.
  const numbers = 32 * (26_624 + 55_296) + 132_352;
  expect(partOf({}, { checkpoint: dense, lora }).loraGiB).toBeCloseTo((4 * 64 * numbers * 2) / 1024 ** 3, 6);
});

describe("a draft", () => {
  const speculative = {
    method: "eagle3",
    model: "a/draft",
    tokens: 3,
    weightsGiB: 1.2,
    kvBytesPerToken: 4096,
    options: {},
  };
  const plain = budgetFor(engineOn(h100, { source: "a/b", maxModelLen: 8192 }, { checkpoint: dense }));

  test("takes its weights, and a layer of the cache", () => {
    const known = { checkpoint: dense, speculative };
    const drafted = budgetFor(engineOn(h100, { source: "a/b", maxModelLen: 8192 }, known));
    expect(drafted.parts[0].draftGiB).toBe(1.2);
    expect(drafted.layout.bytesPerBlock).toEqual(
      plain.layout.bytesPerBlock.map((bytes) => (bytes / 32) * 33),
    );
  });

  test("without a model takes nothing", () => {
    const ngram = { ...speculative, method: "ngram", model: null, weightsGiB: null, kvBytesPerToken: null };
    expect(partOf({}, { checkpoint: dense, speculative: ngram }).draftGiB).toBe(0);
  });
});

test.each([
  ["enforce-eager", { "enforce-eager": true }, 0],
  ["graphs switched off", { "compilation-config": { cudagraph_mode: "NONE" } }, 0],
  ["another compilation setting", { "compilation-config": { level: 3 } }, 1],
])("CUDA graphs with %s", (_, engineArgs, expected) => {
  expect(partOf({ engineArgs }, { checkpoint: dense }).graphsGiB).toBe(expected);
});

test("a small model reserves less than a large one, a wide one more", () => {
  const small = { ...dense, hiddenSize: 1024, intermediateSize: 3072, vocabSize: 32_000 };
  expect(partOf({ maxNumBatchedTokens: 2048 }, { checkpoint: small }).activationGiB).toBeLessThan(1.2);
  const wide = { ...dense, hiddenSize: 16_384, intermediateSize: 53_248 };
  expect(partOf({ maxNumBatchedTokens: 16_384 }, { checkpoint: wide }).activationGiB).toBeGreaterThan(5);
});

test("a CPU engine reports the cache of a known checkpoint", () => {
  const input = engine({ preset: "gpt-oss-20b", maxModelLen: 8192 }, { preset: "cpu" });
  const [memory] = evaluated(input).plan.workloads.find(({ role }) => role === "vllm")?.memory ?? [];
  // 4 GiB in blocks of 128 tokens × 24 KiB; 64 full + ⌈(127 + 2048) / 128⌉ + 1 sliding blocks per request: 1365 / 82
  expect(memory).toMatchObject({ gpu: "cpu", kvCacheGiB: 4, maxConcurrentFullLength: 16.65 });
});

describe("explainEngine", () => {
  const { host, replica } = engineOn(h100, { preset: "gpt-oss-120b", gpus: 2 });
  const lines = explainEngine(host, replica);
  const value = (what: string) => Number(lines.find((line) => line.what === what)?.value);

  test("shows the figures of the plan", () => {
    const [memory] = planMemory(host, replica).memory;
    expect(value("weights")).toBe(memory?.weightsGiB);
    expect(value("KV cache")).toBe(memory?.kvCacheGiB);
    expect(value("tokens")).toBe(memory?.kvCacheTokens);
    expect(value("requests of full length")).toBe(memory?.maxConcurrentFullLength);
  });

  test("adds up, and says where each rule comes from", () => {
    const taken = ["weights", "activations", "CUDA graphs", "LoRA slots", "draft", "KV cache"].map(value);
    expect(taken.reduce((sum, one) => sum + one, 0)).toBeCloseTo(value("share"), 1);
    expect(lines.map(({ how }) => how).filter((how) => how === "")).toEqual([]);
    expect(lines.filter(({ source }) => source?.startsWith("https://") === true).length).toBeGreaterThan(8);
  });

  test("is empty for a model of unknown size", () => {
    const unknown = engineOn(h100, { source: "a/b" });
    expect(explainEngine(unknown.host, unknown.replica)).toEqual([]);
  });
});

describe("fewestGpus", () => {
  const tried = (type: string, vllm: OwnVllm, known: Partial<VllmConfig> = {}) => {
    const { host, replica } = engineOn({ type, count: 1 }, { gpus: 1, ...vllm }, known);
    const [gpu] = host.gpus;
    return gpu ? fewestGpus(host, replica.vllm, gpu) : [];
  };

  test("says why a size does not fit, and from which on it does", () => {
    const sizes = tried("a100-40gb", { preset: "gpt-oss-120b" });
    expect(sizes.map(({ gpus, fits }) => [gpus, fits])).toEqual([
      [1, false],
      [2, false],
      [4, true],
      [8, true],
      [16, true],
    ]);
    expect(sizes[1]?.reason).toBe(
      "needs 36.9 GiB on each GPU before any KV cache, GPU 0 (a100-40gb) gives 36.25 GiB",
    );
  });

  test("tries only what the other parallel sizes leave", () => {
    const sizes = tried("h100-80gb", { preset: "gpt-oss-20b", pipelineParallelSize: 4 });
    expect(sizes.map(({ gpus, tensorParallelSize }) => [gpus, tensorParallelSize])).toEqual([
      [4, 1],
      [8, 2],
      [16, 4],
    ]);
  });

  test("knows nothing of a model of unknown size", () => {
    expect(tried("h100-80gb", { source: "a/b" }).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 5 }, () => "the model's size is not known"),
    );
  });
});
