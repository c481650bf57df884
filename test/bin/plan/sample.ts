/** A small plan with two engines, the second beside the first on one of its GPUs. */
import type { EngineMemory, GatewayPlan, Workload } from "../../../config";
import type { Style } from "../../../bin/style";

export const unicode: Style = { hasColor: false, isUnicode: true };

/** Figures of an engine on one GPU; those that do not matter for a test have a value all the same. */
export function memory(own: Partial<EngineMemory>): EngineMemory {
  return {
    gpu: "0",
    weightsGiB: 4,
    kvCacheGiB: 2,
    kvCacheTokens: 196_608,
    overheadGiB: 3,
    activationGiB: 2,
    graphsGiB: 1,
    loraGiB: 0,
    draftGiB: 0,
    outsideGiB: 0.5,
    gpuMemoryUtilization: 0.12,
    maxModelLen: 65_536,
    maxNumSeqs: 64,
    maxConcurrentFullLength: 3,
    largestMaxModelLen: 131_072,
    largestMaxNumSeqs: 64,
    ...own,
  };
}

export function engine(model: string, name: string, items: readonly Partial<EngineMemory>[]): Workload {
  const all = items.map(memory);
  // The views read only these parts of a workload.
  return { name, model, role: "vllm", gpus: all.map(({ gpu }) => gpu), memory: all } as unknown as Workload;
}

function deployment(id: string, model: string, workload: string | null) {
  const nothing = { apiBase: null, apiVersion: null, apiKey: null, weight: null, order: null };
  return { id, name: model, model, workload, ...nothing };
}

const big = {
  weightsGiB: 34.26,
  kvCacheGiB: 30.04,
  kvCacheTokens: 1_665_925,
  gpuMemoryUtilization: 0.85,
  maxModelLen: 131_072,
  maxConcurrentFullLength: 12.71,
};

export const plan: GatewayPlan = {
  name: "shelf",
  address: { host: "127.0.0.1", port: 4100 },
  url: "http://127.0.0.1:4100",
  network: { name: "shelf_network", adopt: false, subnet: null },
  internalNetworks: [],
  workloads: [
    engine("big", "shelf-vllm-big", [
      { gpu: "0", ...big },
      { gpu: "1", ...big },
    ]),
    engine("small", "shelf-vllm-small", [{ gpu: "1" }]),
  ],
  startOrder: [["shelf-redis", "shelf-vllm-big"], ["shelf-vllm-small"], ["shelf-proxy"]],
  routes: [
    {
      model: "big",
      members: [],
      aliases: ["default"],
      deployments: [deployment("shelf-vllm-big", "hosted_vllm/big", "shelf-vllm-big")],
      fallbacks: ["far", "small"],
      contextWindowFallbacks: [],
      contentPolicyFallbacks: [],
      maxInputTokens: 131_072,
      maxOutputTokens: 131_072,
    },
    {
      model: "far",
      members: [],
      aliases: [],
      deployments: [deployment("far-a", "openai/gpt-4o", null), deployment("far-b", "openai/gpt-4o", null)],
      fallbacks: [],
      contextWindowFallbacks: [],
      contentPolicyFallbacks: [],
      maxInputTokens: null,
      maxOutputTokens: null,
    },
  ],
  gpus: [
    { id: "0", name: "h100-80gb", totalGiB: 79.2, usedGiB: 68.3, tenants: ["shelf-vllm-big"] },
    {
      id: "1",
      name: "h100-80gb",
      totalGiB: 79.2,
      usedGiB: 75.1,
      tenants: ["shelf-vllm-big", "shelf-vllm-small"],
    },
    { id: "2", name: "h100-80gb", totalGiB: 79.2, usedGiB: 0, tenants: [] },
  ],
  host: {
    memoryGiB: 2048,
    limitsGiB: 12.25,
    weightsGiB: { largest: 65.3, total: 69.3 },
    diskGiB: 69.3,
    downloads: [],
  },
  ports: [{ bind: "127.0.0.1", port: 4100, internal: 8080, workload: "shelf-edge" }],
  secrets: [
    { name: "LITELLM_MASTER_KEY", readers: ["shelf-proxy", "shelf-prometheus"], canBeMade: true },
    { name: "FAR_KEY", readers: ["shelf-proxy"], canBeMade: false },
  ],
  secretsDir: "/srv/shelf/secrets",
  images: [],
  volumes: ["shelf-postgres-data"],
};
