/** `model_list`: one entry per deployment, all members of a group complete, so that no entry borrows from another. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { givenCredentials } from "../plan/credentials";
import { modelBehind } from "../plan/routes";
import type { Deployment, GatewayPlan, Route } from "../plan/types";
import { requestParameters } from "../presets/request-parameters";
import { capabilityKeys } from "../schema/capabilities";

/** How LiteLLM reads a secret from its file. */
export function secretReference(name: string): string {
  return `os.environ/oidc/file//run/secrets/${name}`;
}

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
      ...credentialParameters(model),
      // Always: litellm_settings.request_timeout takes precedence over the router's own.
      timeout: model.timeoutSeconds ?? config.routing.timeout,
      ...limits(model, route.deployments.length, config.proxy.replicas),
      ...cooldown(route),
      ...price(model),
      ...requestDefaults(model),
      ...(model.tags.length === 0 ? {} : { tags: model.tags }),
    },
    model_info: {
      id: deployment.id,
      mode: model.mode,
      ...(route.maxInputTokens === null ? {} : { max_input_tokens: route.maxInputTokens }),
      ...(route.maxOutputTokens === null ? {} : { max_output_tokens: route.maxOutputTokens }),
      ...capabilities(model),
      ...healthCheck(config, deployment),
    },
  };
}

function credentialParameters({ upstream }: ModelConfig): object {
  return Object.fromEntries(
    givenCredentials(upstream).map(({ parameter, secret, value }) => [
      parameter,
      secret ? secretReference(value) : value,
    ]),
  );
}

function capabilities(model: ModelConfig): object {
  return translated(model.capabilities, capabilityKeys);
}

function requestDefaults({ request }: ModelConfig): object {
  const names = Object.entries(requestParameters).map(([key, { name }]) => [key, name] as const);
  const { reasoningEffort, responseFormat, ...rest } = request;
  return translated(
    {
      ...rest,
      ...(responseFormat === undefined ? {} : { responseFormat: { type: responseFormat } }),
      ...(reasoningEffort === "omit" ? {} : { reasoningEffort }),
    },
    Object.fromEntries(names),
  );
}

/** The set keys under LiteLLM's names, in the order of the names. */
function translated(values: object, names: Readonly<Record<string, string>>): object {
  const given = new Map(Object.entries(values));
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => {
      const value: unknown = given.get(key);
      return value === undefined ? [] : [[name, value]];
    }),
  );
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

/** Prices of the cache too: without them LiteLLM warns about every model that its list does not have. */
function price({ price: dollars }: ModelConfig): object {
  if (!dollars) return {};
  return {
    input_cost_per_token: dollars.input,
    output_cost_per_token: dollars.output,
    cache_read_input_token_cost: dollars.cachedInput,
    cache_creation_input_token_cost: dollars.cacheWrite,
  };
}

/** Background checks are real calls: only own engines get them. */
function healthCheck({ routing }: GatewayConfig, deployment: Deployment): object {
  if (routing.healthChecks === false) return {};
  return deployment.workload === null
    ? { disable_background_health_check: true }
    : { health_check_timeout: routing.healthChecks.timeout };
}
