/** Puts panels in their places and makes a whole dashboard of them. */
// The second form, which the SDK prefers, can be provisioned from Grafana 12 on alone; every version reads this one.
/* eslint-disable @typescript-eslint/no-deprecated */
import type { Dashboard as SdkDashboard, VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import type { DashboardName } from "../../plan/grafana";
import type { Panel } from "./panel";
import type { Plain } from "./plain";

export type Variable = Plain<VariableModel>;

/** One question, and the panels that answer it. */
export interface Row {
  /** Null: panels without a heading. */
  readonly question: string | null;
  readonly panels: readonly Panel[];
}

export interface Sketch {
  readonly title: string;
  readonly description: string;
  /** How far back it looks at first. */
  readonly from: string;
  readonly refresh: string;
  readonly variables: readonly Variable[];
  readonly rows: readonly Row[];
}

/** Links and bookmarks hold on to it. */
function uidOf(name: DashboardName): string {
  return `gateway-${name}`;
}

/** The same ids and places for the same sketch. Rows without panels are left out. */
export function dashboard(name: DashboardName, sketch: Sketch): Plain<SdkDashboard> {
  const { title, description, from, refresh, variables } = sketch;
  return {
    uid: uidOf(name),
    title,
    description,
    tags: ["llm-gateway"],
    timezone: "browser",
    editable: false,
    graphTooltip: 1,
    time: { from, to: "now" },
    refresh,
    schemaVersion: 42,
    fiscalYearStartMonth: 0,
    links: [
      {
        title: "Dashboards",
        type: "dashboards",
        icon: "external link",
        tooltip: "The others, with the same time",
        tags: ["llm-gateway"],
        asDropdown: true,
        targetBlank: false,
        includeVars: true,
        keepTime: true,
      },
    ],
    annotations: { list: [] },
    templating: { list: variables },
    panels: placed(sketch.rows.filter(({ panels }) => panels.length > 0)),
  };
}

const columns = 24;

function placed(rows: readonly Row[]): NonNullable<Plain<SdkDashboard>["panels"]> {
  const panels: Placed[] = [];
  const cursor = { x: 0, y: 0, height: 0 };
  const nextLine = () => Object.assign(cursor, { x: 0, y: cursor.y + cursor.height, height: 0 });
  const nextId = () => panels.length + 1;
  for (const { question, panels: answers } of rows) {
    nextLine();
    if (question !== null) {
      const gridPos = { x: 0, y: cursor.y, w: columns, h: 1 };
      panels.push({ type: "row", id: nextId(), title: question, collapsed: false, gridPos, panels: [] });
      cursor.y += 1;
    }
    for (const { width, height, ...panel } of answers) {
      if (cursor.x + width > columns) nextLine();
      panels.push({ ...panel, id: nextId(), gridPos: { x: cursor.x, y: cursor.y, w: width, h: height } });
      cursor.x += width;
      cursor.height = Math.max(cursor.height, height);
    }
  }
  return panels;
}

type Placed = NonNullable<Plain<SdkDashboard>["panels"]>[number];
