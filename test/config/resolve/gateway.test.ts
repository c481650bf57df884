import { serviceImages } from "../../../config/presets/images";
import { evaluated } from "../fixtures/evaluated";
import { engine, far, withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const modelOf = (input: unknown, name: string) => {
  const model = evaluated(input).config.models.find((one) => one.name === name);
  if (!model) throw new Error(`no model ${name}`);
  return model;
};
const vllmOf = (input: unknown) => modelOf(input, "shelf").vllm;

describe("defaults of the file", () => {
  test("own values win, key by key", () => {
    expect(modelOf(rich, "big")).toMatchObject({
      limits: { rpm: 90, tpm: 120_000, maxParallelRequests: 8 },
      request: { temperature: 0.3, maxTokens: 900, reasoningEffort: "low" },
      timeoutSeconds: 90,
    });
    expect(modelOf(rich, "small").timeoutSeconds).toBe(45);
  });

  test("engines take theirs, and their own values win", () => {
    const defaults = { vllm: { maxNumSeqs: 5, loadBudget: "3m", stopGrace: "9s", cpus: 2 } };
    expect(vllmOf({ ...engine({ source: "/w", maxNumSeqs: 6 }), defaults })).toMatchObject({
      maxNumSeqs: 6,
      loadBudgetSeconds: 180,
      stopGraceSeconds: 9,
      cpus: 2,
    });
  });

  test("they win over the preset", () => {
    const input = { ...engine({ preset: "gpt-oss-20b" }), defaults: { vllm: { maxModelLen: 4096 } } };
    expect(vllmOf(input)).toMatchObject({ maxModelLen: 4096, maxNumSeqs: 128 });
  });

  test("hosted models take address and keys", () => {
    const upstream = { apiBase: "https://api.example.net/v1", apiKeys: ["SHARED_KEY"] };
    const input = {
      defaults: { upstream },
      models: { far, near: { upstream: { model: "gpt-4o", apiBase: "https://near.example.net" } } },
    };
    const nothingElse = { preset: null, optionalKeys: [], credentials: {} };
    expect(modelOf(input, "far").upstream).toEqual({
      model: "openai/gpt-4o",
      apiBase: upstream.apiBase,
      apiVersion: null,
      apiKeys: ["FAR_KEY"],
      ...nothingElse,
    });
    expect(modelOf(input, "near").upstream).toEqual({
      model: "openai/gpt-4o",
      apiBase: "https://near.example.net",
      apiVersion: null,
      apiKeys: ["SHARED_KEY"],
      ...nothingElse,
    });
  });
});

describe("an engine", () => {
  test("takes everything from its preset", () => {
    expect(vllmOf(engine({ preset: "gpt-oss-120b" }))).toMatchObject({
      source: "openai/gpt-oss-120b",
      gpusPerReplica: 2,
      tensorParallelSize: 2,
      replicas: 1,
      maxModelLen: 131_072,
      maxNumSeqs: 64,
      toolCallParser: "openai",
      reasoningParser: null,
      weightsGiB: null,
      checkpoint: { architecture: "GptOssForCausalLM" },
      loadBudgetSeconds: 1800,
      checkFit: true,
    });
  });

  test("with an own source takes one GPU and twenty minutes", () => {
    expect(vllmOf(engine({ source: "/w", fit: "off" }))).toMatchObject({
      preset: null,
      gpusPerReplica: 1,
      tensorParallelSize: 1,
      maxModelLen: null,
      maxNumSeqs: 64,
      loadBudgetSeconds: 1200,
      stopGraceSeconds: 60,
      kvCacheMemoryGiB: null,
      checkFit: false,
    });
  });

  test.each([
    [
      "as many GPUs as the host has, when the preset wants more",
      { preset: "gpt-oss-120b", fit: "off" },
      { preset: "dgx-spark" },
      { gpusPerReplica: 1 },
    ],
    [
      "no GPU on a CPU host",
      { preset: "gpt-oss-120b", maxModelLen: 8192 },
      { preset: "cpu" },
      { gpusPerReplica: 0, kvCacheMemoryGiB: 4 },
    ],
    [
      "as many replicas as lists of ids",
      { preset: "gpt-oss-20b", gpuIds: [[1], [2], [5]] },
      undefined,
      { replicas: 3, gpusPerReplica: 1 },
    ],
    [
      "one replica for a plain list",
      { preset: "gpt-oss-20b", gpuIds: [1, 2] },
      undefined,
      { replicas: 1, gpusPerReplica: 2, gpuIds: [["1", "2"]] },
    ],
    [
      "a tensor size that the other sizes leave",
      { source: "/w", fit: "off", gpus: 8, pipelineParallelSize: 2, dataParallelSize: 2 },
      undefined,
      { tensorParallelSize: 2 },
    ],
  ])("has %s", (_, vllm, host, expected) => {
    expect(vllmOf(engine(vllm, host))).toMatchObject(expected);
  });

  test("is offline when the hub is", () => {
    const input = { ...engine({ source: "/w", fit: "off" }), huggingFace: { offline: true } };
    expect(vllmOf(input)?.offline).toBe(true);
    expect(vllmOf({ ...input, ...engine({ source: "/w", fit: "off", offline: false }) })?.offline).toBe(
      false,
    );
  });
});

describe("prices", () => {
  test.each([
    [
      "per million tokens",
      { inputPerMillion: 0.15, outputPerMillion: 0.6 },
      { input: 1.5e-7, output: 6e-7, cachedInput: 1.5e-7, cacheWrite: 1.5e-7 },
    ],
    [
      "with prices of the cache",
      { inputPerMillion: 3, outputPerMillion: 15, cachedInputPerMillion: 0.3, cacheWritePerMillion: 3.75 },
      { input: 3e-6, output: 1.5e-5, cachedInput: 3e-7, cacheWrite: 3.75e-6 },
    ],
    [
      "free of charge",
      { inputPerMillion: 0, outputPerMillion: 0 },
      { input: 0, output: 0, cachedInput: 0, cacheWrite: 0 },
    ],
    [
      "derived, without a GPU",
      { perGpuHour: 3.6, tokensPerSecond: 100 },
      { input: 0.00001, output: 0.00001, cachedInput: 0.00001, cacheWrite: 0.00001 },
    ],
  ])("S2-15: %s", (_, price, expected) => {
    expect(modelOf({ models: { far: { ...far, price } } }, "far").price).toEqual(expected);
  });

  test("S2-15: a derived price counts the GPUs of a replica", () => {
    const price = { perGpuHour: 3.6, tokensPerSecond: 100 };
    const input = {
      host: { preset: "dgx-h100" },
      models: { a: { vllm: { preset: "gpt-oss-120b", replicas: 2 }, price } },
    };
    expect(modelOf(input, "a").price).toEqual({
      input: 0.00002,
      output: 0.00002,
      cachedInput: 0.00002,
      cacheWrite: 0.00002,
    });
  });
});

describe("the host", () => {
  const hostOf = (host: object) => evaluated(withFar({ host })).config.host;

  test("the way out as it is written", () => {
    const https = "http://proxy.example.net:3128";
    expect(hostOf({ proxy: { https }, caCertificates: "/etc/ssl/company.pem" })).toMatchObject({
      proxy: { https, http: null, noProxy: [] },
      caCertificates: "/etc/ssl/company.pem",
    });
  });

  test("a preset's machine, where own facts win", () => {
    expect(hostOf({ preset: "dgx-spark", reserveGiB: 30 })).toEqual({
      preset: "dgx-spark",
      gpus: [
        {
          id: "0",
          name: "gb10",
          totalGiB: 121.63,
          type: "gb10",
          computeCapability: "12.1",
          island: "0",
          isSlice: false,
        },
      ],
      memoryGiB: 121.63,
      unifiedMemory: true,
      proxy: null,
      caCertificates: null,
      reserveGiB: 30,
      architecture: "arm64",
      docker: { gpuRuntime: "nvidia" },
      dataDir: "/var/lib/vllm-litellm",
      weightsDir: "/var/lib/vllm-litellm/weights",
      network: { name: "vllm_network", adopt: false, subnet: null },
    });
  });

  const hopper = { computeCapability: "9.0", island: null, isSlice: false };

  test("own GPUs are numbered through; an uuid takes the place of a number", () => {
    const gpus = [
      { type: "h100-80gb", count: 2, island: "left" },
      { memoryGiB: 24, name: "small", uuid: "GPU-17" },
      { type: "h200-141gb", memoryGiB: 100 },
    ];
    const h100 = { ...hopper, name: "h100-80gb", type: "h100-80gb", totalGiB: 79.18, island: "left" };
    expect(hostOf({ gpus }).gpus).toEqual([
      { ...h100, id: "0" },
      { ...h100, id: "1" },
      { ...hopper, id: "GPU-17", name: "small", type: null, totalGiB: 24, computeCapability: null },
      { ...hopper, id: "3", name: "h200-141gb", type: "h200-141gb", totalGiB: 100 },
    ]);
  });

  test("a MIG slice has its profile's memory and no links", () => {
    const gpus = [
      { type: "h100-80gb" },
      { type: "h100-80gb", mig: "3g.40gb", uuid: "MIG-1", island: "left" },
      { type: "h100-80gb", mig: "1g.10gb+me", uuid: "MIG-2" },
      { type: "rtx-pro-6000-96gb", mig: "2g.48gb", memoryGiB: 47, uuid: "MIG-3" },
    ];
    const slice = { ...hopper, type: "h100-80gb", isSlice: true };
    expect(hostOf({ gpus }).gpus.slice(1)).toEqual([
      { ...slice, id: "MIG-1", name: "h100-80gb 3g.40gb", totalGiB: 39.5 },
      { ...slice, id: "MIG-2", name: "h100-80gb 1g.10gb+me", totalGiB: 9.75 },
      {
        ...slice,
        id: "MIG-3",
        name: "rtx-pro-6000-96gb 2g.48gb",
        type: "rtx-pro-6000-96gb",
        totalGiB: 47,
        computeCapability: "12.0",
      },
    ]);
  });

  test("all eight GPUs of a DGX lie on one island", () => {
    expect(hostOf({ preset: "dgx-a100-80" }).gpus.map(({ island }) => island)).toEqual(Array(8).fill("0"));
  });

  test("without a word about it the host has no GPUs, and its memory is not known", () => {
    expect(hostOf({})).toMatchObject({ preset: "cpu", gpus: [], memoryGiB: null, unifiedMemory: false });
  });

  test("a GPU type is a row of the table, not what all objects have", () => {
    expect(() => hostOf({ gpus: [{ type: "constructor" }] })).toThrow("HOST.GPU_TYPE_UNKNOWN");
  });
});

test("images: a service's own wins over the list, the list over the pinned one", () => {
  const images = { litellm: "a/litellm", postgres: "a/postgres", redis: "a/redis" };
  const input = withFar({ images, proxy: { image: "b/litellm" }, database: { image: "b/postgres" } });
  const { vllm, vllmCpu, ...services } = serviceImages;
  const pinned = Object.entries(services).map(([name, { image }]) => [name, image] as const);
  expect([vllm.image, vllmCpu.image]).toEqual([expect.any(String), expect.any(String)]);
  expect(evaluated(input).config.images).toEqual({
    ...Object.fromEntries(pinned),
    litellm: "b/litellm",
    postgres: "b/postgres",
    redis: "a/redis",
    prometheus: "prom/prometheus:v3.5.0",
    edge: "caddy:2.11-alpine",
  });
});

test("default timeouts are never longer than a request may be", () => {
  const { routing } = evaluated(withFar({ proxy: { requestTimeout: "45s" } })).config;
  expect([routing.timeout, routing.streamTimeout]).toEqual([45, 45]);
});

test("models come sorted by name, with their slug", () => {
  const models = { "b.2": far, "A 1": far, c: far };
  expect(evaluated({ models }).config.models.map(({ name, slug }) => [name, slug])).toEqual([
    ["A 1", "a-1"],
    ["b.2", "b-2"],
    ["c", "c"],
  ]);
});
