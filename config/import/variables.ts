/** Environment variables of the env files and of the proxy's container, through the reading that the toolkit itself uses. */
import { gatewayFromEnvironment, isProviderKey } from "../environment";
import type { EnvironmentOptions } from "../environment";
import type { ForeignDocument, Launch, Variable } from "../foreign";
import { formatPath } from "../findings";
import { isSecretName, namesASecret } from "../schema/secret";
import { holdsSecretValue, needSecret, put } from "./context";
import type { Context } from "./context";
import type { Place } from "./report";
import { besides } from "./sources";
import type { EnvDocument } from "./sources";

/** A variable with its value and where it stands. */
export interface Known {
  readonly value: string;
  readonly place: Place;
  /** Set for the proxy itself, not only for other files to use. */
  readonly isForProxy: boolean;
}

/** Samples count least, then env files, then what the proxy's container is given. */
export function knownVariables(
  envFiles: readonly EnvDocument[],
  proxies: readonly { readonly file: string; readonly launch: Launch }[],
  context: Context,
): Map<string, Known> {
  const known = new Map<string, Known>();
  const add = (file: string, variable: Variable, isForProxy: boolean) => {
    const { name, value } = variable;
    const [other] = value?.names ?? [];
    // `UI_PASSWORD: ${LITELLM_UI_PASSWORD}`: the value lies under the other name.
    if (isForProxy && other !== undefined && other !== name && namesASecret(other) && known.has(other))
      return;
    if (value)
      known.set(name, { value: value.text, place: { file, location: variable.location }, isForProxy });
  };
  const samplesFirst = envFiles.toSorted((a, b) => Number(isSample(b.file)) - Number(isSample(a.file)));
  for (const { file, variables } of samplesFirst)
    for (const variable of variables) add(file, variable, false);
  for (const { file, launch } of proxies) {
    for (const word of launch.container?.envFiles ?? []) {
      const path = besides(file, word.text);
      const found = envFiles.find((one) => one.file === path);
      if (!found)
        context.report.unmapped(
          { file, location: word.location },
          `env_file ${word.text}`,
          "is not among the given files",
        );
      else for (const variable of found.variables) add(found.file, variable, true);
    }
    for (const variable of launch.environment) add(file, variable, true);
  }
  return known;
}

function isSample(file: string): boolean {
  return /example|sample|template/.test(file);
}

/** `mentions` says whether another file asks for a variable. */
export function mapVariables(
  context: Context,
  known: ReadonlyMap<string, Known>,
  options: EnvironmentOptions,
  mentions: (name: string) => boolean,
): void {
  const values = new Map([...known].map(([name, { value }]) => [name, value]));
  const read = gatewayFromEnvironment(values, options);
  const reported = new Set<string>();
  for (const [path, origin] of read.origins) {
    const place = known.get(origin)?.place;
    const value = path.reduce((part: unknown, key) => (part as Record<string, unknown>)[key], read.input); // a path of this input
    if (!place) context.settings.set(path, value, origin);
    else put(context, place, origin, path, value, renamed(origin));
    reported.add(origin);
  }
  for (const { path: name, message } of read.findings) {
    const place = known.get(name)?.place;
    if (place) context.report.unmapped(place, name, message);
    reported.add(name);
  }
  for (const [name, variable] of known)
    if (!reported.has(name)) mapOther(context, name, variable, read.used.has(name), mentions(name));
}

function renamed(name: string): string | null {
  if (name === "LITELLM_UI_USER") return "LiteLLM reads UI_USERNAME";
  return name === "LITELLM_UI_PASSWORD" ? "LiteLLM reads UI_PASSWORD; the toolkit hands the value on" : null;
}

function mapOther(context: Context, name: string, known: Known, isUsed: boolean, isMentioned: boolean): void {
  const { place, value, isForProxy } = known;
  const note = renamed(name);
  if (note !== null) context.report.corrected(place, name, homeOf(name), note);
  else if (isUsed || context.secrets.has(name)) context.report.mapped(place, name, homeOf(name));
  else if (isMentioned) context.report.mapped(place, name, null, "filled in where another file asks for it");
  else if (!isForProxy) context.report.unmapped(place, name, "nothing imported reads it");
  else if (!isSecretName(name))
    context.report.unmapped(place, name, "is no name that the proxy's container can get");
  else if (holdsSecretValue(name, value))
    put(context, place, name, ["proxy", "secretEnv", name], needSecret(context, name, place));
  else put(context, place, name, ["proxy", "env", name], value);
}

/** Where the config names it, as far as one variable has one place. */
function homeOf(name: string): string | null {
  if (isProviderKey(name)) return null;
  const homes: Readonly<Record<string, readonly string[]>> = {
    LITELLM_MASTER_KEY: ["proxy", "masterKey"],
    LITELLM_SALT_KEY: ["proxy", "saltKey"],
    LITELLM_LOG: ["proxy", "logLevel"],
    LITELLM_PORT: ["proxy", "port"],
    PORT: ["proxy", "port"],
    UI_USERNAME: ["proxy", "ui", "user"],
    LITELLM_UI_USER: ["proxy", "ui", "user"],
    UI_PASSWORD: ["proxy", "ui", "password"],
    DATABASE_URL: ["database"],
    LITELLM_POSTGRES_PASSWORD: ["database"],
    POSTGRES_PASSWORD: ["database"],
    REDIS_HOST: ["cache"],
    REDIS_PORT: ["cache"],
    REDIS_PASSWORD: ["cache"],
  };
  return Object.hasOwn(homes, name) ? formatPath(homes[name] ?? []) : null;
}

/** Whether any document but env files names a variable. */
export function mentioned(documents: readonly ForeignDocument[], texts: ReadonlyMap<string, string>) {
  const others = documents.filter(({ kind }) => kind !== "env").map(({ file }) => texts.get(file) ?? "");
  return (name: string) => others.some((text) => new RegExp(`(\\$\\{?|os\\.environ/)${name}\\b`).test(text));
}
