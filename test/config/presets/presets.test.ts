import { evaluateInput } from "../../../config";
import { gpuPresets } from "../../../config/presets/gpus";
import { hostPresets } from "../../../config/presets/hosts";
import { serviceImages } from "../../../config/presets/images";
import { modelPresets } from "../../../config/presets/models";
import { pinnedVllmTable } from "../../../config/upstream/vllm";
import { evaluated } from "../fixtures/evaluated";
import { engine } from "../fixtures/fixture";

const link = /^https:\/\/\S+$/;

test("every row says where its facts come from", () => {
  const links = [
    ...Object.values(gpuPresets).map(({ source }) => source),
    ...Object.values(hostPresets).map(({ source }) => source),
    ...Object.values(serviceImages).map(({ source }) => source),
    ...Object.values(modelPresets).flatMap((row) => row.links),
  ];
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((text) => !link.test(text))).toEqual([]);
});

test("every host has GPUs of a known type, or none", () => {
  const types = Object.values(hostPresets).map(({ gpuType, gpuCount }) => [gpuType, gpuCount] as const);
  expect(
    types.filter(([type, count]) => (type === null ? count !== 0 : !(type in gpuPresets) || count < 1)),
  ).toEqual([]);
});

test("every image is pinned", () => {
  const images = Object.values(serviceImages).map(({ image }) => image);
  expect(images.filter((image) => !/:[^:/]*\d/.test(image) || image.endsWith(":latest"))).toEqual([]);
});

/** Eight cards of 80 GB do not hold these. */
const needLargerCards: readonly string[] = [
  "deepseek-r1",
  "deepseek-v3",
  "glm-4.5",
  "llama-3.1-405b",
  "llama-4-maverick",
  "qwen3-coder-480b-a35b",
];

describe.each(Object.entries(modelPresets))("model preset %s", (name, row) => {
  const { checkpoint } = row;

  test("is consistent", () => {
    expect(name).toMatch(/^[a-z][a-z0-9.-]*$/);
    expect(row.maxModelLen).toBeLessThanOrEqual(checkpoint.contextWindow);
    expect(checkpoint.attentionHeads % row.gpus).toBe(0);
    const { toolCallParsers, reasoningParsers } = pinnedVllmTable.registries;
    expect([...toolCallParsers, null]).toContain(row.toolCallParser);
    expect([...reasoningParsers, null]).toContain(row.reasoningParser);
    expect(row.links[0]).toBe(`https://huggingface.co/${row.source}`);
    expect(row.licence).not.toBe("");
  });

  test("needs no newer vLLM than the pinned one", () => {
    const parts = (version: string) => version.split(".").map((part) => part.padStart(4, "0"));
    const [oldest] = [parts(row.minimumVllm ?? "0.0.0"), parts(pinnedVllmTable.version)].toSorted();
    expect(oldest).toEqual(parts(row.minimumVllm ?? "0.0.0"));
  });

  test("splits into whole heads and whole blocks on its GPUs", () => {
    const { kvHeads, weights, experts } = checkpoint;
    expect(kvHeads % row.gpus === 0 || row.gpus % kvHeads === 0).toBe(true);
    const width = (experts?.intermediateSize ?? row.gpus) / row.gpus;
    expect(width % (experts ? (weights.block ?? 1) : 1)).toBe(0);
  });

  test("fits on an 8 × H100 machine as it stands, the largest on 8 × H200", () => {
    const host = { preset: needLargerCards.includes(name) ? "dgx-h200" : "dgx-h100" };
    const { findings, result } = evaluateInput(engine({ preset: name }, host));
    expect(findings).toEqual([]);
    expect(result?.plan.workloads[0]?.memory).toHaveLength(row.gpus);
  });

  test("compiles to a command line with its flags", () => {
    const argv = evaluated(engine({ preset: name, fit: "off" }, { preset: "dgx-h200" })).plan.workloads[0]
      ?.argv;
    const flags = Object.keys(row.engineArgs ?? {}).map((flag) => `--${flag}`);
    expect(argv).toEqual(expect.arrayContaining([row.source, ...flags]));
    expect(argv?.includes("--runner")).toBe(row.mode === "embedding" || row.mode === "rerank");
  });
});

test("the cards that need more than 80 GB are those and no others", () => {
  const large = Object.entries(modelPresets).filter(([, { checkpoint, gpus }]) => {
    const { loadedGiB, fileGiB } = checkpoint.weights;
    return (loadedGiB ?? fileGiB) / gpus > 70;
  });
  expect(large.map(([name]) => name).toSorted()).toEqual(needLargerCards);
});

describe("flags and variables of a preset", () => {
  const flagsOf = (vllm: object) => evaluated(engine(vllm)).config.models[0]?.vllm?.engineArgs;
  const own = { "tokenizer-mode": "mistral", "config-format": "mistral", "load-format": "mistral" };

  test("are there without a word in the file", () => {
    expect(flagsOf({ preset: "mistral-7b" })).toEqual(own);
  });

  test("give way to the file's own, one by one", () => {
    expect(
      flagsOf({ preset: "mistral-7b", engineArgs: { "--tokenizer-mode": "hf", "enforce-eager": true } }),
    ).toEqual({
      "config-format": "mistral",
      "load-format": "mistral",
      "--tokenizer-mode": "hf",
      "enforce-eager": true,
    });
  });

  test("give way to the negation, too", () => {
    const vllm = { preset: "llama-3.3-nemotron-super-49b", engineArgs: { "no-trust-remote-code": true } };
    expect(flagsOf(vllm)).toEqual({ "no-trust-remote-code": true });
  });
});

describe("the mode of a preset", () => {
  const modeOf = (model: object) =>
    evaluated({ host: { preset: "dgx-h100" }, models: { shelf: model } }).config.models[0]?.mode;

  test("is the model's, where the file does not say one", () => {
    expect(modeOf({ vllm: { preset: "bge-m3", fit: "off" } })).toBe("embedding");
    expect(modeOf({ vllm: { preset: "bge-reranker-v2-m3", fit: "off" } })).toBe("rerank");
    expect(modeOf({ vllm: { preset: "whisper-large-v3" } })).toBe("audio_transcription");
    expect(modeOf({ vllm: { preset: "gpt-oss-20b" } })).toBe("chat");
  });

  test("may be said again", () => {
    expect(modeOf({ mode: "embedding", vllm: { preset: "bge-m3", fit: "off" } })).toBe("embedding");
  });

  test("leaves a chat model free to do something else", () => {
    expect(modeOf({ mode: "embedding", vllm: { preset: "qwen3-8b" } })).toBe("embedding");
  });
});
