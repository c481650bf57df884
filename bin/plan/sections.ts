/** The plan as titled tables, for the terminal and for the page alike. */
import type { Known } from "./known";
import type { EngineMemory, GatewayPlan, Workload } from "../../config";
import { answeredBy, fallbackText, times } from "./answers";
import { figures } from "./gpu-groups";
import { idRanges, shortNames } from "./short-names";

export interface Section {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One row per engine and kind of GPU it sits on; equal replicas share a row. */
export function enginesSection(plan: GatewayPlan): Section {
  const rows = engineRows(plan).map(({ model, workloads, gpus, memory }) => [
    times(model, workloads.length),
    idRanges(gpus),
    ...(memory ? memoryCells(memory) : memoryHead.map(() => "-")),
  ]);
  return { title: "Engines (GiB on each GPU)", head: ["MODEL", "GPU", ...memoryHead], rows };
}

const memoryHead = [
  "WEIGHTS",
  "KV CACHE",
  "OVERHEAD",
  "SHARE",
  "CACHE TOKENS",
  "MAX LENGTH",
  "FITS UP TO",
  "FULL-LENGTH REQUESTS",
];

function memoryCells(memory: EngineMemory): readonly string[] {
  return [
    fixed(memory.weightsGiB),
    fixed(memory.kvCacheGiB),
    fixed(memory.overheadGiB),
    memory.gpuMemoryUtilization.toFixed(2),
    String(memory.kvCacheTokens),
    String(memory.maxModelLen),
    String(memory.largestMaxModelLen),
    fixed(memory.maxConcurrentFullLength),
  ];
}

interface EngineRow {
  readonly model: string;
  readonly workloads: string[];
  readonly gpus: string[];
  readonly memory: EngineMemory | null;
}

function engineRows(plan: GatewayPlan): readonly EngineRow[] {
  const rows = new Map<string, EngineRow>();
  for (const { name, model, role, gpus, memory } of plan.workloads) {
    if (role !== "vllm") continue;
    for (const gpu of gpus) {
      const item = memory.find((candidate) => candidate.gpu === gpu) ?? null;
      const key = JSON.stringify([model, figures(item)]);
      const row = rows.get(key) ?? { model: model ?? name, workloads: [], gpus: [], memory: item };
      rows.set(key, row);
      if (row.workloads.at(-1) !== name) row.workloads.push(name);
      row.gpus.push(gpu);
    }
  }
  return [...rows.values()];
}

/** Engines without a GPU, by name. */
export function enginesOnCpu(plan: GatewayPlan): readonly string[] {
  const isOnCpu = ({ role, gpus }: Workload) => role === "vllm" && gpus.length === 0;
  return plan.workloads.filter(isOnCpu).map(({ name }) => name);
}

/** What the plan asks of the machine besides its GPUs. */
export function hostSection({ host }: GatewayPlan): Section {
  const { memoryGiB, limitsGiB, weightsGiB, diskGiB, downloads } = host;
  const ofMemory = memoryGiB === null ? "" : ` of ${fixed(memoryGiB)} GiB`;
  const rows = [
    ["container memory limits", `${fixed(limitsGiB)}${ofMemory === "" ? " GiB" : ofMemory}`],
    ...(weightsGiB.total > 0
      ? [["weights to read", `${fixed(weightsGiB.total)} GiB, ${fixed(weightsGiB.largest)} GiB of one model`]]
      : []),
    ...(diskGiB > 0 || downloads.length > 0 ? [["disk for weights", diskText(host)]] : []),
  ];
  return { title: "Host", head: ["WHAT", "HOW MUCH"], rows };
}

function diskText({ diskGiB, downloads }: GatewayPlan["host"]): string {
  const unknown = downloads.filter(({ sizeGiB }) => sizeGiB === null).map(({ source }) => source);
  const names = unknown.length > 3 ? `${unknown.length} models` : unknown.join(", ");
  const texts = [
    ...(diskGiB > 0 ? [`${fixed(diskGiB)} GiB`] : []),
    ...(unknown.length > 0 ? [`not known for ${names}`] : []),
  ];
  return texts.length === 0 ? "0.0 GiB" : texts.join("; ");
}

export function modelsSection(plan: GatewayPlan): Section {
  const rows = plan.routes.map((route) => [
    route.model,
    answeredBy(route),
    fallbackText(route),
    listed(route.aliases),
    route.maxInputTokens === null ? "-" : String(route.maxInputTokens),
  ]);
  const head = ["MODEL", "ANSWERED BY", "FALLBACKS", "ALIASES", "CONTEXT TOKENS"];
  return { title: "Models and routes", head, rows };
}

export function startOrderSection(plan: GatewayPlan): Section {
  const rows = plan.startOrder.map((group, index) => [String(index + 1), shortNames(group)]);
  return { title: "Start order", head: ["STEP", "WORKLOADS"], rows };
}

export function portsSection(plan: GatewayPlan): Section {
  const rows = plan.ports.map(({ bind, port, workload }) => [bind, String(port), workload]);
  return { title: "Published ports", head: ["ADDRESS", "PORT", "WORKLOAD"], rows };
}

/** Which secrets there are, and who reads them. Never a value. */
export function secretsSection(plan: Pick<GatewayPlan, "secrets">, values: Known): Section {
  const rows = plan.secrets.map(({ name, readers }) => [
    name,
    values.has(name) ? "set" : "not set",
    readers.join(", "),
  ]);
  return { title: "Secrets", head: ["NAME", "VALUE", "READ BY"], rows };
}

/** With one digit, so that a column is aligned at the dot. */
export function fixed(GiB: number): string {
  const text = GiB.toFixed(1);
  return text === "-0.0" ? "0.0" : text;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? "-" : names.join(", ");
}
