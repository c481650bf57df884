/** Takes in the operator's own LiteLLM YAML where `proxy.configFile` names one, and judges it. */
import { ownConfigUnusable } from "./errors/proxy";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import { lintLitellmText } from "./lint";
import type { TextReader } from "./load-text";
import { readOwnLitellm } from "./own-litellm";

export interface KnownOwn {
  readonly config: GatewayConfig;
  readonly findings: readonly Finding[];
}

/** What `lint` says of the file is a finding of the config, with the file as the config names it. */
export function knowOwnLitellm(config: GatewayConfig, read: TextReader): KnownOwn {
  const file = config.proxy.configFile;
  if (file === undefined) return { config, findings: [] };
  const loaded = read(file);
  const own =
    "text" in loaded ? readOwnLitellm(loaded.text) : { problem: `cannot be read: ${loaded.problem}` };
  if ("problem" in own)
    return { config, findings: [ownConfigUnusable("proxy.configFile", file, own.problem)] };
  const findings = lintLitellmText(own.text, config.litellmVersion).map((finding) => ({ ...finding, file }));
  return { config: { ...config, ownLitellm: own }, findings };
}
