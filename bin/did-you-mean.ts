/** What to say of a name on the command line that nobody knows. */
import { closestMatch } from "../config";

/** `there is no model "gpt-oss"; did you mean "gpt-oss-20b"?`, or all names when none is close. */
export function unknownName(kind: string, name: string, known: readonly string[]): string {
  const match = closestMatch(name, known);
  const hint = match === undefined ? `known: ${known.join(", ")}` : `did you mean ${JSON.stringify(match)}?`;
  return `there is no ${kind} ${JSON.stringify(name)}; ${hint}`;
}
