/** `model_list`: one entry per deployment, all members of a group complete, so that no entry borrows from another. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { contextWindow } from "../plan/context-window";
import { isCheckedInBackground } from "../plan/health-checks";
import { givenCredentials } from "../plan/credentials";
import { proxyProcesses } from "../plan/proxy-processes";
import { secretReference, writtenSettings } from "../plan/litellm-raw";
import { modelBehind } from "../plan/model-behind";
import type { Deployment, GatewayPlan, Route } from "../plan/types";
import { requestParameters } from "../presets/request-parameters";
import { capabilityKeys } from "../schema/capabilities";
import { restInfo } from "./rests";
import { limitParams } from "./shares";

export function compileModelList(config: GatewayConfig, plan: GatewayPlan): readonly object[] {
  return plan.routes.flatMap((route) =>
    route.deployments.flatMap((deployment) => {
      const model = modelBehind(config.models, deployment.name);
      return model ? [entry(config, model, route, deployment)] : [];
    }),
  );
}

function entry(config: GatewayConfig, model: ModelConfig, route: Route, deployment: Deployment): object {
  // In a group the limits of a member are split over its own deployments.
  const siblings = route.deployments.filter(({ name }) => name === deployment.name);
  const { maxInputTokens, maxOutputTokens } = contextWindow(model);
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
      ...(deployment.weight === null ? {} : { weight: deployment.weight }),
      ...(deployment.order === null ? {} : { order: deployment.order }),
      ...limitParams(model, siblings.indexOf(deployment), siblings.length, proxyProcesses(config)),
      ...price(model),
      ...requestDefaults(model),
      ...(model.tags.length === 0 ? {} : { tags: model.tags }),
      ...writtenSettings(model.litellmParams),
    },
    model_info: {
      id: deployment.id,
      mode: model.mode,
      ...(maxInputTokens === null ? {} : { max_input_tokens: maxInputTokens }),
      ...(maxOutputTokens === null ? {} : { max_output_tokens: maxOutputTokens }),
      ...capabilities(model),
      ...restInfo(config, model, route),
      ...healthCheck(config, model),
      ...writtenSettings(model.modelInfo),
    },
  };
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

/** Background checks are real calls: without being asked for only own engines get them. */
function healthCheck(config: GatewayConfig, model: ModelConfig): object {
  const { healthChecks } = config.routing;
  if (healthChecks === false) return {};
  return isCheckedInBackground(config, model)
    ? { health_check_timeout: healthChecks.timeout }
    : { disable_background_health_check: true };
}
