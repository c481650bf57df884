/** `model_list`: one entry per deployment, all members of a group complete, so that no entry borrows from another. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { contextWindow } from "../plan/context-window";
import { isCheckedInBackground } from "../plan/health-checks";
import { modelBehind } from "../plan/routes";
import type { Deployment, GatewayPlan, Route } from "../plan/types";
import { restInfo } from "./rests";
import { limitParams } from "./shares";

/** How LiteLLM reads a secret from its file. */
export function secretReference(name: string): string {
  return `os.environ/oidc/file//run/secrets/${name}`;
}

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
      // Always: litellm_settings.request_timeout takes precedence over the router's own.
      timeout: model.timeoutSeconds ?? config.routing.timeout,
      ...(deployment.weight === null ? {} : { weight: deployment.weight }),
      ...(deployment.order === null ? {} : { order: deployment.order }),
      ...limitParams(model, siblings.indexOf(deployment), siblings.length, config.proxy.replicas),
      ...price(model),
      ...request(model),
    },
    model_info: {
      id: deployment.id,
      mode: model.mode,
      ...(maxInputTokens === null ? {} : { max_input_tokens: maxInputTokens }),
      ...(maxOutputTokens === null ? {} : { max_output_tokens: maxOutputTokens }),
      ...restInfo(config, model, route),
      ...healthCheck(config, model),
    },
  };
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

/** Background checks are real calls: without being asked for only own engines get them. */
function healthCheck(config: GatewayConfig, model: ModelConfig): object {
  const { healthChecks } = config.routing;
  if (healthChecks === false) return {};
  return isCheckedInBackground(config, model)
    ? { health_check_timeout: healthChecks.timeout }
    : { disable_background_health_check: true };
}
