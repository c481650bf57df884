/** What the readers of variables share: values, the config so far, findings. */
import type { Finding } from "../findings";
import type { Path, Settings } from "./settings";

export interface Context {
  readonly values: ReadonlyMap<string, string>;
  readonly settings: Settings;
  readonly findings: Finding[];
  /** Names that were understood. */
  readonly used: Set<string>;
}

/** The value of the first of the names that has one. */
export function read({ values, used }: Context, ...names: readonly string[]): Found | undefined {
  for (const name of names) if (values.has(name)) used.add(name);
  const name = names.find((one) => (values.get(one) ?? "") !== "");
  return name === undefined ? undefined : { name, value: values.get(name) ?? "" };
}

export interface Found {
  readonly name: string;
  readonly value: string;
}

/** Writes the value of a variable as it is. */
export function take(context: Context, path: Path, ...names: readonly string[]): void {
  const found = read(context, ...names);
  if (found) context.settings.set(path, found.value, found.name);
}
