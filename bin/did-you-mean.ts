/** What to say of a name on the command line that nobody knows. */
import { closestMatch } from "../config";

const shownNames = 24;

/** `there is no model "gpt-oss"; did you mean "gpt-oss-20b"?`, or the known names when none is close. */
export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const match = closestMatch(name, known);
  const shown = known.slice(0, shownNames).join(", ");
  const more = known.length > shownNames ? `, and ${known.length - shownNames} more` : "";
  const hint = match === undefined ? `known: ${shown}${more}` : `did you mean ${JSON.stringify(match)}?`;
  return `there is no ${kind} ${JSON.stringify(name)}; ${hint}`;
}
