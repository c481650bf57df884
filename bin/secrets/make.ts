/** Makes the values that nobody has to choose. */
import { randomBytes } from "node:crypto";
import type { GatewayConfig, GatewayPlan } from "../../config";

/** A value for every planned secret that has none and can be made. */
export function makeMissing(
  config: GatewayConfig,
  plan: Pick<GatewayPlan, "secrets">,
  known: { readonly has: (name: string) => boolean },
): ReadonlyMap<string, string> {
  return new Map(
    plan.secrets
      .filter(({ name, canBeMade }) => canBeMade && !known.has(name))
      .map(({ name }) => [name, makeValue(config, name)]),
  );
}

/** 192 bits. LiteLLM's clients expect a key that starts with `sk-`. */
export function makeValue({ proxy }: Pick<GatewayConfig, "proxy">, name: string): string {
  return `${name === proxy.masterKey ? "sk-" : ""}${randomBytes(24).toString("hex")}`;
}
