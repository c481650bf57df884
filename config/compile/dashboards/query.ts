/** Queries of panels, one function per data source. */
import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";
import type { Dataquery as PrometheusQuery } from "@grafana/grafana-foundation-sdk/prometheus";
import type { Plain } from "./plain";

/** Grafana's own macros and variables stay in it: `$__rate_interval`, `$model`. */
export type Query = Plain<PrometheusQuery> | SqlQuery;

/** The SDK has no types for this data source. */
interface SqlQuery {
  readonly refId: string;
  readonly datasource: Plain<DataSourceRef>;
  readonly editorMode: "code";
  readonly format: "table" | "time_series";
  readonly rawQuery: true;
  readonly rawSql: string;
}

export const prometheusSource = { type: "prometheus", uid: "prometheus" } as const;
export const postgresSource = { type: "grafana-postgresql-datasource", uid: "postgres" } as const;

/** Without its letter, which follows from its place in the panel. */
export type Lettered = Omit<Plain<PrometheusQuery>, "refId"> | Omit<SqlQuery, "refId">;

/** Over the whole time shown. */
export function series(expr: string, legendFormat: string): Lettered {
  return { datasource: prometheusSource, editorMode: "code", expr, legendFormat, range: true };
}

/** As it is at the end of the time shown. */
export function now(expr: string, legendFormat: string): Lettered {
  return { datasource: prometheusSource, editorMode: "code", expr, legendFormat, instant: true };
}

/** The same as rows: a column per label, and `Value`. */
export function nowAsTable(expr: string): Lettered {
  return {
    datasource: prometheusSource,
    editorMode: "code",
    expr,
    legendFormat: "__auto",
    format: "table",
    instant: true,
  };
}

/** Rows as they are. */
export function rows(rawSql: string): Lettered {
  return { datasource: postgresSource, editorMode: "code", format: "table", rawQuery: true, rawSql };
}

/** Columns `time`, `metric` and a value. */
export function rowsOverTime(rawSql: string): Lettered {
  return { datasource: postgresSource, editorMode: "code", format: "time_series", rawQuery: true, rawSql };
}

/** With letters. */
export function lettered(queries: readonly Lettered[]): readonly Query[] {
  return queries.map((query, index) => ({ refId: String.fromCharCode(65 + index), ...query }));
}
