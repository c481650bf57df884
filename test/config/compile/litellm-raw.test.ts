/** LiteLLM's own settings in the compiled file; and every compiled file against the judge, by the table of each version. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ownedLitellmKeys } from "../../../config/checks/litellm-owned";
import { compileLitellm } from "../../../config/compile/litellm";
import { requestParameters } from "../../../config/presets/request-parameters";
import { capabilityKeys } from "../../../config/schema/capabilities";
import { judgeLitellmConfig } from "../../../config/lint/litellm/judge";
import {
  litellmTableOf,
  litellmVersions,
  lookUpLitellmKey,
  litellmSectionNames,
} from "../../../config/upstream/litellm";
import { evaluated, workloadOf } from "../fixtures/evaluated";
import { far } from "../fixtures/fixture";
import type { Compiled } from "../fixtures/litellm-keys";
import { rich } from "../fixtures/rich";

const input = {
  models: {
    far: {
      ...far,
      litellmParams: {
        extra_headers: { "X-Key": "os.environ/HEADER_KEY", a: "b" },
        additional_drop_params: ["os.environ"],
      },
      modelInfo: { tier: "paid", access_groups: ["all"] },
    },
  },
  litellm: {
    generalSettings: { user_header_name: "X-User", drain_endpoint_token: "os.environ/DRAIN_TOKEN" },
    litellmSettings: { langfuse_default_tags: ["cache_hit"] },
    routerSettings: { retry_after: 0, max_fallbacks: 2 },
  },
};

function compiled(one: unknown): Compiled {
  const { config, plan } = evaluated(one);
  return compileLitellm(config, plan) as Compiled; // the compiler promises only an object; the tests read its sections
}

describe("LiteLLM's own settings", () => {
  const { general_settings, litellm_settings, router_settings, model_list } = compiled(input);

  test("stand behind what typed fields say, sorted", () => {
    expect(general_settings).toMatchObject({ store_model_in_db: false, user_header_name: "X-User" });
    expect(litellm_settings).toMatchObject({
      callbacks: ["prometheus", "gateway_answers.unavailable", "request_log.records"],
      langfuse_default_tags: ["cache_hit"],
    });
    expect(Object.keys(router_settings).slice(-2)).toEqual(["max_fallbacks", "retry_after"]);
    expect(model_list[0]).toMatchObject({
      litellm_params: { model: "openai/gpt-4o", additional_drop_params: ["os.environ"] },
      model_info: { tier: "paid", access_groups: ["all"] },
    });
  });

  test("read their secrets from files, which the proxy gets", () => {
    const file = (name: string) => `os.environ/oidc/file//run/secrets/${name}`;
    expect(general_settings.drain_endpoint_token).toBe(file("DRAIN_TOKEN"));
    expect(model_list[0]?.litellm_params).toMatchObject({
      extra_headers: { a: "b", "X-Key": file("HEADER_KEY") },
    });
    const { secrets } = workloadOf(input, "vllm-litellm-proxy");
    expect(secrets.map(({ name }) => name)).toEqual(expect.arrayContaining(["DRAIN_TOKEN", "HEADER_KEY"]));
    expect(evaluated(input).plan.secrets.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["DRAIN_TOKEN", "FAR_KEY", "HEADER_KEY"]),
    );
  });

  test("give the same text in whatever order they are written", () => {
    const turned = JSON.parse(JSON.stringify(input)) as typeof input;
    turned.litellm.routerSettings = { max_fallbacks: 2, retry_after: 0 };
    turned.models.far.litellmParams = {
      additional_drop_params: ["os.environ"],
      extra_headers: { a: "b", "X-Key": "os.environ/HEADER_KEY" },
    };
    expect(evaluated(turned).artefacts).toEqual(evaluated(input).artefacts);
  });
});

/** Settings that the other files leave out. */
const everything = {
  models: {
    far: {
      ...far,
      tags: ["eu"],
      capabilities: Object.fromEntries(Object.keys(capabilityKeys).map((key) => [key, true])),
      limits: { rpm: 10 },
      request: {
        ...{ topP: 0.5, verbosity: "low", responseFormat: "json_object", parallelToolCalls: true },
        ...{ serviceTier: "flex", frequencyPenalty: 1, presencePenalty: 1 },
      },
    },
    cloud: {
      upstream: {
        model: "bedrock/anthropic.claude-sonnet-4-5",
        credentials: {
          ...{ awsRegionName: "eu-central-1", awsAccessKeyId: "AWS_ID", awsSecretAccessKey: "AWS_KEY" },
          ...{ awsRoleName: "shelf", awsSessionName: "shelf" },
        },
      },
      tags: ["eu"],
      price: { inputPerMillion: 1, outputPerMillion: 2 },
    },
  },
  routing: {
    retryPolicy: { defaultRetries: 1 },
    fallbacks: { far: ["cloud"] },
    contextWindowFallbacks: { far: ["cloud"] },
    contentPolicyFallbacks: { far: ["cloud"] },
    defaultFallbacks: ["cloud"],
    groups: {
      shared: [
        { model: "far", weight: 1 },
        { model: "cloud", weight: 2 },
      ],
      ordered: [
        { model: "far", order: 1 },
        { model: "cloud", order: 2 },
      ],
    },
    aliases: { other: "far" },
    tagFiltering: true,
    sessionAffinity: { by: "key" },
    healthChecks: { upstreams: ["far"] },
    cooldown: { afterFailures: 3 },
  },
  proxy: {
    callbacks: ["arize", "s3", "sentry"],
    budget: { max: 9, per: "30d" },
    storePrompts: { retention: "7d" },
  },
  database: { spendLogs: { retention: "7d" } },
  telemetry: { langfuse: {}, langsmith: {} },
  cache: { ttl: "1m", redis: { clusterNodes: ["a:1"], password: "STORE_KEY", tls: true } },
};

const golden = join(__dirname, "../../golden");
const goldens = readdirSync(golden, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("generated-config.yaml"))
  .map((file) => [file, parse(readFileSync(join(golden, file), "utf8")) as Compiled] as const);
const tried = { ...rich, routing: { ...rich.routing, strategy: "simple-shuffle" } };
const outputs = [
  ...goldens,
  ["rich", compiled(tried)] as const,
  ["raw", compiled(input)] as const,
  ["everything", compiled(everything)] as const,
];

describe.each(litellmVersions)("compiled files by the table of LiteLLM %s", (version) => {
  test("there are some", () => {
    expect(goldens.length).toBeGreaterThan(2);
  });

  test.each(outputs)("%s has no finding", (_, document) => {
    expect(judgeLitellmConfig(litellmTableOf(version), document)).toEqual([]);
  });
});

describe("the table of owned keys", () => {
  test("has every key that is compiled from typed fields", () => {
    const keys = [
      ...goldens.filter(([file]) => !file.startsWith("own-litellm-yaml")),
      ["rich", compiled(rich)] as const,
      ["everything", compiled(everything)] as const,
    ].flatMap(([, document]) => [
      ...(["router_settings", "litellm_settings", "general_settings"] as const).flatMap((section) =>
        Object.keys(document[section]).map((key) => `${section}.${key}`),
      ),
      ...document.model_list.flatMap((entry) =>
        (["litellm_params", "model_info"] as const).flatMap((section) =>
          Object.keys(entry[section] as object).map((key) => `${section}.${key}`),
        ),
      ),
    ]);
    expect(keys.length).toBeGreaterThan(100);
    expect([...new Set(keys)].filter((key) => !ownedLitellmKeys.has(key))).toEqual([]);
  });

  test("names keys that every version reads, or that it hands to engines on purpose", () => {
    const handedOn = Object.values(requestParameters).flatMap(({ name, extra }) =>
      extra === true ? `litellm_params.${name}` : [],
    );
    const unread = litellmVersions.flatMap((version) =>
      [...ownedLitellmKeys.keys()].filter((name) => {
        const section = litellmSectionNames.find((one) => name.startsWith(`${one}.`));
        const key = name.slice(name.indexOf(".") + 1);
        if (handedOn.includes(name)) return false;
        return !section || lookUpLitellmKey(litellmTableOf(version), section, key).status !== "read";
      }),
    );
    expect(unread).toEqual([]);
  });
});
