/** The plan as tables for people. */
import type { Deployment, GatewayPlan, GpuUse, Workload } from "../../config";
import { table } from "../table";

export function planTables(plan: GatewayPlan, values: ReadonlyMap<string, string>): string {
  return [
    `${plan.name}: gateway at ${plan.url}`,
    models(plan),
    placement(plan),
    startOrder(plan),
    ports(plan),
    secretsTable(plan, values),
    plan.volumes.length === 0 ? "" : `Volumes with data, kept by destroy: ${plan.volumes.join(", ")}`,
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function models(plan: GatewayPlan): string {
  const rows = plan.routes.map((route) => [
    route.model,
    answeredBy(route.deployments),
    listed(route.fallbacks),
    listed(route.aliases),
    route.maxInputTokens === null ? "-" : String(route.maxInputTokens),
  ]);
  return table("Models and routes", ["MODEL", "ANSWERED BY", "FALLBACKS", "ALIASES", "CONTEXT TOKENS"], rows);
}

/** Own engines by name; an endpoint with several keys once, with their number. */
function answeredBy(deployments: readonly Deployment[]): string {
  const names = deployments.map((deployment) => deployment.workload ?? deployment.model);
  return [...new Set(names)]
    .map((name) => {
      const times = names.filter((other) => other === name).length;
      return times === 1 ? name : `${name} × ${times}`;
    })
    .join(", ");
}

function placement(plan: GatewayPlan): string {
  const engines = plan.workloads.filter((workload) => workload.role === "vllm");
  if (plan.gpus.length === 0) {
    const names = engines.map((engine) => engine.name).join(", ");
    return engines.length === 0 ? "" : `Placement\n  no GPUs; on the CPU: ${names}`;
  }
  const head = [
    "GPU",
    "NAME",
    "TOTAL GiB",
    "USED GiB",
    "TENANT",
    "WEIGHTS GiB",
    "KV GiB",
    "FULL-LENGTH REQUESTS",
  ];
  return table(
    "Placement",
    head,
    plan.gpus.flatMap((gpu) => gpuRows(gpu, engines)),
  );
}

/** One row per tenant; the GPU's own columns only on the first. */
function gpuRows(gpu: GpuUse, engines: readonly Workload[]): readonly (readonly string[])[] {
  const own = [gpu.id, gpu.name, number(gpu.totalGiB), number(gpu.usedGiB)];
  if (gpu.tenants.length === 0) return [[...own, "free", "-", "-", "-"]];
  return gpu.tenants.map((tenant, index) => {
    const memory = engines.find(({ name }) => name === tenant)?.memory.find((item) => item.gpu === gpu.id);
    const figures = [memory?.weightsGiB, memory?.kvCacheGiB, memory?.maxConcurrentFullLength];
    return [...(index === 0 ? own : ["", "", "", ""]), tenant, ...figures.map(number)];
  });
}

function startOrder(plan: GatewayPlan): string {
  const rows = plan.startOrder.map((group, index) => `  ${index + 1}  ${group.join(", ")}`);
  return ["Start order", ...rows].join("\n");
}

function ports(plan: GatewayPlan): string {
  const rows = plan.ports.map(({ bind, port, workload }) => [bind, String(port), workload]);
  return table("Published ports", ["ADDRESS", "PORT", "WORKLOAD"], rows);
}

/** Which secrets there are, and who reads them. Never a value. */
export function secretsTable(
  plan: Pick<GatewayPlan, "secrets">,
  values: ReadonlyMap<string, string>,
): string {
  const rows = plan.secrets.map(({ name, readers }) => [
    name,
    values.has(name) ? "set" : "not set",
    readers.join(", "),
  ]);
  return table("Secrets", ["NAME", "VALUE", "READ BY"], rows);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "-" : names.join(", ");
}

function number(value: number | undefined): string {
  return value === undefined ? "-" : String(Math.round(value * 10) / 10);
}
