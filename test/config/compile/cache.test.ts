import { compileLitellm } from "../../../config/compile/litellm";
import { evaluated } from "../fixtures/evaluated";
import { withFar } from "../fixtures/fixture";
import { litellmKeys } from "../fixtures/litellm-keys";
import type { Compiled } from "../fixtures/litellm-keys";

function compiled(cache: object, rest: object = {}): Compiled {
  const { config, plan } = evaluated(withFar({ cache, ...rest }));
  return compileLitellm(config, plan) as Compiled;
}

const secret = (name: string) => `os.environ/oidc/file//run/secrets/${name}`;
const times = { socket_timeout: 0.3, socket_connect_timeout: 1 };
const one = { host: "store", username: "app", password: "STORE_PASSWORD", tls: true };
const cluster = { clusterNodes: ["store-1:6379", "store-2:6380"], password: "STORE_PASSWORD" };
const watched = {
  sentinel: { nodes: ["watch-1:26379"], serviceName: "main", password: "WATCH_PASSWORD" },
  password: "STORE_PASSWORD",
};

describe("S2-23, S2-24: an external Redis", () => {
  test.each([
    ["one server", one, { url: secret("STORE_PASSWORD.url"), ...times }],
    [
      "a cluster",
      cluster,
      {
        startup_nodes: [
          { host: "store-1", port: 6379 },
          { host: "store-2", port: 6380 },
        ],
        password: secret("STORE_PASSWORD"),
        ...times,
      },
    ],
    [
      "a master behind sentinels",
      watched,
      {
        sentinel_nodes: [["watch-1", 26379]],
        service_name: "main",
        sentinel_password: secret("WATCH_PASSWORD"),
        password: secret("STORE_PASSWORD"),
        ...times,
      },
    ],
  ])("shares limits and cooldowns through %s, under the stack's name", (_, redis, expected) => {
    const { general_settings: general, litellm_settings: litellm } = compiled({ redis });
    expect(general.coordination_redis).toEqual({ ...expected, namespace: "vllm-litellm" });
    expect(litellm).not.toHaveProperty("cache");
    expect(litellm).not.toHaveProperty("cache_params");
  });

  test.each([
    ["one server", { host: "store", port: 6380 }, { url: "redis://store:6380" }],
    [
      "a cluster",
      cluster,
      {
        redis_startup_nodes: [
          { host: "store-1", port: 6379 },
          { host: "store-2", port: 6380 },
        ],
      },
    ],
    ["sentinels", watched, { sentinel_nodes: [["watch-1", 26379]], service_name: "main" }],
  ])("keeps answers in %s only with a lifetime", (_, redis, expected) => {
    const { litellm_settings: litellm } = compiled({ redis, ttl: "90s", namespace: "shelf" });
    expect(litellm.cache).toBe(true);
    expect(litellm.cache_params).toMatchObject({
      ...expected,
      ...times,
      type: "redis",
      ttl: 90,
      namespace: "shelf",
      supported_call_types: ["acompletion", "atext_completion", "aembedding"],
    });
    expect(litellm.cache_params).not.toHaveProperty("startup_nodes");
  });

  test.each([one, cluster, watched])("D2: LiteLLM reads every key of %j", (redis) => {
    expect(litellmKeys(compiled({ redis, ttl: "90s" })).unread).toEqual([]);
  });

  test("two stacks in one Redis have keys of their own; a namespace that is said wins", () => {
    const prefix = (cache: object, name: string) =>
      compiled({ redis: one, ...cache }, { name }).general_settings.coordination_redis?.namespace;
    expect([prefix({}, "north"), prefix({}, "south"), prefix({ namespace: "both" }, "north")]).toEqual([
      "north",
      "south",
      "both",
    ]);
  });

  test("the stack's own Redis needs no second connection", () => {
    expect(compiled({}).general_settings).not.toHaveProperty("coordination_redis");
  });
});

describe("the plan with an external Redis", () => {
  const { plan } = evaluated(withFar({ cache: { redis: watched } }));
  const proxy = plan.workloads.find(({ role }) => role === "proxy");

  test("has no Redis of its own, and nobody who waits for one", () => {
    expect(plan.workloads.map(({ role }) => role)).not.toContain("redis");
    expect(proxy?.needs).toEqual(["vllm-litellm-postgres", "vllm-litellm-migrate"].toReversed());
    expect(proxy?.startsAfter).toEqual(["vllm-litellm-postgres:5432"]);
  });

  test("gives the proxies its passwords as files, which nobody can make", () => {
    const names = ["STORE_PASSWORD", "WATCH_PASSWORD"];
    expect(plan.secrets.filter(({ name }) => names.includes(name))).toEqual(
      names.map((name) => ({ name, readers: ["vllm-litellm-proxy"], canBeMade: false })),
    );
    expect(proxy?.environment.REDIS_CIRCUIT_BREAKER_FAILURE_THRESHOLD).toBe("2");
  });

  test("does not make a password for it, though it has the name of the own one's", () => {
    const redis = { host: "store", password: "REDIS_PASSWORD" };
    const { secrets } = evaluated(withFar({ cache: { redis } })).plan;
    expect(secrets.find(({ name }) => name === "REDIS_PASSWORD")?.canBeMade).toBe(false);
  });
});

test("the proxy makes asynchronous calls: both of LiteLLM's words for one mean it", () => {
  const cache = { ttl: "60s", callTypes: ["completion", "acompletion", "rerank"] };
  expect(compiled(cache).litellm_settings.cache_params).toMatchObject({
    supported_call_types: ["acompletion", "arerank"],
  });
});
