/** Makes the values that nobody has to choose and appends them to the env file. Existing lines are never touched. */
import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { GatewayConfig, GatewayPlan } from "../../config";

export interface Made {
  readonly names: readonly string[];
  /** The given values with the new ones. */
  readonly values: ReadonlyMap<string, string>;
}

/** A value for every planned secret that has none and can be made; the env file is created with mode 0600. */
export function makeMissing(
  config: GatewayConfig,
  plan: Pick<GatewayPlan, "secrets">,
  values: ReadonlyMap<string, string>,
  envFile: string,
): Made {
  const names = plan.secrets
    .filter(({ name, canBeMade }) => canBeMade && !values.has(name))
    .map(({ name }) => name);
  const made = names.map((name) => [name, makeValue(name === config.proxy.masterKey)] as const);
  if (made.length > 0) append(envFile, made.map(([name, value]) => `${name}=${value}\n`).join(""));
  return { names, values: new Map([...values, ...made]) };
}

/** LiteLLM's clients expect a key that starts with `sk-`. */
function makeValue(isKey: boolean): string {
  return `${isKey ? "sk-" : ""}${randomBytes(24).toString("hex")}`;
}

function append(envFile: string, lines: string): void {
  const before = existsSync(envFile) ? readFileSync(envFile, "utf8") : "";
  const gap = before === "" || before.endsWith("\n") ? "" : "\n";
  appendFileSync(envFile, gap + lines, { mode: 0o600 });
}
