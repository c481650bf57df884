/** `env` and `secretEnv` of an engine against the variables that its vLLM reads. */
import * as messages from "../errors/vllm";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { lookUpVllmEnvironment, vllmTableOf } from "../upstream/vllm";
import type { VllmTable } from "../upstream/vllm";
import { riskOfVariable } from "./engine-risks";
import { literalIn } from "./literal-environment";
import { ownerOfWayOut } from "./way-out";

export function checkEngineEnvironment(config: GatewayConfig): readonly Finding[] {
  return config.models.flatMap(({ name, vllm }) => {
    if (!vllm) return [];
    const table = vllmTableOf(vllm);
    const at = (key: string, variable: string) => formatPath(["models", name, "vllm", key, variable]);
    const plain = Object.entries(vllm.env).flatMap(([variable, value]) => {
      const path = at("env", variable);
      const literal = Object.hasOwn(owned, variable) ? [] : literalIn(path, variable, value);
      if (literal.length > 0) return literal;
      const wayOut = ownerOfWayOut(config.host, variable);
      if (wayOut !== undefined) return [messages.environmentOwned(path, variable, wayOut)];
      return [...checkVariable(table, variable, path), ...riskOfVariable(variable, value, path)];
    });
    const secret = Object.keys(vllm.secretEnv).flatMap((variable) =>
      checkVariable(table, variable, at("secretEnv", variable)),
    );
    return [...plain, ...secret];
  });
}

/** Variables of the engine that a typed field sets. */
const owned: Readonly<Record<string, string>> = {
  VLLM_API_KEY: "vllm.apiKey",
  VLLM_PORT: "the toolkit",
  VLLM_ENGINE_READY_TIMEOUT_S: "vllm.loadBudget",
  VLLM_CPU_KVCACHE_SPACE: "vllm.kvCacheMemoryGiB",
  CUDA_VISIBLE_DEVICES: "vllm.gpuIds",
  NVIDIA_VISIBLE_DEVICES: "vllm.gpuIds",
  HF_TOKEN: "huggingFace.token",
  HF_TOKEN_PATH: "huggingFace.token",
  HF_ENDPOINT: "huggingFace.endpoint",
  HF_HUB_OFFLINE: "vllm.offline",
  HF_HOME: "host.weightsDir",
  HF_HUB_CACHE: "host.weightsDir",
};

function checkVariable(table: VllmTable, variable: string, path: string): readonly Finding[] {
  const field = Object.hasOwn(owned, variable) ? owned[variable] : undefined;
  if (field !== undefined) return [messages.environmentOwned(path, variable, field)];
  const lookUp = lookUpVllmEnvironment(table, variable);
  if (lookUp.status === "removed") return [messages.environmentRemoved(path, variable, lookUp.replacement)];
  return lookUp.status === "unknown"
    ? [messages.environmentUnknown(path, variable, table.version, lookUp.closest)]
    : [];
}
