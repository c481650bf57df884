/** A finding: something in the user's input that is wrong or worth knowing. Plain data; collected, never thrown. */
export interface Finding {
  /** Permanent code, `AREA.WHAT_HAPPENED`. Listed in docs/errors.md. */
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Path in the config, such as `models.gpt-oss-120b.vllm.gpus`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong: got against allowed. Lower case, no full stop. Never a secret's value. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly fix: string;
  /** The file it is about, where that is not the config, or several are judged together. */
  readonly file?: string;
  /** Where the path, or the nearest part of it that is there, stands in the file. */
  readonly location?: Location;
}

/** Both count from 1; a column is a UTF-16 code unit. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/** Writes a path: `models["llama-3.1"].vllm.gpuIds[0]`. */
export function formatPath(segments: readonly PropertyKey[]): string {
  let path = "";
  for (const segment of segments) {
    if (typeof segment === "number") path += `[${segment}]`;
    else if (/^[A-Za-z0-9_-]+$/.test(String(segment)))
      path += path === "" ? String(segment) : `.${String(segment)}`;
    else path += `[${JSON.stringify(String(segment))}]`;
  }
  return path;
}

/** The parts of a path that formatPath wrote; what comes behind a part that it did not write is left out. */
export function parsePath(path: string): readonly string[] {
  const segments: string[] = [];
  const part = /\.?([A-Za-z0-9_-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y;
  for (let match = part.exec(path); match; match = part.exec(path)) {
    const [, key, index, quoted] = match;
    segments.push(key ?? index ?? String(JSON.parse(quoted ?? '""')));
  }
  return segments;
}

/** True when one path lies within the other. */
export function touches(a: string, b: string): boolean {
  return a !== "" && b !== "" && (within(a, b) || within(b, a));
}

export function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

/** Sorted by path (shallow first), then code; exact duplicates removed. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  return [...unique.values()].sort(
    (a, b) =>
      depth(a.path) - depth(b.path) ||
      compareText(a.path, b.path) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

/** In the order in which people read files: by file, by line, and then as the others. */
export function locatedFindings(findings: readonly Finding[]): readonly Finding[] {
  const place = ({ location }: Finding) => location ?? { line: 0, column: 0 };
  return [...sortFindings(findings)].sort(
    (a, b) =>
      compareText(a.file ?? "", b.file ?? "") ||
      place(a).line - place(b).line ||
      place(a).column - place(b).column,
  );
}

/** Whether a deployment would be refused; warnings do not count. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === "error");
}

/** The text that people read. `file` names the config, in the closing count and where a finding has a place in it. */
export function formatFindings(findings: readonly Finding[], file: string): string {
  if (findings.length === 0) return "";
  const inOrder = findings.some((finding) => finding.file !== undefined) ? locatedFindings : sortFindings;
  const lines = inOrder(findings).flatMap((finding) => [
    `${finding.severity === "error" ? "✖" : "⚠"} ${headOf(finding)}`,
    ...placeOf(finding, file),
    `  fix: ${finding.fix}`,
  ]);
  const errors = findings.filter((finding) => finding.severity === "error").length;
  const counts = [count(errors, "error"), count(findings.length - errors, "warning")].filter(
    (text) => text !== "",
  );
  return [...lines, `${counts.join(", ")} in ${file}`].join("\n");
}

/** One finding without its place and its mark, for those who set their own. */
export function formatFinding(finding: Finding): string {
  return `${headOf(finding)}\n  fix: ${finding.fix}`;
}

function headOf({ path, message, code }: Finding): string {
  return `${path === "" ? "" : `${path}: `}${message}  ${code}`;
}

function placeOf({ file: own, location }: Finding, file: string): readonly string[] {
  if (location) return [`  at ${own ?? file}:${location.line}:${location.column}`];
  return own === undefined ? [] : [`  at ${own}`];
}

function count(n: number, noun: string): string {
  if (n === 0) return "";
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function depth(path: string): number {
  return path === "" ? 0 : path.split(/[.[]/).length;
}

/** The one order of texts: by code unit, the same on every machine whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
