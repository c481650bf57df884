/** What the importers share: the config so far, the report, and the secrets that it names. */
import type { Path, Settings } from "../environment";
import { formatPath } from "../findings";
import { isSecretName, namesASecret } from "../schema/secret";
import type { Place, ReportWriter } from "./report";

export interface Context {
  readonly settings: Settings;
  readonly report: ReportWriter;
  /** Secret → where it is asked for. */
  readonly secrets: Map<string, Place>;
}

/** Takes a value over, and says so; with a note it is a correction. What another file said before stays. */
export function put(
  { settings, report }: Context,
  place: Place,
  from: string,
  path: Path,
  value: unknown,
  note: string | null = null,
): void {
  const to = formatPath(path);
  if (!settings.set(path, value, `${place.file}:${place.location.line}`))
    report.unmapped(place, from, `${to} has another value already, from a file that counts for more`);
  else if (note === null) report.mapped(place, from, to);
  else report.corrected(place, from, to, note);
}

/** A secret that the config names. */
export function needSecret(context: Context, name: string, place: Place): string {
  if (!context.secrets.has(name)) context.secrets.set(name, place);
  return name;
}

/** A row of a table; keys of foreign files may be called like members of every object. */
export function row<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** How a file says a secret: by reference, by a reference that does not work there, as a placeholder, or written out. */
export type SecretForm =
  | { readonly form: "reference" | "shell"; readonly name: string }
  | { readonly form: "placeholder" | "literal" };

export const writtenOut =
  "a secret was written out: put its value into the env file, and write os.environ/NAME";

/** A value that must not be copied into a config: by its name a secret, or an address with a password. */
export function holdsSecretValue(name: string, value: unknown): boolean {
  if (typeof value !== "string") return false;
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/\s]*:[^/\s]*@/i.test(value)) return true;
  return namesASecret(name) && secretForm(value).form !== "reference";
}

const placeholders =
  /^(not[-_ ]?used|none|empty|dummy|no-?key|fake|na|n\/a|-|x+|sk-(1234|xxx+|dummy|fake|none)?|)$/i;

export function secretForm(text: string): SecretForm {
  const reference = /^os\.environ\/([A-Za-z_]\w*)$/.exec(text)?.[1];
  if (reference !== undefined && isSecretName(reference)) return { form: "reference", name: reference };
  const shell = /^\$\{?([A-Z]\w*)(?:[:?-][^}]*)?\}?$/.exec(text)?.[1];
  if (shell !== undefined && isSecretName(shell)) return { form: "shell", name: shell };
  return { form: placeholders.test(text) ? "placeholder" : "literal" };
}
