/** The real LiteLLM loads every golden YAML, and its Router holds what the config and the plan meant. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Deployment, GatewayConfig, GatewayPlan, ModelConfig, Route } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import type { Ran } from "../run";
import { folderWith, lastJson, runOnce } from "./container";
import { golden, names, planned, secretFiles, secretValue } from "./goldens";

const image = serviceImages.litellm.image;
const held = z.strictObject({
  deployments: z.array(z.unknown()),
  router: z.record(z.string(), z.unknown()),
  checks: z.array(z.string()),
  general: z.record(z.string(), z.unknown()),
  litellm: z.unknown(),
  callbacks: z.array(z.string()),
  cache: z.unknown(),
  masterKey: z.string(),
});

/** The checks can fail: a key that LiteLLM does not read, and a deployment without a model. */
const [first = ""] = names;
const wrongKey = golden(first, "generated-config.yaml").replace("  num_retries: 0\n", "  num_retry: 7\n");
const noModel = golden(first, "generated-config.yaml").replace('      model: "openai/gpt-4o-mini"\n', "");

let files: ReturnType<typeof folderWith>;
let routers: readonly z.output<typeof held>[];
let validations: Readonly<Record<string, Ran>>;

beforeAll(async () => {
  const secrets = await secretFiles();
  const yamls = {
    ...Object.fromEntries(names.map((name) => [name, golden(name, "generated-config.yaml")])),
    wrongKey,
  };
  files = folderWith({
    ...within("secrets", secrets),
    ...within("configs", { ...yamls, noModel }),
  });
  [routers, validations] = await Promise.all([
    load(Object.keys(yamls)),
    validate([...Object.keys(yamls), "noModel"]),
  ]);
});

afterAll(() => files.remove());

describe.each(names.map((name, index) => ({ name, index })))("examples/$name", ({ name, index }) => {
  const router = () => routers[index];

  test("has the planned deployments, each with its address, key, limits and prices", async () => {
    const { config, plan } = await planned(name);
    expect(router()?.deployments).toEqual(deployments(config, plan));
  });

  test("routes, retries, rests and falls back as configured", async () => {
    const { routing } = (await planned(name)).config;
    expect(router()?.router).toEqual({
      routing_strategy: routing.strategy,
      num_retries: routing.retries,
      timeout: routing.timeout,
      stream_timeout: routing.streamTimeout,
      cooldown_time: routing.cooldown.for,
      allowed_fails: routing.cooldown.afterFailures,
      fallbacks: Object.entries(routing.fallbacks).map(([model, targets]) => ({ [model]: targets })),
      model_group_alias: routing.aliases,
      enable_weighted_failover: true,
      enable_pre_call_checks: routing.preCallChecks,
    });
  });

  test("enforces limits where there are any", async () => {
    const { models } = (await planned(name)).config;
    const isLimited = models.some(({ limits }) => Object.keys(limits).length > 0);
    expect(router()?.checks).toEqual(isLimited ? ["ModelRateLimitingCheck"] : []);
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
    const { proxy, routing } = (await planned(name)).config;
    expect(router()).toMatchObject({
      masterKey: secretValue("LITELLM_MASTER_KEY"),
      callbacks: ["prometheus"],
      litellm: {
        drop_params: proxy.dropParams,
        request_timeout: proxy.requestTimeout,
        json_logs: proxy.jsonLogs,
      },
      general: { store_model_in_db: false, background_health_checks: routing.healthChecks !== false },
    });
  });

  test("passes LiteLLM's own validation with all its models and no warning about a key", async () => {
    const { plan } = await planned(name);
    const { code, output } = validations[name] ?? { code: -1, output: "" };
    const count = plan.routes.flatMap((route) => route.deployments).length;
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining(`config OK (${count} models)`) as unknown,
    });
    expect(unreadKeys(output)).toEqual([]);
  });
});

describe("what LiteLLM does not read", () => {
  test("is dropped with a warning and missing in the Router", () => {
    expect(unreadKeys(validations.wrongKey?.output ?? "")).toHaveLength(1);
    expect(routers[names.length]?.router.num_retries).not.toBe(7);
  });

  test("stops the validation when it makes a deployment impossible", () => {
    expect(validations.noModel?.code).toBe(1);
  });
});

async function load(configs: readonly string[]): Promise<typeof routers> {
  const script = readFileSync(join(__dirname, "router.py"), "utf8");
  const paths = configs.map((name) => `/etc/configs/${name}`);
  const ran = await runOnce(image, { ...mounted(), entrypoint: "python3", args: ["-c", script, ...paths] });
  return z.array(held).parse(lastJson(ran));
}

/** One after another: the loader above keeps the other core busy. */
async function validate(configs: readonly string[]): Promise<typeof validations> {
  const ran: [string, Ran][] = [];
  for (const name of configs)
    ran.push([
      name,
      await runOnce(image, { ...mounted(), args: ["--config", `/etc/configs/${name}`, "--validate_config"] }),
    ]);
  return Object.fromEntries(ran);
}

function mounted() {
  return {
    mounts: { [`${files.path}/secrets`]: "/run/secrets", [`${files.path}/configs`]: "/etc/configs" },
    environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True", LITELLM_MODE: "PRODUCTION" },
  };
}

function unreadKeys(output: string): readonly string[] {
  return output.split("\n").filter((line) => line.includes("is not a valid argument for Router.__init__()"));
}

function within(folder: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]));
}

function deployments(config: GatewayConfig, plan: GatewayPlan): readonly unknown[] {
  return plan.routes.flatMap((route) => {
    const model = config.models.find(({ name }) => name === route.model);
    return model ? route.deployments.map((deployment) => entry(model, route, deployment)) : [];
  });
}

/** LiteLLM's own names; a key that is missing here may not be there either. */
function entry(model: ModelConfig, route: Route, deployment: Deployment): unknown {
  const share = route.deployments.length;
  const isAlone = share === 1 && route.fallbacks.length === 0;
  const params = {
    model: deployment.model,
    api_base: deployment.apiBase,
    api_key: deployment.apiKey === null ? null : secretValue(deployment.apiKey),
    rpm: model.limits.rpm === undefined ? null : Math.floor(model.limits.rpm / share),
    tpm: model.limits.tpm === undefined ? null : Math.floor(model.limits.tpm / share),
    cooldown_time: isAlone ? 0 : null,
    input_cost_per_token: model.price?.input ?? null,
    output_cost_per_token: model.price?.output ?? null,
    cache_read_input_token_cost: model.price?.cachedInput ?? null,
  };
  return {
    model_name: model.name,
    litellm_params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)),
    model_info: expect.objectContaining({
      id: deployment.id,
      mode: model.mode,
      ...(route.maxInputTokens === null ? {} : { max_input_tokens: route.maxInputTokens }),
    }) as unknown,
  };
}
