/** The plan as text for people: what sits where and how tight it is first, then everything else. */
import type { Known } from "./known";
import type { GatewayPlan } from "../../config";
import { columns, table } from "../table";
import { times } from "./answers";
import { bar, legend } from "./bar";
import { gpuGroups } from "./gpu-groups";
import type { GpuGroup } from "./gpu-groups";
import {
  enginesOnCpu,
  enginesSection,
  fixed,
  hostSection,
  modelsSection,
  portsSection,
  secretsSection,
  startOrderSection,
} from "./sections";
import type { Section } from "./sections";
import { idRanges, shortNames } from "./short-names";
import { inStyle } from "../style";
import type { Style } from "../style";

export function planTables(plan: GatewayPlan, values: Known, style: Style): string {
  return joined(style, [
    `${plan.name}: gateway at ${plan.url}`,
    ...placement(plan),
    headless(hostSection(plan)),
    print(modelsSection(plan)),
    headless(startOrderSection(plan)),
    print(portsSection(plan)),
    secrets(plan, values),
    plan.volumes.length === 0 ? "" : `Volumes with data, kept by destroy: ${shortNames(plan.volumes)}`,
  ]);
}

/** Only GPUs and engines: what there is to see of a plan that does not fit. */
export function placementTables(plan: GatewayPlan, style: Style): string {
  return joined(style, placement(plan));
}

export function secretsTable(plan: Pick<GatewayPlan, "secrets">, values: Known): string {
  return print(secretsSection(plan, values));
}

function tenantsText({ tenants }: Pick<GpuGroup, "tenants">): string {
  return tenants.length === 0
    ? "free"
    : tenants.map(({ model, workloads }) => times(model, workloads.length)).join(", ");
}

function placement(plan: GatewayPlan): readonly string[] {
  const onCpu = enginesOnCpu(plan);
  const groups = gpuGroups(plan);
  const rows = groups.map((group) => [
    idRanges(group.ids),
    group.name,
    fixed(group.totalGiB),
    bar(group),
    group.freeGiB === null ? "?" : fixed(group.freeGiB),
    tenantsText(group),
  ]);
  const bars = table("GPUs", ["GPU", "TYPE", "GiB", "MEMORY", "FREE GiB", "TENANTS"], rows);
  return [
    groups.length === 0 ? "" : `${bars}\n  ${legend(groups)}`,
    print(enginesSection(plan)),
    onCpu.length === 0 ? "" : `Engines on the CPU: ${shortNames(onCpu)}`,
  ];
}

function secrets(plan: GatewayPlan, values: Known): string {
  const names = (isSet: boolean) =>
    plan.secrets.filter(({ name }) => values.has(name) === isSet).map(({ name }) => name);
  const rows = [
    ["set", names(true).join(", ")],
    ["not set", names(false).join(", ")],
  ];
  return columns(
    "Secrets",
    rows.filter(([, list]) => list !== ""),
  );
}

function headless({ title, rows }: Section): string {
  return columns(title, rows);
}

function print({ title, head, rows }: Section): string {
  return table(title, head, rows);
}

function joined(style: Style, texts: readonly string[]): string {
  return inStyle(style, texts.filter((text) => text !== "").join("\n\n"));
}
