/** A value of a report as text. */
import type { Cell } from "../run";

const time = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?([+-]\d{2}:\d{2})$/;

/** In full, for machines: empty for nothing, lists with commas between. */
export function exactly(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return "";
  return typeof cell === "object" ? cell.map(exactly).join(", ") : String(cell);
}

/** For people: times to the second in their zone, `-` for nothing, line breaks as blanks, at most so many letters. */
export function shortly(cell: Cell | undefined, longest: number): string {
  const text = exactly(cell).replace(time, "$1 $2").replace(/\s+/g, " ").trim();
  const letters = Array.from(text);
  if (letters.length === 0) return "-";
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : text;
}
