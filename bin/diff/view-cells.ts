/** Cells of tables: words of this program, and names that others chose, which a form shows as such. */

interface Name {
  readonly name: string;
}

export type Cell = readonly (string | Name)[];

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export function name(text: string): Name {
  return { name: text };
}

export function names(texts: readonly string[]): Cell {
  return texts.flatMap((text, index) => (index === 0 ? [name(text)] : [", ", name(text)]));
}

/** As long as a value may be. */
const longest = 60;

/** A dash where there is nothing. */
function value(text: string | null): string | Name {
  if (text === null || text === "") return "–";
  return name(text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
}

/** `32 → 48`, with a dash where one side has nothing; once what is the same on both. */
export function change(before: string | null, after: string | null): Cell {
  return before === after ? [value(after)] : [value(before), " → ", value(after)];
}

/** The same for figures of this program's own. */
export function figures(before: string | null, after: string | null): Cell {
  return [before === after ? (after ?? "–") : `${before ?? "–"} → ${after ?? "–"}`];
}

export function plainText(cell: Cell): string {
  return cell.map((part) => (typeof part === "string" ? part : part.name)).join("");
}
