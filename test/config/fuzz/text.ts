/** Changes to the text of a file, below what YAML calls structure. */
import fc from "fast-check";

export interface Bend {
  readonly kind: keyof typeof kinds;
  readonly line: number;
  readonly other: number;
}

const marks: readonly string[] = [
  ...[
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!!int ",
    "!own ",
    "? ",
    "- ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    "|",
    ">",
    "%",
  ],
  ...[
    "---",
    "...",
    "\t",
    "\u0000",
    "\ufeff",
    "'",
    '"',
    "@",
    "`",
    "# ",
    "&a [*a]",
    "&a {a: *a}",
    "~",
    "__proto__: ",
  ],
];

const kinds = {
  none: (lines) => lines,
  remove: (lines, line) => lines.toSpliced(line, 1),
  twice: (lines, line) => lines.toSpliced(line, 0, lines[line] ?? ""),
  indent: (lines, line, other) => lines.with(line, " ".repeat(other % 5) + (lines[line] ?? "").trimStart()),
  truncate: (lines, line, other) => [...lines.slice(0, line), (lines[line] ?? "").slice(0, other % 40)],
  mark: (lines, line, other) => lines.with(line, inserted(lines[line] ?? "", other)),
  swap: (lines, line, other) => lines.with(line, lines[other % lines.length] ?? ""),
} satisfies Record<string, (lines: readonly string[], line: number, other: number) => readonly string[]>;

export const textMutations: fc.Arbitrary<readonly Bend[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
    line: fc.nat(),
    other: fc.nat(),
  }),
  { maxLength: 3 },
);

export function bentText(text: string, bends: readonly Bend[]): string {
  return bends
    .reduce<readonly string[]>(
      (lines, { kind, line, other }) =>
        lines.length === 0 ? lines : kinds[kind](lines, line % lines.length, other),
      text.split("\n"),
    )
    .join("\n");
}

/** A mark somewhere in the line: at its start, behind its colon, at its end. */
function inserted(line: string, other: number): string {
  const mark = marks[other % marks.length] ?? "";
  const place =
    [0, line.indexOf(":") + 1, line.length, line.length - line.trimStart().length][other % 4] ?? 0;
  return line.slice(0, place) + mark + line.slice(place);
}
