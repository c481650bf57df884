/** What the config leaves to the planner, and what it chose. */
import type { GatewayConfig, VllmConfig } from "../gateway-config";
import type { GatewayPlan, Workload } from "../plan/types";
import type { Lock } from "../schema/lock";

export interface PlannedValue {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly origin: string;
}

export function plannedValues(
  { models }: Pick<GatewayConfig, "models">,
  { workloads }: Pick<GatewayPlan, "workloads">,
  lock: Lock | null,
): readonly PlannedValue[] {
  return models.flatMap(({ name, vllm }) => {
    const engines = workloads.filter(({ role, model }) => role === "vllm" && model === name);
    return vllm === null
      ? []
      : [...places(vllm, engines, lock), ...sizes(vllm, engines)].map((one) => ({
          ...one,
          path: ["models", name, "vllm", ...one.path],
        }));
  });
}

/** Who sits where the lock file has them was not placed anew. */
function places(
  { gpuIds }: VllmConfig,
  engines: readonly Workload[],
  lock: Lock | null,
): readonly PlannedValue[] {
  if (gpuIds !== null || engines.every(({ gpus }) => gpus.length === 0)) return [];
  const isLocked = engines.every(({ name, gpus }) => lock?.placements[name]?.toString() === gpus.toString());
  const value = engines.map(({ gpus }) => gpus);
  return [{ path: ["gpuIds"], value, origin: isLocked ? "gateway.lock.json" : "planner" }];
}

function sizes(vllm: VllmConfig, engines: readonly Workload[]): readonly PlannedValue[] {
  const memory = engines[0]?.memory[0];
  if (!memory) return [];
  const chosen = (["gpuMemoryUtilization", "maxModelLen"] as const).filter((key) => vllm[key] === null);
  return chosen.map((key) => ({ path: [key], value: memory[key], origin: "planner" }));
}
