/** Values of the secrets: from their own sources, the environment, the env file. No value leaves in a message. */
import { dirname, resolve } from "node:path";
import { parseEnv } from "node:util";
import { identityFile, readEnvFile } from "./env-file";
import type { Encryption } from "./env-file";
import { missingSecret, weakValue } from "./errors/secret";
import { easyToGuess, envFileLocked, sameValue, sourceFailed } from "./errors/secret-values";
import type { KnownSecrets } from "./evaluate";
import type { Finding } from "./findings";
import type { SecretsConfig } from "./gateway-config";
import { isEasyToGuess, strengthOf, weaknessOf } from "./lint/secret-values";
import type { GatewayPlan } from "./plan/types";
import { pathOfSource, readSource } from "./secret-source";

export { encryptionOf, readEnvFile, sopsFormat } from "./env-file";

type SecretPlan = Pick<GatewayPlan, "secrets">;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything by name. The environment wins over the env file, which need not exist; an empty value wins over none. */
export function readVariables(envFile: string, environment: Environment): ReadonlyMap<string, string> {
  const { text = "" } = readEnvFile(envFile, { folder: dirname(envFile), environment });
  return merged(parseEnv(text), environment);
}

function merged(fromFile: Environment, environment: Environment): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of [...Object.entries(fromFile), ...Object.entries(environment)]) {
    if (value !== undefined && (value !== "" || !values.has(name))) values.set(name, value);
  }
  return values;
}

/** Where a value comes from, strongest first. */
export type SecretOrigin = "file" | "command" | "environment" | "env file";

export interface SecretPlaces {
  /** Folder of the config. */
  readonly folder: string;
  readonly config: SecretsConfig;
  readonly environment: Environment;
}

/** Files of this machine that hold values or open them: absolute, whether they are there or not. */
export function secretFiles(places: SecretPlaces): readonly string[] {
  const { folder, config } = places;
  const sources = Object.values(config.sources).flatMap((source) =>
    "file" in source ? [pathOfSource(source.file, places)] : [],
  );
  return [resolve(folder, config.envFile), identityFile({ ...config, ...places }), ...sources];
}

export interface Secrets {
  /** Without those of sources when only names were wanted. Empty ones count as none. */
  readonly values: ReadonlyMap<string, string>;
  readonly origins: ReadonlyMap<string, SecretOrigin>;
  /** How the env file is encrypted. */
  readonly encryption: Encryption | undefined;
  readonly findings: readonly Finding[];
}

/** `names` starts no source, and an env file that stays locked is a warning; with `values` both must give theirs. */
export function readSecrets(places: SecretPlaces, wanted: "names" | "values"): Secrets {
  const { folder, config, environment } = places;
  const file = resolve(folder, config.envFile);
  const { text = "", encryption, problem, names } = readEnvFile(file, { ...config, folder, environment });
  const written = parseEnv(text);
  const values = new Map([...merged(written, environment)].filter(([, value]) => value !== ""));
  const origins = new Map<string, SecretOrigin>(names.map((name) => [name, "env file"]));
  for (const [name, value] of values)
    origins.set(name, environment[name] === value ? "environment" : "env file");
  for (const name of names) if (problem === undefined && !values.has(name)) origins.delete(name);
  const findings: Finding[] = [];
  if (problem !== undefined && encryption !== undefined)
    findings.push(
      envFileLocked(config.envFile, encryption, problem, wanted === "values" ? "error" : "warning"),
    );
  for (const [name, source] of Object.entries(config.sources)) {
    values.delete(name);
    origins.set(name, "file" in source ? "file" : "command");
    if (wanted === "names") continue;
    const answer = readSource(source, places);
    if ("value" in answer) values.set(name, answer.value);
    else findings.push(sourceFailed(name, answer.problem));
  }
  return { values, origins, encryption, findings };
}

/** The names alone, for what depends on whether a secret is there. */
export function knownSecrets(places: SecretPlaces): KnownSecrets {
  const { folder, config, environment } = places;
  const { names } = readEnvFile(resolve(folder, config.envFile), { ...config, folder, environment });
  const { origins } = readSecrets(places, "names");
  return {
    set: new Set(origins.keys()),
    written: new Set(names.filter((name) => origins.has(name))),
  };
}

/** One finding per secret without a value: a warning while only looking, an error when something is about to start. */
export function missingSecrets(
  plan: SecretPlan,
  known: { readonly has: (name: string) => boolean },
  severity: "error" | "warning",
): readonly Finding[] {
  return plan.secrets
    .filter(({ name }) => !known.has(name))
    .map(({ name, readers }) => missingSecret(name, readers.join(", "), severity));
}

/** One finding per secret whose value is a default that everybody knows, or stands where a key should. */
export function weakSecrets(plan: SecretPlan, values: ReadonlyMap<string, string>): readonly Finding[] {
  return plan.secrets.flatMap(({ name, canBeMade }) => {
    const value = values.get(name);
    const weakness = value === undefined ? undefined : weaknessOf(value);
    return weakness === undefined ? [] : [weakValue(name, weakness, canBeMade)];
  });
}

/** One warning per own value that is easy to guess, and one per value that several secrets share. */
export function guessableSecrets(plan: SecretPlan, values: ReadonlyMap<string, string>): readonly Finding[] {
  const weak = plan.secrets.flatMap(({ name, canBeMade }) => {
    const value = values.get(name);
    if (!canBeMade || value === undefined || weaknessOf(value) !== undefined || !isEasyToGuess(value))
      return [];
    return [easyToGuess(name, strengthOf(value))];
  });
  const byValue = new Map<string, SecretPlan["secrets"][number][]>();
  for (const secret of plan.secrets) {
    const value = values.get(secret.name);
    if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), secret]);
  }
  const same = [...byValue.values()].filter(
    (secrets) => secrets.length > 1 && secrets.some(({ canBeMade }) => canBeMade),
  );
  return [...weak, ...same.map((secrets) => sameValue(secrets.map(({ name }) => name)))];
}
