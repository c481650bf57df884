/** docs/errors.md: the catalogue of codes as people read it, made from the catalogue itself. */
import { errorAreas } from "../config";
import type { ErrorArea, ErrorEntry } from "../config";
import { code, table } from "./markdown";

const introduction = `# Error codes

Made from \`config/errors/catalogue/\` by \`npm run golden\`; do not edit by hand. \`llm-gateway explain CODE\` shows one row of it.

Everything that is wrong in a config is a _finding_: a path, what is wrong, a \`fix:\` sentence, and a permanent code. All findings of a
file are shown in one run, shallow paths first. An error ends with exit code 1; a warning does not, except with \`--strict\`. Codes never
change their meaning and are never used again for something else.

A finding that is only the consequence of another one is left out: correct what is shown and run the command again.
`;

export function errorsPage(): string {
  return [introduction, ...errorAreas.map(section)].join("\n");
}

function section({ title, prefixes, introduction: text, entries }: ErrorArea): string {
  return `## ${title} (${prefixes.map(code).join(", ")})

${text}

${table(
  ["code", "severity", "what it means", "what to do", "example"],
  Object.entries(entries).map(([name, entry]) => [
    `<a id="${name}"></a>${code(name)}`,
    severity(entry),
    entry.meaning,
    entry.fix,
    example(entry),
  ]),
)}
`;
}

function severity({ severity: usual, elsewhere }: ErrorEntry): string {
  return elsewhere === undefined ? usual : `${usual}; ${elsewhere}`;
}

/** As code, so that nothing in it is markup; a bar would still end the cell. */
function example({ example: { path, message } }: ErrorEntry): string {
  const text = (path === "" ? message : `${path}: ${message}`).replaceAll("|", "\\|");
  return text.includes("`") ? `\`\` ${text} \`\`` : code(text);
}
