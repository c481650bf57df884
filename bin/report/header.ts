/** The comment above the SQL of a report: what it is, what it takes and what its columns mean. */

export type Bucket = "day" | "hour";
/** What a report cannot do without. */
type Need = "session" | "end-user" | "table";

/** In the order of lists and pages. */
export const groups = ["Cost", "Usage", "Latency and errors", "Conversations", "Database"] as const;

export interface ReportHeader {
  readonly title: string;
  readonly group: (typeof groups)[number];
  /** Ids of docs/requirements.md. */
  readonly requirements: readonly string[];
  readonly about: string;
  /** Default of `--since`; undefined for a report without a window. */
  readonly window: string | undefined;
  /** A window that is a duration has whole ones of these. */
  readonly bucket: Bucket | undefined;
  /** The only time zone that the figures have. */
  readonly zone: string | undefined;
  /** Default of `--limit`; undefined for a report that prints all rows. */
  readonly limit: number | undefined;
  /** Values of `--by`, the first as default. */
  readonly by: readonly string[];
  readonly needs: Need | undefined;
  /** Empty without stored prompts. */
  readonly readsPrompts: boolean;
  readonly chart: Chart | undefined;
  readonly columns: readonly ReportColumn[];
}

interface ReportColumn {
  readonly name: string;
  readonly meaning: string;
}

/** `line` over time, `bar` by name. */
export interface Chart {
  readonly kind: "bar" | "line";
  readonly label: string;
  readonly values: readonly string[];
}

const about = ["title", "group", "requirement", "about", "prompts", "chart", "columns"];
const known = new Set([...about, "window", "bucket", "zone", "limit", "by", "needs"]);

/** Throws for a comment of another form: the files are the product's own. */
export function parseHeader(text: string): ReportHeader {
  const values = new Map<string, string>();
  const columns: ReportColumn[] = [];
  for (const line of text.split("\n").filter((line) => line.startsWith("--"))) {
    const [, indent = "", key = "", value = ""] = /^--( +)(\w+): ?(.*)$/.exec(line) ?? [];
    if (indent.length > 1) columns.push({ name: key, meaning: value });
    else if (known.has(key)) values.set(key, value);
    else if (columns.length === 0) throw new Error(`not a line of a report's header: ${line}`);
  }
  const list = (key: string) => (values.get(key) ?? "").split(/,\s*/).filter((part) => part !== "");
  const limit = values.get("limit");
  return {
    title: values.get("title") ?? "",
    group: oneOf(groups, values.get("group")) ?? "Database",
    requirements: list("requirement"),
    about: values.get("about") ?? "",
    window: values.get("window"),
    bucket: oneOf(["day", "hour"], values.get("bucket")),
    zone: values.get("zone"),
    limit: limit === undefined ? undefined : Number(limit),
    by: list("by"),
    needs: oneOf(["session", "end-user", "table"], values.get("needs")),
    readsPrompts: values.get("prompts") === "yes",
    chart: parseChart(values.get("chart")),
    columns,
  };
}

function parseChart(text: string | undefined): Chart | undefined {
  if (text === undefined) return undefined;
  const [first, label, ...values] = text.split(" ");
  const kind = oneOf(["bar", "line"], first);
  if (kind === undefined || label === undefined || values.length === 0)
    throw new Error(`not a chart: ${text}`);
  return { kind, label, values };
}

function oneOf<Value extends string>(allowed: readonly Value[], text: string | undefined): Value | undefined {
  const found = allowed.find((value) => value === text);
  if (text !== undefined && found === undefined) throw new Error(`${text} is none of ${allowed.join(", ")}`);
  return found;
}
