/** The times that a report covers, as people read them. */
import type { Answer } from "../run";
import { shortly } from "./cells";

/** Empty for a report without a window. */
export function windowText({ since, until, timeZone }: Answer): string {
  if (since === null || until === null) return "";
  return `${shortly(since, 40)} to ${shortly(until, 40)}, ${timeZone}`;
}
