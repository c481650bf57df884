/** Dashboards as they are read back from their compiled texts. */
import { evaluateInput, formatFindings } from "../../../../config";
import { allDashboards } from "../../../../config/plan/grafana";
import type { DashboardName } from "../../../../config/plan/grafana";

export interface Target {
  readonly refId: string;
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly expr?: string;
  readonly legendFormat?: string;
  readonly instant?: boolean;
  readonly format?: string;
  readonly rawSql?: string;
}

export interface CompiledPanel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit?: string;
      readonly custom?: { readonly drawStyle?: string; readonly stacking?: { readonly mode: string } };
    };
  };
  readonly targets?: readonly Target[];
}

export interface Compiled {
  readonly uid: string;
  readonly title: string;
  readonly templating: { readonly list: readonly { readonly name: string; readonly query?: string }[] };
  readonly panels: readonly CompiledPanel[];
}

/** Those that the config has. */
export function dashboardsOf(
  artefacts: Readonly<Record<string, string>>,
): ReadonlyMap<DashboardName, Compiled> {
  const texts = allDashboards.map((name) => [name, artefacts[`grafana-dashboard:${name}`] ?? ""] as const);
  return new Map(
    texts.filter(([, text]) => text !== "").map(([name, text]) => [name, JSON.parse(text) as Compiled]), // this project wrote it
  );
}

export function dashboardsFor(input: object): ReadonlyMap<DashboardName, Compiled> {
  const { result, findings } = evaluateInput({ grafana: { enabled: true }, ...input });
  if (!result) throw new Error(formatFindings(findings, "the config"));
  return dashboardsOf(result.artefacts);
}

/** Without the headings of rows. */
export function answersOf({ panels }: Compiled): readonly CompiledPanel[] {
  return panels.filter(({ type }) => type !== "row");
}
