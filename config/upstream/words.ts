/** How the upstream tables are written down: as text, so that hundreds of names stay readable on a screen. */

/** The words of a text, split on white space. */
export function words(text: string): readonly string[] {
  return Object.freeze(text.split(/\s+/).filter((word) => word !== ""));
}

/** The lines of a text as rows, each line split on `|` into trimmed cells. */
export function rows(text: string): readonly (readonly string[])[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Object.freeze(lines.map((line) => Object.freeze(line.split("|").map((cell) => cell.trim()))));
}
