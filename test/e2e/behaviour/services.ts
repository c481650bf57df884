/** Configs for fakes: tiny engines on the CPU, and nothing beside the proxy that a test does not ask for. */
import type { GatewayInput } from "../../../config";

type Model = NonNullable<GatewayInput["models"]>[string];

/** What an engine would need; the fakes need nothing. */
const engines = {
  maxModelLen: 512,
  maxNumSeqs: 4,
  kvCacheMemoryGiB: 1,
  cpus: 1,
  containerMemoryGiB: 4,
  shmGiB: 0.25,
} as const;

export function gateway(input: GatewayInput): GatewayInput {
  return {
    host: { preset: "cpu" },
    huggingFace: { offline: true },
    edge: { enabled: false },
    database: { type: "none" },
    prometheus: { enabled: false },
    defaults: { vllm: engines },
    ...input,
  };
}

/** A model of our own; its engines are fakes that carry the names of their containers. */
export function engine(replicas = 1, more: Model = {}): Model {
  return { ...more, vllm: { source: "fake/model", replicas, ...more.vllm } };
}
