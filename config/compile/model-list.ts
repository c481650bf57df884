/** `model_list`: one entry per deployment, all members of a group complete, so that no entry borrows from another. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { secretReference, writtenSettings } from "../plan/litellm-raw";
import { modelBehind } from "../plan/routes";
import type { Deployment, GatewayPlan, Route } from "../plan/types";

export function compileModelList(config: GatewayConfig, plan: GatewayPlan): readonly object[] {
  return plan.routes.flatMap((route) => {
    const model = modelBehind(config.models, route.model);
    return model ? route.deployments.map((deployment) => entry(config, model, route, deployment)) : [];
  });
}

function entry(config: GatewayConfig, model: ModelConfig, route: Route, deployment: Deployment): object {
  return {
    model_name: route.model,
    litellm_params: {
      model: deployment.model,
      ...(deployment.apiBase === null ? {} : { api_base: deployment.apiBase }),
      ...(deployment.apiVersion === null ? {} : { api_version: deployment.apiVersion }),
      ...(deployment.apiKey === null ? {} : { api_key: secretReference(deployment.apiKey) }),
      // Always: litellm_settings.request_timeout takes precedence over the router's own.
      timeout: model.timeoutSeconds ?? config.routing.timeout,
      ...limits(model, route.deployments.length, config.proxy.replicas),
      ...cooldown(route),
      ...price(model),
      ...request(model),
      ...writtenSettings(model.litellmParams),
    },
    model_info: {
      id: deployment.id,
      mode: model.mode,
      ...(route.maxInputTokens === null ? {} : { max_input_tokens: route.maxInputTokens }),
      ...(route.maxOutputTokens === null ? {} : { max_output_tokens: route.maxOutputTokens }),
      ...healthCheck(config, deployment),
      ...writtenSettings(model.modelInfo),
    },
  };
}

/** Without a number of its own LiteLLM derives one from rpm or tpm: a limit that nobody asked for. */
const unlimitedParallelRequests = 100_000;

/** A share of the model's limit, at least one. Requests in flight are counted by each proxy for itself. */
function limits(model: ModelConfig, deployments: number, proxies: number): object {
  const { rpm, tpm, maxParallelRequests } = model.limits;
  const share = (value: number, parts = deployments) => Math.max(1, Math.floor(value / parts));
  const parallel =
    maxParallelRequests === undefined
      ? unlimitedParallelRequests
      : share(maxParallelRequests, deployments * proxies);
  if (rpm === undefined && tpm === undefined && maxParallelRequests === undefined) return {};
  return {
    ...(rpm === undefined ? {} : { rpm: share(rpm) }),
    ...(tpm === undefined ? {} : { tpm: share(tpm) }),
    max_parallel_requests: parallel,
  };
}

/** Nobody else could answer: resting the only deployment would turn its own errors into 429. */
function cooldown(route: Route): object {
  return route.deployments.length === 1 && route.fallbacks.length === 0 ? { cooldown_time: 0 } : {};
}

function price({ price: dollars }: ModelConfig): object {
  if (!dollars) return {};
  return {
    input_cost_per_token: dollars.input,
    output_cost_per_token: dollars.output,
    ...(dollars.cachedInput === null ? {} : { cache_read_input_token_cost: dollars.cachedInput }),
  };
}

function request({ request: defaults }: ModelConfig): object {
  const { temperature, topP, maxTokens, presencePenalty, frequencyPenalty, seed, stop, reasoningEffort } =
    defaults;
  const named = {
    temperature,
    top_p: topP,
    max_tokens: maxTokens,
    presence_penalty: presencePenalty,
    frequency_penalty: frequencyPenalty,
    seed,
    stop,
    reasoning_effort: reasoningEffort === "omit" ? undefined : reasoningEffort,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

/** Background checks are real calls: only own engines get them. */
function healthCheck({ routing }: GatewayConfig, deployment: Deployment): object {
  if (routing.healthChecks === false) return {};
  return deployment.workload === null
    ? { disable_background_health_check: true }
    : { health_check_timeout: routing.healthChecks.timeout };
}
