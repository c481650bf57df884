/** Keys of known providers that somebody wrote into the env file and no container reads: a model is missing, or the line is old. */
import { keyWithoutModel } from "./errors/optional";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import type { GatewayPlan } from "./plan/types";
import { providers } from "./presets/providers";

/** `written`: names in the env file alone; what else stands in a shell's environment is nobody's mistake. */
export function unusedKeys(
  config: GatewayConfig,
  plan: Pick<GatewayPlan, "secrets">,
  written: ReadonlySet<string>,
): readonly Finding[] {
  const used = new Set([
    ...plan.secrets.map(({ name }) => name),
    ...config.models.flatMap(({ upstream }) => [
      ...(upstream?.apiKeys ?? []),
      ...(upstream?.optionalKeys ?? []),
    ]),
  ]);
  return [...written].toSorted().flatMap((name) => {
    if (used.has(name)) return [];
    const provider = Object.values(providers).find(({ keyName }) => keyName === name);
    return provider ? [keyWithoutModel(name, provider.title)] : [];
  });
}
