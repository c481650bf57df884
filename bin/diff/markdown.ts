/** A comparison as the comment of a pull request: what matters open, figures folded. */
import { name } from "./view-cells";
import type { Cell, Table } from "./view-cells";
import type { View } from "./view";

/** GitHub takes 65,536 characters. */
const longest = 60_000;

/** The first line is for finding the comment again: `config` is a path in the repository, known whatever the config says. */
export function markdownOf(config: string, view: View): string {
  const { headline, against, notices, containers, details } = view;
  const head = [
    commentMark(config),
    `### ${inline(headline)}`,
    ...list(notices.map((notice) => `- **${inline(notice)}**`)),
    ...list(view.findings.map(findingText)),
  ];
  const foot = inline([name(config), " ", ...against]);
  const folded = details.map(fold);
  const main = containers
    ? fit([tableOf(containers)], longest / 2, "The list of containers is too long to be shown.")
    : [];
  const room = longest - [...head, ...main, foot].join("\n\n").length;
  return `${[...head, ...main, ...fit(folded, room, "More is left out: a comment has an end."), foot].join("\n\n")}\n`;
}

/** Where there is nothing to compare: what is wrong, in the same place. */
export function refusalOf(config: string, findings: View["findings"]): string {
  const head = [commentMark(config), `### ${code(config)}: nothing can be said yet`];
  return `${[...head, ...list(findings.map(findingText))].join("\n\n")}\n`;
}

function list(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join("\n")];
}

/** As the terminal shows them beside standard output. */
function findingText({ severity, path, message, fix, code: kind }: View["findings"][number]): string {
  const subject = path === "" ? "" : `${code(path)}: `;
  return `- ${severity === "error" ? "✖" : "⚠"} ${subject}${escaped(message)} (${code(kind)})<br>${escaped(fix)}`;
}

/** Several configs of a repository may have stacks of one name. */
function commentMark(config: string): string {
  return `<!-- llm-gateway diff: ${config.split("/").map(encodeURIComponent).join("/")} -->`;
}

/** As many as there is room for. */
function fit(parts: readonly string[], room: number, otherwise: string): readonly string[] {
  let left = room - otherwise.length;
  const kept = parts.filter((part) => (left -= part.length + 2) >= 0);
  return kept.length === parts.length ? parts : [...kept, otherwise];
}

function fold(table: Table): string {
  const count = table.rows.length === 1 ? "" : ` (${table.rows.length})`;
  return `<details><summary>${escaped(table.title)}${count}</summary>\n\n${tableOf(table)}\n\n</details>`;
}

function tableOf({ head, rows }: Table): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(head.map(escaped)),
    row(head.map(() => "---")),
    ...rows.map((cells) => row(cells.map((cell) => inline(cell)))),
  ].join("\n");
}

function inline(cell: Cell): string {
  return cell.map((part) => (typeof part === "string" ? escaped(part) : code(part.name))).join("");
}

/** Nothing of it is markup, a mention of somebody, or HTML. */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]~#|]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;");
}

/** With a fence that the text does not have; a table's line ends a cell even inside of it. */
function code(text: string): string {
  const inside = oneLine(text).replaceAll("|", "\\|");
  const longestRun = Math.max(0, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  const pad = /^`|`$|^ .* $/.test(inside) ? " " : "";
  return inside === "" ? "–" : `${fence}${pad}${inside}${pad}${fence}`;
}

function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}
