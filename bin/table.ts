/** Prints rows as aligned columns. */

/** A title, a head and rows; a column of numbers is set to the right. Empty when there are no rows. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const widths = head.map((name, column) =>
    Math.max(...[name, ...rows.map((row) => row[column] ?? "")].map(width)),
  );
  const isNumber = head.map((_, column) => isNumeric(rows.map((row) => row[column] ?? "")));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
        return isNumber[column] === true ? gap + cell : cell + gap;
      })
      .join("  ")
      .trimEnd();
  return [title, ...[head, ...rows].map((row) => `  ${line(row)}`)].join("\n");
}

function width(text: string): number {
  return Array.from(text).length;
}

/** True for a column of numbers, with dashes where there is none. */
export function isNumeric(cells: readonly string[]): boolean {
  return cells.every((cell) => /^(-?\d+(\.\d+)?|-|)$/.test(cell)) && cells.some((cell) => /\d/.test(cell));
}
