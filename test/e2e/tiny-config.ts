/** The stack under test: three tiny models on the CPU, a fallback, an alias, a response cache. */
import type { GatewayInput } from "../../config";
import { writeTinyModel } from "./rig";

export const chatModel = "cdktf-vllm-litellm/tiny-chat";
export const embedModel = "cdktf-vllm-litellm/tiny-embed";
export const gatewayPort = 14_000;
export const prometheusPort = 19_090;

/** Writes both models where engines on this host look for downloaded ones. */
export async function writeTinyModels(weightsDir: string): Promise<void> {
  await writeTinyModel({ weightsDir, repoId: chatModel, kind: "chat" });
  await writeTinyModel({ weightsDir, repoId: embedModel, kind: "embed" });
}

type Vllm = NonNullable<NonNullable<GatewayInput["models"]>[string]["vllm"]>;

/** Three models on the CPU; the background checks are rare, so that every request an engine counts is a test's. */
export function tinyConfig(
  dataDir: string,
  changes: {
    backup?: Partial<Vllm>;
    chat?: Partial<Vllm>;
    more?: GatewayInput["models"];
    proxy?: GatewayInput["proxy"];
  } = {},
): GatewayInput {
  return {
    host: { preset: "cpu", dataDir },
    huggingFace: { offline: true },
    defaults: {
      vllm: {
        maxModelLen: 512,
        maxNumSeqs: 4,
        kvCacheMemoryGiB: 1,
        cpus: 1,
        containerMemoryGiB: 4,
        shmGiB: 0.25,
        loadBudget: "180s",
        stopGrace: "5s",
      },
    },
    models: {
      "tiny-chat": { vllm: { source: chatModel, replicas: 2, ...changes.chat } },
      "tiny-backup": { vllm: { source: chatModel, ...changes.backup } },
      "tiny-embed": { mode: "embedding", vllm: { source: embedModel } },
      ...changes.more,
    },
    routing: {
      timeout: "30s",
      cooldown: { for: "10s" },
      healthChecks: { every: "30m" },
      fallbacks: { "tiny-chat": ["tiny-backup"] },
      aliases: { default: "tiny-chat" },
    },
    proxy: { port: gatewayPort, stopGrace: "30s", ...changes.proxy },
    cache: { ttl: "10m" },
    prometheus: { port: prometheusPort, exporters: { redis: false, postgres: false } },
  };
}
