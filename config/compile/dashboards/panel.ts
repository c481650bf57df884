/** The kinds of panels that the dashboards are made of. All that they look like is said here, once. */
import type * as bargauge from "@grafana/grafana-foundation-sdk/bargauge";
import type { FieldConfig, Panel as SdkPanel } from "@grafana/grafana-foundation-sdk/dashboard";
import type * as stat from "@grafana/grafana-foundation-sdk/stat";
import type * as table from "@grafana/grafana-foundation-sdk/table";
import type * as timeseries from "@grafana/grafana-foundation-sdk/timeseries";
import type { Plain } from "./plain";
import { lettered } from "./query";
import type { Lettered } from "./query";

type Field<Custom> = Omit<Plain<FieldConfig>, "custom"> & { readonly custom?: Partial<Plain<Custom>> };
type Override = NonNullable<Plain<SdkPanel>["fieldConfig"]>["overrides"][number];

interface Kind<Type extends string, Options, Custom = object> {
  readonly type: Type;
  readonly options: Plain<Options>;
  readonly fieldConfig: { readonly defaults: Field<Custom>; readonly overrides: readonly Override[] };
}

type Common = Pick<Plain<SdkPanel>, "title" | "description" | "datasource" | "targets" | "interval">;
type AnyKind =
  | Kind<"timeseries", timeseries.Options, timeseries.FieldConfig>
  | Kind<"stat", stat.Options>
  | Kind<"bargauge", bargauge.Options>
  | Kind<"table", table.Options, table.FieldConfig>;

/** A panel that has no place yet. */
export type Panel = Common & AnyKind & { readonly width: number; readonly height: number };

type Limits = readonly [warning: number, alarm: number];

interface Asked {
  readonly title: string;
  /** What it shows, and what to think of it. */
  readonly description: string;
  /** One of Grafana's units. */
  readonly unit: string;
  /** Of 24 columns. */
  readonly width: number;
  readonly height?: number;
  readonly queries: readonly Lettered[];
  readonly decimals?: number;
  readonly max?: number;
  /** From which value on, or below which, it is a warning and an alarm. */
  readonly worseFrom?: Limits;
  readonly worseBelow?: Limits;
}

/** `names`: each series has the colour of its name. A single colour: for one question, in shades where it has several series. */
type Colour = "names" | "blue" | "red";

/** Curves, or bars where each value is a sum of its own. */
export function curves(
  asked: Asked & { readonly colour?: Colour; readonly stacked?: boolean; readonly bars?: boolean },
): Panel {
  const { colour = "names", stacked = false, bars = false } = asked;
  return {
    ...common(asked, 8),
    type: "timeseries",
    options: {
      legend: { displayMode: "table", placement: "bottom", showLegend: true, calcs: ["mean", "max"] },
      tooltip: { mode: "multi", sort: "desc", hideZeros: false },
    },
    fieldConfig: {
      defaults: {
        ...field(asked),
        min: 0,
        color:
          colour === "names" ? { mode: "palette-classic-by-name" } : { mode: "shades", fixedColor: colour },
        custom: {
          drawStyle: bars ? "bars" : "line",
          lineWidth: 1,
          fillOpacity: bars ? 80 : stacked ? 30 : 8,
          showPoints: "never",
          spanNulls: false,
          stacking: { mode: stacked ? "normal" : "none", group: "A" },
          thresholdsStyle: { mode: asked.worseFrom === undefined ? "off" : "dashed" },
        },
      },
      overrides: [],
    },
  };
}

/** Single figures, each with its name where there are several. */
export function figures(
  asked: Asked & { readonly words?: Readonly<Record<string, readonly [text: string, colour: string]>> },
): Panel {
  const words = Object.entries(asked.words ?? {});
  const options = Object.fromEntries(
    words.map(([value, [text, color]], index) => [value, { text, color, index }]),
  );
  return {
    ...common(asked, 4),
    type: "stat",
    options: {
      ...reduced,
      graphMode: "none",
      colorMode: isJudged(asked) || words.length > 0 ? "background" : "value",
      justifyMode: "auto",
      textMode: "auto",
      wideLayout: true,
      showPercentChange: false,
      percentChangeColorMode: "standard",
      orientation: "auto",
    },
    fieldConfig: {
      defaults: {
        ...field(asked),
        color: { mode: "thresholds" },
        ...(words.length === 0 ? {} : { mappings: [{ type: "value", options }] }),
      },
      overrides: [],
    },
  };
}

/** Parts of a whole, the longest bar first. */
export function ranking(asked: Asked): Panel {
  return {
    ...common(asked, 8),
    type: "bargauge",
    options: {
      ...reduced,
      displayMode: "basic",
      valueMode: "text",
      namePlacement: "auto",
      showUnfilled: true,
      sizing: "auto",
      minVizWidth: 8,
      minVizHeight: 16,
      maxVizHeight: 24,
      legend: { displayMode: "list", placement: "bottom", showLegend: false, calcs: [] },
      orientation: "horizontal",
    },
    fieldConfig: {
      defaults: { ...field(asked), min: 0, color: { mode: "fixed", fixedColor: "blue" } },
      overrides: [],
    },
  };
}

/** Rows. `units`: those of columns that have another unit than the panel. */
export function listing(
  asked: Asked & {
    readonly units?: Readonly<Record<string, string>>;
    readonly sortedBy?: string;
    readonly names?: Readonly<Record<string, string>>;
    readonly hidden?: readonly string[];
  },
): Panel {
  const { units = {}, names = {}, hidden = [], sortedBy } = asked;
  const override = (column: string, id: string, value: unknown) => ({
    matcher: { id: "byName", options: column },
    properties: [{ id, value }],
  });
  return {
    ...common(asked, 9),
    type: "table",
    options: {
      frameIndex: 0,
      showHeader: true,
      cellHeight: "sm",
      ...(sortedBy === undefined ? {} : { sortBy: [{ displayName: sortedBy, desc: true }] }),
    },
    fieldConfig: {
      defaults: { ...field(asked), custom: { align: "auto", inspect: false, filterable: true } },
      overrides: [
        ...Object.entries(units).map(([column, unit]) => override(column, "unit", unit)),
        ...Object.entries(names).map(([column, name]) => override(column, "displayName", name)),
        ...hidden.map((column) => override(column, "custom.hidden", true)),
      ],
    },
  };
}

const reduced = { reduceOptions: { values: false, calcs: ["lastNotNull"], fields: "" } };

function common({ title, description, width, height, queries }: Asked, usualHeight: number) {
  const targets = lettered(queries);
  const datasource = targets[0]?.datasource;
  return {
    title,
    description,
    width,
    height: height ?? usualHeight,
    targets,
    ...(datasource === undefined ? {} : { datasource }),
  };
}

function isJudged({ worseFrom, worseBelow }: Asked): boolean {
  return (worseFrom ?? worseBelow) !== undefined;
}

function field(asked: Asked) {
  const { unit, decimals, max } = asked;
  return {
    unit,
    ...(decimals === undefined ? {} : { decimals }),
    ...(max === undefined ? {} : { max }),
    thresholds: { mode: "absolute", steps: steps(asked) } as const,
  };
}

/** Equal limits leave no room for a warning. */
function steps({ worseFrom, worseBelow }: Asked) {
  const step = (value: number | null, color: string) => ({ value, color });
  if (worseFrom) {
    const [warning, alarm] = worseFrom;
    return [step(null, "green"), ...(warning === alarm ? [] : [step(warning, "orange")]), step(alarm, "red")];
  }
  if (worseBelow) {
    const [warning, alarm] = worseBelow;
    return [step(null, "red"), ...(warning === alarm ? [] : [step(alarm, "orange")]), step(warning, "green")];
  }
  return [step(null, "blue")];
}
