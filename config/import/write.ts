/** Writes a config as a file that people go on with: keys in the order of the docs, a comment where something was corrected. */
import { stringify } from "yaml";
import { formatPath } from "../findings";
import type { Report } from "./report";

export type ConfigFormat = "ts" | "yaml";

type Fields = Readonly<Record<string, unknown>>;

const order = (
  "name names production state host huggingFace defaults models routing proxy edge cache database prometheus grafana alerts " +
  "telemetry logs access litellm images imagePolicy versions secrets"
).split(" ");

const width = 110;

export function writeConfig(input: Fields, report: Report, format: ConfigFormat): string {
  const sorted = Object.fromEntries(Object.entries(input).toSorted(([a], [b]) => rank(a) - rank(b)));
  const notes = notesOf(report);
  const asks = asksOf(input);
  if (format === "ts")
    return `import { defineGateway } from "cdktf-vllm-litellm";\n\nexport default defineGateway({\n${[...asks.map((line) => `  // ${line}\n`), ...object(sorted, [], "  ", notes)].join("")}});\n`;
  const comments = [...notes].map(([path, note]) => `# ${path}: ${note.join("; ")}\n`);
  return `${asks.map((line) => `# ${line}\n`).join("")}${comments.join("")}${stringify(sorted, { lineWidth: width })}`;
}

/** An engine without a machine. */
function asksOf(input: Fields): readonly string[] {
  const engines = JSON.stringify(input.models ?? {}).includes('"vllm":');
  const host = input.host;
  const isKnown = typeof host === "object" && host !== null && ("preset" in host || "gpus" in host);
  return engines && !isKnown
    ? ['Which machine? Such as host: { preset: "dgx-h100" }; docs/presets.md has the list.']
    : [];
}

function rank(key: string): number {
  const at = order.indexOf(key);
  return at < 0 ? order.length : at;
}

/** Path → why it is not what stood in the file. */
function notesOf({ corrected }: Report): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, string[]>();
  for (const { to, note } of corrected)
    if (to !== null && note !== null) notes.set(to, [...new Set([...(notes.get(to) ?? []), note])]);
  return notes;
}

function object(
  fields: Fields,
  path: readonly string[],
  indent: string,
  notes: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    const own = [...path, key];
    const comments = (notes.get(formatPath(own)) ?? []).map((note) => `${indent}// ${note}\n`);
    return [...comments, `${indent}${keyOf(key)}: ${literal(value, own, indent, notes)},\n`];
  });
}

function literal(
  value: unknown,
  path: readonly string[],
  indent: string,
  notes: ReadonlyMap<string, readonly string[]>,
): string {
  const line = short(value);
  const inner = `${indent}  `;
  const isNoted = [...notes.keys()].some(
    (noted) => noted.startsWith(`${formatPath(path)}.`) || noted.startsWith(`${formatPath(path)}[`),
  );
  const isDeep = path.length === 1 && (path[0] === "models" || path[0] === "routing");
  const fits = indent.length + (path.at(-1) ?? "").length + line.length + 5 <= width;
  if (typeof value !== "object" || value === null || (fits && !isNoted && !isDeep)) return line;
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${inner}${short(item)},\n`).join("")}${indent}]`;
  return `{\n${object(value as Fields, path, inner, notes).join("")}${indent}}`; // not null, not an array
}

function short(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(short).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inside = Object.entries(value).map(([key, entry]) => `${keyOf(key)}: ${short(entry)}`);
  return inside.length === 0 ? "{}" : `{ ${inside.join(", ")} }`;
}

function keyOf(key: string): string {
  // In a literal the plain word would set the prototype.
  if (key === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
