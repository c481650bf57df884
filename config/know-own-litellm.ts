/** Takes in the operator's own LiteLLM YAML where `proxy.configFile` names one. */
import { ownConfigUnusable } from "./errors/proxy";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import type { TextReader } from "./load-text";
import { readOwnLitellm } from "./own-litellm";

export interface KnownOwn {
  readonly config: GatewayConfig;
  readonly findings: readonly Finding[];
}

/** Whoever judges the content of such a file does it here: text and config are both at hand. */
export function knowOwnLitellm(config: GatewayConfig, read: TextReader): KnownOwn {
  const file = config.proxy.configFile;
  if (file === undefined) return { config, findings: [] };
  const loaded = read(file);
  const own =
    "text" in loaded ? readOwnLitellm(loaded.text) : { problem: `cannot be read: ${loaded.problem}` };
  return "text" in own
    ? { config: { ...config, ownLitellm: own }, findings: [] }
    : { config, findings: [ownConfigUnusable("proxy.configFile", file, own.problem)] };
}
