/** The door: a config from environment variables alone. Values of secrets never enter it, only their names. */
import * as messages from "../errors/variable";
import { sortFindings } from "../findings";
import type { Finding } from "../findings";
import type { Context } from "./context";
import { readModels } from "./models";
import { isProviderKey, knownSecrets, meaninglessNames, retiredNames } from "./names";
import { readCache, readDatabase, readLangfuse, readProxy, readServicePorts } from "./services";
import { Settings } from "./settings";
import type { Path } from "./settings";

export { isProviderKey, retiredNames } from "./names";
export { Settings } from "./settings";
export type { Path } from "./settings";

export interface FromEnvironment {
  /** For the schema to check; without `models` where no key is listed. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Their `path` is the variable's name. */
  readonly findings: readonly Finding[];
  /** Path in the config → variable that it came from; `default` where none says it. */
  readonly origins: ReadonlyMap<Path, string>;
  /** Variables that mean something here. */
  readonly used: ReadonlySet<string>;
}

export interface EnvironmentOptions {
  /** Hosts that the toolkit's own Redis and Postgres replace. @default none: a named host is somebody else's */
  readonly ownHosts?: ReadonlySet<string>;
  /** Models of a launcher are named elsewhere, and have the launcher's defaults. @default false */
  readonly hasModels?: boolean;
  /** Traces of Langfuse. @default when its keys have values */
  readonly traces?: boolean | undefined;
}

export function gatewayFromEnvironment(
  values: ReadonlyMap<string, string>,
  { ownHosts = new Set(), hasModels = false, traces }: EnvironmentOptions = {},
): FromEnvironment {
  const context: Context = { values, settings: new Settings(), findings: [], used: new Set() };
  readModels(context, hasModels);
  readProxy(context);
  readCache(context, ownHosts);
  readDatabase(context, ownHosts);
  readServicePorts(context);
  readLangfuse(context, traces);
  readHuggingFace(context);
  for (const name of values.keys()) judge(context, name);
  const { settings, findings, used } = context;
  return { input: settings.input, findings: sortFindings(findings), origins: settings.origins, used };
}

function readHuggingFace({ values, settings, used }: Context): void {
  for (const name of ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"]) {
    if (!values.has(name)) continue;
    used.add(name);
    settings.set(["huggingFace", "token"], name, name);
  }
}

function judge({ findings, used }: Context, name: string): void {
  const successor = Object.hasOwn(retiredNames, name) ? retiredNames[name] : undefined;
  const reason = Object.hasOwn(meaninglessNames, name) ? meaninglessNames[name] : undefined;
  if (successor !== undefined) findings.push(messages.nameRetired(name, successor));
  if (reason !== undefined) findings.push(messages.nameMeansNothing(name, reason));
  const isKnown = successor !== undefined || reason !== undefined;
  if (isKnown || isProviderKey(name) || knownSecrets.includes(name)) used.add(name);
}
