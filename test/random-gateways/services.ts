/** The proxy and what stands around it. */
import fc from "fast-check";
import { litellmCallbacks } from "../../config/upstream/litellm/callbacks";
import { aSecret, days, given, maybe, seconds, some, word } from "./values";

/** Their modules are there, they want no licence, and telemetry does not say them too. */
const callbacks = [
  ...litellmCallbacks.callbacks,
  ...litellmCallbacks.success,
  ...litellmCallbacks.failure,
].filter(
  (name) =>
    !litellmCallbacks.enterprise.has(name) &&
    !litellmCallbacks.packages.has(name) &&
    !litellmCallbacks.variables.has(name) &&
    !litellmCallbacks.settings.has(name) &&
    !["langfuse", "langfuse_otel", "langsmith"].includes(name),
);

/** `hasDatabase`: what only a database can do is said only then. */
export function proxy(hasDatabase: boolean, isAlone: boolean): fc.Arbitrary<object> {
  const stored = { budget, storePrompts: days.map((retention) => ({ retention })) };
  return some({
    port: fc.integer({ min: 1024, max: 65_000 }),
    ...(isAlone ? {} : { replicas: fc.integer({ min: 1, max: 3 }), workers: fc.integer({ min: 1, max: 3 }) }),
    masterKey: fc.constantFrom<string | false>("LITELLM_MASTER_KEY", "ADMIN_KEY", "none", false),
    logLevel: fc.constantFrom("error", "warn", "info"),
    jsonLogs: fc.boolean(),
    dropParams: fc.boolean(),
    requestTimeout: seconds(100, 900),
    callbacks: fc.uniqueArray(fc.constantFrom(...callbacks), { maxLength: 3 }),
    ...(hasDatabase ? stored : {}),
    publicMetrics: fc.boolean(),
    publicUrl: fc.constant("https://gateway.example.net"),
    stopGrace: seconds(1, 200),
  });
}

const budget = fc.record({ max: fc.constantFrom(0.5, 100, 12_345.67), per: days });

export const database = fc.oneof(
  some({ maxConnections: fc.integer({ min: 3, max: 12 }) }),
  fc.constant({ type: "external", url: "DATABASE_URL" }),
  fc.constant({ type: "none" }),
);

const callTypes = fc.uniqueArray(
  fc.constantFrom(
    "acompletion",
    "completion",
    "aembedding",
    "atext_completion",
    "atranscription",
    "arerank",
    "aresponses",
  ),
  { minLength: 1 },
);

const answers = { ttl: seconds(1, 9000), callTypes, namespace: word };

const access = { password: aSecret, tls: fc.boolean() };
const external = fc.oneof(
  fc.record(
    {
      host: fc.constantFrom("redis.example.net", "10.0.0.7"),
      port: fc.integer({ min: 1, max: 65_535 }),
      username: word,
      ...access,
    },
    { requiredKeys: ["host"] },
  ),
  fc.record(
    {
      clusterNodes: fc.constantFrom(["r1.example.net:7000"], ["r1.example.net:7000", "r2.example.net:7001"]),
      username: word,
      ...access,
    },
    { requiredKeys: ["clusterNodes"] },
  ),
  fc.record(
    {
      sentinel: fc.record(
        {
          nodes: fc.constantFrom(["s1:26379"], ["s1:26379", "s2:26380"]),
          serviceName: word,
          password: aSecret,
        },
        { requiredKeys: ["nodes", "serviceName"] },
      ),
      ...access,
    },
    { requiredKeys: ["sentinel"] },
  ),
);

export const cache = fc.oneof(
  { weight: 3, arbitrary: some(answers) },
  {
    weight: 3,
    arbitrary: fc.tuple(some(answers), external).map(([fields, redis]) => ({ ...fields, redis })),
  },
  { weight: 1, arbitrary: some(answers).map((fields) => ({ ...fields, type: "local" })) },
  { weight: 1, arbitrary: fc.constantFrom<object>({ type: "none" }, { type: false }) },
);

export const telemetry = fc
  .record({
    langfuse: maybe(
      fc.constantFrom<object>({}, { host: "https://langfuse.example.net", secretKey: "LF_SECRET" }),
    ),
    langsmith: maybe(
      fc.constantFrom<object>({}, { project: "shelf", endpoint: "https://smith.example.net" }),
    ),
    loki: maybe(fc.constant({ url: "https://loki.example.net", password: "LOKI_TOKEN" })),
    cloudwatch: maybe(fc.constant({ group: "/llm/gateway", region: "eu-central-1" })),
  })
  .map(given);
