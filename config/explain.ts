/** The arithmetic behind a model's engines, for the command line and whoever else asks. */
import type { GatewayConfig, HostGpu } from "./gateway-config";
import { explainEngine } from "./plan/fit/explain";
import type { ExplainedLine } from "./plan/fit/explain";
import type { GatewayPlan, Workload } from "./plan/types";

/** An engine, or several replicas on GPUs of the same kind: then the figures are the same. */
export interface ExplainedEngine {
  readonly model: string;
  readonly workloads: readonly string[];
  /** GPU ids, of all replicas. */
  readonly gpus: readonly string[];
  /** Empty on the CPU, and where the model's size is not known. */
  readonly lines: readonly ExplainedLine[];
}

/** Every engine of the plan, or those of one model; in the order of the plan. */
export function explainPlan(
  config: GatewayConfig,
  plan: GatewayPlan,
  model?: string,
): readonly ExplainedEngine[] {
  const engines = plan.workloads.filter(
    (workload) => workload.role === "vllm" && (model === undefined || workload.model === model),
  );
  const explained = new Map<string, ExplainedEngine>();
  for (const engine of engines) {
    const gpus = gpusOf(config, engine);
    const kind = JSON.stringify([
      engine.model,
      gpus.map(({ name, type, totalGiB }) => [name, type, totalGiB]),
    ]);
    const earlier = explained.get(kind);
    explained.set(kind, {
      model: engine.model ?? engine.name,
      workloads: [...(earlier?.workloads ?? []), engine.name],
      gpus: [...(earlier?.gpus ?? []), ...engine.gpus],
      lines: earlier?.lines ?? linesOf(config, engine, gpus),
    });
  }
  return [...explained.values()];
}

function linesOf(
  config: GatewayConfig,
  engine: Workload,
  gpus: readonly HostGpu[],
): readonly ExplainedLine[] {
  const model = config.models.find(({ name }) => name === engine.model);
  if (!model?.vllm || gpus.length === 0) return [];
  return explainEngine(config.host, {
    model,
    vllm: model.vllm,
    workload: engine.name,
    // Equal replicas have equal figures, whichever comes first.
    number: 1,
    gpus,
  });
}

function gpusOf(config: GatewayConfig, engine: Workload): readonly HostGpu[] {
  return config.host.gpus.filter(({ id }) => engine.gpus.includes(id));
}
