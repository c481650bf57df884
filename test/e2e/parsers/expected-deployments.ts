/** `model_list` as the Router must hold it, from config and plan: LiteLLM's names, worked out without the compiler. */
import type { Deployment, GatewayConfig, GatewayPlan, ModelConfig, Route } from "../../../config";
import { capabilityKeys } from "../../../config/schema/capabilities";
import { secretFileValue } from "./goldens";

export function expectedDeployments(config: GatewayConfig, plan: GatewayPlan): readonly unknown[] {
  return plan.routes.flatMap((route) =>
    route.deployments.map((deployment) => entry(config, route, deployment)),
  );
}

/** A key that is missing here may not be there either. */
function entry(config: GatewayConfig, route: Route, deployment: Deployment): unknown {
  const model = behind(config, deployment.name);
  const prices = pricesOf(model);
  const members = route.deployments.filter(({ name }) => name === deployment.name);
  return {
    model_name: route.model,
    litellm_params: given({
      model: deployment.model,
      api_base: deployment.apiBase,
      api_version: deployment.apiVersion,
      api_key: deployment.apiKey === null ? null : secretFileValue(deployment.apiKey),
      ...credentialsOf(model),
      timeout: model.timeoutSeconds ?? config.routing.timeout,
      weight: deployment.weight,
      order: deployment.order,
      ...limitsOf(config, model, members.length, members.indexOf(deployment)),
      ...prices,
      ...requestOf(model),
      tags: model.tags.length > 0 ? model.tags : null,
      ...withSecrets(model.litellmParams),
    }),
    model_info: given({
      // What LiteLLM adds to every entry.
      db_model: false,
      member_auto_router: false,
      ...prices,
      id: deployment.id,
      mode: model.mode,
      max_input_tokens: model.contextWindow.input ?? model.vllm?.maxModelLen,
      max_output_tokens: model.contextWindow.output ?? model.vllm?.maxModelLen,
      ...capabilitiesOf(model),
      ...healthOf(config, model),
      ...restsOf(config, model, route),
      ...withSecrets(model.modelInfo),
    }),
  };
}

function given(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => (value ?? null) !== null));
}

/** An adapter is asked for by its own name, and is its model otherwise. */
function behind({ models }: GatewayConfig, name: string): ModelConfig {
  const model =
    models.find((one) => one.name === name) ??
    models.find(({ vllm }) => Object.keys(vllm?.lora?.adapters ?? {}).includes(name));
  if (!model) throw new Error(`there is no model behind ${name}`);
  return model;
}

/** `topP` → `top_p`. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Those whose text is itself an address, a name or a place; the others name a secret. */
const open =
  /RegionName|RoleName|SessionName|ExternalId|Endpoint|Project|Location|^tenantId|^clientId|Username|Scope|organization/;

function credentialsOf({ upstream }: ModelConfig): object {
  return Object.fromEntries(
    Object.entries(upstream?.credentials ?? {}).map(([name, value]) => [
      snake(name),
      open.test(name) ? value : secretFileValue(value ?? ""),
    ]),
  );
}

function pricesOf({ price }: ModelConfig): object {
  if (price === null) return {};
  return {
    input_cost_per_token: price.input,
    output_cost_per_token: price.output,
    cache_read_input_token_cost: price.cachedInput,
    cache_creation_input_token_cost: price.cacheWrite,
  };
}

/** The first ones take what is left over. */
function part(whole: number | undefined, parts: number, index: number): number | null {
  if (whole === undefined) return null;
  const each = Math.floor(whole / parts);
  return index < whole - each * parts ? each + 1 : each;
}

function limitsOf({ proxy }: GatewayConfig, { limits }: ModelConfig, parts: number, index: number): object {
  const { rpm, tpm, maxParallelRequests } = limits;
  if (Object.keys(limits).length === 0) return {};
  const ofAProcess =
    maxParallelRequests && Math.floor(maxParallelRequests / (proxy.replicas * proxy.workers));
  return {
    rpm: part(rpm, parts, index),
    tpm: part(tpm, parts, index),
    // Without a number LiteLLM would derive one; it reads 0 as none.
    max_parallel_requests:
      ofAProcess === undefined ? 100_000 : Math.max(1, part(ofAProcess, parts, index) ?? 0),
  };
}

/** The only one never rests; replicas that nobody stands in for rest for anything but being late. */
function restsOf(config: GatewayConfig, model: ModelConfig, route: Route): object {
  const { rpm, tpm } = model.limits;
  const isLast = nobodyElseAnswers(config, route);
  const isOnly = isLast && route.deployments.length === 1;
  const policy = given({
    RateLimitErrorAllowedFails: rpm === undefined && tpm === undefined ? null : 1_000_000,
    TimeoutErrorAllowedFails: isLast && !isOnly && isChecked(config, model) ? 1_000_000 : null,
  });
  return {
    allowed_fails: isOnly ? 0 : null,
    allowed_fails_policy: Object.keys(policy).length > 0 ? policy : null,
  };
}

function nobodyElseAnswers({ routing }: GatewayConfig, { model, fallbacks }: Route): boolean {
  const prefix = model.endsWith("/*") ? model.replace("*", "") : null;
  const hasChain = prefix !== null && Object.keys(routing.fallbacks).some((name) => name.startsWith(prefix));
  return fallbacks.length === 0 && !hasChain;
}

function requestOf({ request }: ModelConfig): object {
  const { responseFormat, reasoningEffort, ...others } = request;
  return {
    ...Object.fromEntries(Object.entries(others).map(([name, value]) => [snake(name), value])),
    response_format: responseFormat && { type: responseFormat },
    reasoning_effort: reasoningEffort === "omit" ? null : reasoningEffort,
  };
}

function capabilitiesOf({ capabilities }: ModelConfig): object {
  const names = new Map<string, string>(Object.entries(capabilityKeys));
  return Object.fromEntries(
    Object.entries(capabilities).map(([name, can]) => [names.get(name) ?? name, can]),
  );
}

function healthOf(config: GatewayConfig, model: ModelConfig): object {
  const { healthChecks } = config.routing;
  if (healthChecks === false) return {};
  return isChecked(config, model)
    ? { health_check_timeout: healthChecks.timeout }
    : { disable_background_health_check: true };
}

function isChecked({ routing: { healthChecks } }: GatewayConfig, { name, vllm }: ModelConfig): boolean {
  if (healthChecks === false) return false;
  const { upstreams } = healthChecks;
  return vllm !== null || upstreams === true || (Array.isArray(upstreams) && upstreams.includes(name));
}

/** `os.environ/NAME` as what the file of that secret holds. */
export function withSecrets<T>(value: T): T {
  if (typeof value === "string" && value.startsWith("os.environ/"))
    return secretFileValue(value.slice("os.environ/".length)) as typeof value; // a text for a text
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withSecrets<unknown>(inner)]),
  ) as typeof value; // the same keys
}
