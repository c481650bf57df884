/** `proxy.callbacks`: names that LiteLLM knows, and what they need to work. */
import * as messages from "../errors/proxy";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { closestMatch } from "../upstream/closest";
import { litellmCallbacks } from "../upstream/litellm/callbacks";

export function checkCallbacks(config: GatewayConfig): readonly Finding[] {
  const known = [...litellmCallbacks.callbacks, ...litellmCallbacks.success, ...litellmCallbacks.failure];
  return config.proxy.callbacks.flatMap((name, index) => {
    const path = formatPath(["proxy", "callbacks", index]);
    return known.includes(name)
      ? checkKnown(config, name, path)
      : [messages.callbackUnknown(path, name, closestMatch(name, known))];
  });
}

/** Two ways to one service report each request twice. */
const sameService: Readonly<Record<string, "langfuse" | "langsmith" | "otlp">> = {
  langfuse: "langfuse",
  langfuse_otel: "langfuse",
  langsmith: "langsmith",
  otel: "otlp",
};

function checkKnown(config: GatewayConfig, name: string, path: string): readonly Finding[] {
  const { proxy, telemetry } = config;
  const service = Object.hasOwn(sameService, name) ? sameService[name] : undefined;
  const packageName = litellmCallbacks.packages.get(name);
  const isUnlicensed =
    litellmCallbacks.enterprise.has(name) && !Object.hasOwn(proxy.secretEnv, "LITELLM_LICENSE");
  return [
    ...(service !== undefined && telemetry[service] !== undefined
      ? [messages.callbackTwice(path, name, `telemetry.${service}`)]
      : []),
    ...(packageName === undefined ? [] : [messages.callbackPackage(path, name, packageName)]),
    ...(isUnlicensed ? [messages.callbackLicence(path, name)] : []),
    ...checkNeeds(config, name, path),
  ];
}

function checkNeeds({ proxy, litellm }: GatewayConfig, name: string, path: string): readonly Finding[] {
  const isGiven = (variable: string) =>
    Object.hasOwn(proxy.env, variable) || Object.hasOwn(proxy.secretEnv, variable);
  const missing = (litellmCallbacks.variables.get(name) ?? []).filter((variable) => !isGiven(variable));
  const setting = litellmCallbacks.settings.get(name);
  const lacksSetting = setting !== undefined && !Object.hasOwn(litellm.litellmSettings, setting);
  return [
    ...(missing.length > 0 ? [messages.callbackVariables(path, name, missing)] : []),
    ...(lacksSetting ? [messages.callbackSetting(path, name, setting)] : []),
  ];
}
