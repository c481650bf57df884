/** Values of the secrets, read from the env file and the environment, and what is wrong with them. No value leaves in a message. */
import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { missingSecret, weakValue } from "./errors/secret";
import type { KnownSecrets } from "./evaluate";
import type { Finding } from "./findings";
import { weaknessOf } from "./lint/secret-values";
import type { GatewayPlan } from "./plan/types";

type SecretPlan = Pick<GatewayPlan, "secrets">;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything by name. The environment wins over the env file, which need not exist; an empty value wins over none. */
export function readVariables(envFile: string, environment: Environment): ReadonlyMap<string, string> {
  const fromFile = existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {};
  const values = new Map<string, string>();
  for (const [name, value] of [...Object.entries(fromFile), ...Object.entries(environment)]) {
    if (value !== undefined && (value !== "" || !values.has(name))) values.set(name, value);
  }
  return values;
}

/** The same without empty values: those count as none. */
export function loadSecretValues(envFile: string, environment: Environment): ReadonlyMap<string, string> {
  return new Map([...readVariables(envFile, environment)].filter(([, value]) => value !== ""));
}

/** The names alone, for what depends on whether a secret is there. */
export function knownSecrets(envFile: string, environment: Environment): KnownSecrets {
  return {
    set: new Set(loadSecretValues(envFile, environment).keys()),
    written: new Set(loadSecretValues(envFile, {}).keys()),
  };
}

/** One finding per secret without a value: a warning while only looking, an error when something is about to start. */
export function missingSecrets(
  plan: SecretPlan,
  values: ReadonlyMap<string, string>,
  severity: "error" | "warning",
): readonly Finding[] {
  return plan.secrets
    .filter(({ name }) => !values.has(name))
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
