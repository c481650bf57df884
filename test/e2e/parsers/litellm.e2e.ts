/** The real LiteLLM loads every golden YAML, and its Router holds what the config and the plan meant. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Deployment, GatewayConfig, GatewayPlan, ModelConfig, Route } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { folderWith, lastJson, runOnce } from "./container";
import { named } from "../../config/fixtures/evaluated";
import { golden, names as examples, planned, secretFiles, secretValue } from "./goldens";

/** An own YAML is its author's matter. */
const names = examples.filter((name) => name !== "own-litellm-yaml");
const image = serviceImages.litellm.image;
const validation = z.strictObject({
  code: z.number(),
  output: z.string(),
  held: z
    .strictObject({
      deployments: z.array(z.unknown()),
      router: z.record(z.string(), z.unknown()),
      retryPolicy: z.unknown(),
      checks: z.array(z.string()),
      general: z.record(z.string(), z.unknown()),
      litellm: z.unknown(),
      callbacks: z.array(z.string()),
      cache: z.unknown(),
      masterKey: z.string(),
    })
    .nullable(),
});
type Validation = z.output<typeof validation>;

/** The checks can fail: a key that LiteLLM does not read, and a deployment without a model. */
const [first = ""] = names;
const wrongKey = golden(first, "generated-config.yaml").replace("  num_retries: 0\n", "  num_retry: 7\n");
const noModel = golden(first, "generated-config.yaml").replace('      model: "openai/gpt-4o-mini"\n', "");

let validations: ReadonlyMap<string, Validation>;
const validated = (name: string) => validations.get(name) ?? { code: -1, output: "", held: null };

beforeAll(async () => {
  const yamls = new Map(names.map((name) => [name, golden(name, "generated-config.yaml")]));
  validations = await validate({ ...Object.fromEntries(yamls), wrongKey, noModel });
});

describe.each(names)("examples/%s", (name) => {
  const router = () => validated(name).held;

  test("has the planned deployments, each with its address, key, limits and prices", async () => {
    const { config, plan } = await planned(name);
    expect(router()?.deployments).toEqual(deployments(config, plan));
  });

  test("routes, retries, rests and falls back as configured", async () => {
    const { config, plan } = await planned(name);
    const { routing } = config;
    const { sessionAffinity, tagFiltering } = routing;
    expect(router()?.router).toEqual({
      routing_strategy: routing.strategy,
      num_retries: routing.retries,
      timeout: routing.timeout,
      stream_timeout: routing.streamTimeout,
      cooldown_time: routing.cooldown.for,
      allowed_fails: routing.cooldown.afterFailures,
      fallbacks: listOrNull(byName(plan, ({ fallbacks }) => fallbacks)),
      context_window_fallbacks: Object.keys(routing.contextWindowFallbacks).length
        ? byName(plan, ({ contextWindowFallbacks, fallbacks }) =>
            contextWindowFallbacks.length > 0 ? contextWindowFallbacks : fallbacks,
          )
        : null,
      content_policy_fallbacks: Object.keys(routing.contentPolicyFallbacks).length
        ? byName(plan, ({ contentPolicyFallbacks }) => contentPolicyFallbacks)
        : null,
      model_group_alias: routing.aliases,
      enable_weighted_failover: true,
      enable_pre_call_checks: routing.preCallChecks,
      enable_tag_filtering: tagFiltering !== false,
      tag_filtering_match_any: tagFiltering === false || tagFiltering.match === "any",
      deployment_affinity_ttl_seconds: sessionAffinity === false ? 3600 : sessionAffinity.ttl,
    });
  });

  test("S3-10: retries by class of error as configured", async () => {
    const { retryPolicy } = (await planned(name)).config.routing;
    const names = Object.entries(retryPolicy).map(([key, retries]) => [
      `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      retries,
    ]);
    expect(router()?.retryPolicy).toEqual(names.length > 0 ? Object.fromEntries(names) : null);
  });

  test("enforces limits where there are any, and keeps requests together where that is wanted", async () => {
    const { models, routing } = (await planned(name)).config;
    const isLimited = models.some(({ limits }) => Object.keys(limits).length > 0);
    expect(router()?.checks).toEqual([
      ...(routing.sessionAffinity === false ? [] : ["DeploymentAffinityCheck"]),
      ...(isLimited ? ["ModelRateLimitingCheck"] : []),
    ]);
  });

  test("shares its state through Redis and caches what was asked for", async () => {
    const { cache } = (await planned(name)).config;
    expect(router()?.cache).toEqual({
      type: "redis",
      ttl: cache.ttl ?? null,
      namespace: cache.namespace ?? null,
      supported_call_types: cache.ttl === undefined ? [] : cache.callTypes,
      redis: expect.objectContaining({
        port: 6379,
        password: secretValue("REDIS_PASSWORD"),
        socket_timeout: 0.3,
        socket_connect_timeout: 0.3,
      }) as unknown,
    });
  });

  test("has its key from the secret's file, and its own settings", async () => {
    const { proxy, telemetry, routing, models } = (await planned(name)).config;
    const isChecked = routing.healthChecks !== false && models.some(({ vllm }) => vllm !== null);
    expect(router()).toMatchObject({
      masterKey: secretValue("LITELLM_MASTER_KEY"),
      callbacks: ["prometheus", ...(telemetry.langfuse ? ["langfuse_otel"] : []), ...proxy.callbacks],
      litellm: {
        drop_params: proxy.dropParams,
        request_timeout: proxy.requestTimeout,
        json_logs: proxy.jsonLogs,
      },
      general: {
        store_model_in_db: false,
        ...(isChecked ? { background_health_checks: true } : {}),
        ...(proxy.storePrompts ? { store_prompts_in_spend_logs: true } : {}),
      },
    });
  });

  test("passes LiteLLM's own validation with all its models and no warning about a key", async () => {
    const { plan } = await planned(name);
    const { code, output } = validated(name);
    expect(output).toContain(`LiteLLM: config OK (${countedModels(plan)} models)`);
    expect({ code, unread: unreadKeys(output) }).toEqual({ code: 0, unread: [] });
  });
});

describe("what LiteLLM does not read", () => {
  test("is dropped with a warning and missing in the Router", () => {
    const { code, output, held } = validated("wrongKey");
    expect({ code, warnings: unreadKeys(output).length }).toEqual({ code: 0, warnings: 1 });
    expect(held?.router.num_retries).not.toBe(7);
  });

  test("stops the validation when it leaves a deployment without a model", () => {
    expect(validated("noModel")).toMatchObject({ code: 1, held: null });
  });
});

/** Without a network: nothing of the start may need one. */
async function validate(yamls: Readonly<Record<string, string>>): Promise<typeof validations> {
  const files = folderWith({ ...within("secrets", await secretFiles()), ...within("configs", yamls) });
  try {
    const script = readFileSync(join(__dirname, "router.py"), "utf8");
    const ran = await runOnce(image, {
      entrypoint: "python3",
      args: ["-c", script, ...Object.keys(yamls).map((name) => `/etc/configs/${name}`)],
      mounts: { [`${files.path}/secrets`]: "/run/secrets", [`${files.path}/configs`]: "/etc/configs" },
      environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True", LITELLM_MODE: "PRODUCTION" },
      network: "none",
    });
    const list = z.array(validation).parse(lastJson(ran));
    return new Map(Object.keys(yamls).flatMap((name, index) => (list[index] ? [[name, list[index]]] : [])));
  } finally {
    files.remove();
  }
}

/** LiteLLM counts an alias' deployments once more. */
function countedModels({ routes }: GatewayPlan): number {
  return routes.reduce((sum, { deployments, aliases }) => sum + deployments.length * (1 + aliases.length), 0);
}

function unreadKeys(output: string): readonly string[] {
  return output.split("\n").filter((line) => line.includes("is not a valid argument for Router.__init__()"));
}

function within(folder: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]));
}

function deployments(config: GatewayConfig, plan: GatewayPlan): readonly unknown[] {
  return plan.routes.flatMap((route) => {
    return route.deployments.map((deployment) => entry(config, route, deployment));
  });
}

/** Lists by name, for aliases too, sorted. */
function byName(plan: GatewayPlan, list: (route: Route) => readonly string[]): readonly unknown[] {
  const entries = plan.routes.flatMap((route) =>
    list(route).length > 0 ? [route.model, ...route.aliases].map((name) => [name, list(route)] as const) : [],
  );
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, targets]) => ({ [name]: targets }));
}

function listOrNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null;
}

/** LiteLLM's own names; a key that is missing here may not be there either. */
function entry(config: GatewayConfig, route: Route, deployment: Deployment): unknown {
  const model = named(config.models, ({ name }) => name === deployment.name, deployment.name);
  // In the examples only models with one deployment have limits.
  const isAlone = route.deployments.length === 1 && route.fallbacks.length === 0;
  const params = {
    model: deployment.model,
    api_base: deployment.apiBase,
    api_key: deployment.apiKey === null ? null : secretValue(deployment.apiKey),
    timeout: model.timeoutSeconds ?? config.routing.timeout,
    weight: deployment.weight,
    order: deployment.order,
    rpm: model.limits.rpm ?? null,
    tpm: model.limits.tpm ?? null,
    // Without a number LiteLLM would derive one.
    max_parallel_requests:
      Object.keys(model.limits).length === 0 ? null : (model.limits.maxParallelRequests ?? 100_000),
    input_cost_per_token: model.price?.input ?? null,
    output_cost_per_token: model.price?.output ?? null,
    cache_read_input_token_cost: model.price?.cachedInput ?? null,
    cache_creation_input_token_cost: model.price?.cacheWrite ?? null,
  };
  return {
    model_name: route.model,
    litellm_params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)),
    model_info: expect.objectContaining({
      id: deployment.id,
      mode: model.mode,
      ...(isAlone ? { allowed_fails: 0 } : {}),
      ...(isKnown(model) ? { max_input_tokens: model.contextWindow.input ?? model.vllm?.maxModelLen } : {}),
    }) as unknown,
  };
}

function isKnown({ contextWindow, vllm }: ModelConfig): boolean {
  return (contextWindow.input ?? vllm?.maxModelLen ?? null) !== null;
}
