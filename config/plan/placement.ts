/** Places every replica on GPUs of the host. Pure; the order of the models in the file does not matter. */
import * as messages from "../errors/gpu";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { seatAll } from "./placement/seat-all";
import type { Placements } from "./placement/kept";
import { requests } from "./placement/replica";
import type { Replica, Request } from "./placement/replica";

export type { Placements } from "./placement/kept";
export type { Replica } from "./placement/replica";

/** Explicit ids first; then everybody stays where `previous` has them; the others get what is free. */
export function placeReplicas(
  config: GatewayConfig,
  previous: Placements = {},
): {
  replicas: readonly Replica[];
  findings: readonly Finding[];
} {
  const all = requests(config);
  const { replicas, findings } = seatAll(config.host, all, previous);
  return { replicas, findings: [...all.flatMap((request) => checkSizes(config, request)), ...findings] };
}

/** Once per model: parallel sizes, shares. */
function checkSizes(config: GatewayConfig, { model, vllm, number }: Request): readonly Finding[] {
  if (number > 1) return [];
  const path = ["models", model.name, "vllm"];
  const findings: Finding[] = [];
  if (config.host.gpus.length > 0 && vllm.gpusPerReplica === 0)
    findings.push(messages.noGpuAsked(formatPath([...path, "gpus"])));
  const product = vllm.tensorParallelSize * vllm.pipelineParallelSize * vllm.dataParallelSize;
  if (vllm.gpusPerReplica > 0 && product !== vllm.gpusPerReplica) {
    findings.push(messages.parallelMismatch(formatPath(path), product, vllm.gpusPerReplica));
  }
  if (vllm.sharedGpu && vllm.gpuMemoryUtilization === null)
    findings.push(messages.shareMissing(formatPath(path)));
  return findings;
}
