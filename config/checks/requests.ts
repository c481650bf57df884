/** Default request parameters against what the model and its provider take. */
import * as messages from "../errors/request";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { isOwnAddress } from "../presets/own-addresses";
import { providerOf } from "../presets/providers";
import { reasoningFamily } from "../presets/reasoning";
import { refusesExtra, requestParameters } from "../presets/request-parameters";

export function checkRequests({ models }: GatewayConfig): readonly Finding[] {
  return models.flatMap((model) => [...checkParameters(model), ...checkEffort(model)]);
}

function checkParameters({ name, mode, request, upstream }: ModelConfig): readonly Finding[] {
  return Object.entries(requestParameters).flatMap(([key, parameter]) => {
    if (!Object.hasOwn(request, key)) return [];
    const at = formatPath(["models", name, "request", key]);
    if (!parameter.modes.includes(mode)) return [messages.parameterUnfit(at, mode, parameter.modes)];
    // A server at another address may take more than the API that it copies.
    if (!upstream || !parameter.extra) return [];
    const { prefix, provider } = providerOf(upstream.model);
    if (upstream.apiBase !== null && !isOwnAddress(prefix, upstream.apiBase)) return [];
    const taken = Object.hasOwn(refusesExtra, prefix) ? refusesExtra[prefix] : undefined;
    const isRefused = taken !== undefined && !taken.some((one) => one === key);
    return isRefused && provider ? [messages.parameterRefused(at, provider.title)] : [];
  });
}

function checkEffort({ name, request, vllm, upstream }: ModelConfig): readonly Finding[] {
  const effort = request.reasoningEffort;
  const family = reasoningFamily(vllm?.source ?? upstream?.preset?.model ?? upstream?.model ?? "");
  if (effort === undefined || effort === "omit" || !family || family.efforts.includes(effort)) return [];
  const at = formatPath(["models", name, "request", "reasoningEffort"]);
  return [messages.effortUnsupported(at, effort, family.title, family.efforts)];
}
