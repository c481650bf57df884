/** Prints rows as aligned columns. */

/** A title, a head and rows; a column of numbers is set to the right. Empty when there are no rows. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : print(title, [head, ...rows], rows);
}

/** The same without a head, for columns that need no name. */
export function columns(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : print(title, rows, rows);
}

function print(
  title: string,
  lines: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
): string {
  const all = (lines[0] ?? []).map((_, column) => ({
    width: Math.max(...lines.map((line) => width(line[column] ?? ""))),
    isNumber: isNumeric(rows.map((row) => row[column] ?? "")),
  }));
  const text = (line: readonly string[]) =>
    all
      .map((column, index) => {
        const cell = line[index] ?? "";
        const gap = " ".repeat(column.width - width(cell));
        return column.isNumber ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  return [title, ...lines.map((line) => `  ${text(line)}`)].join("\n");
}

function width(text: string): number {
  return Array.from(text).length;
}

/** True for a column of numbers, with dashes where there is none. */
export function isNumeric(cells: readonly string[]): boolean {
  return cells.every((cell) => /^(-?\d+(\.\d+)?|-|)$/.test(cell)) && cells.some((cell) => /\d/.test(cell));
}
