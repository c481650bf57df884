/** The services around the models: proxy, edge, cache, database, prometheus, images, secrets, logs, state. */
import { z } from "zod";
import { secretName } from "./secret";
import { address, count, duration, noneOr, port, variableName } from "./units";

const bind = () =>
  z.union([address(), z.array(address()).min(1)]).transform((value) => [...new Set([value].flat())]);
const publish = () => z.strictObject({ port: port(), bind: bind().prefault("127.0.0.1") }).optional();

export const proxySchema = z.strictObject({
  /** Published port of the gateway. */
  port: port().default(4000),
  /** Address or addresses to listen on; a given one means only that one. */
  bind: bind().prefault("127.0.0.1"),
  /** @default images.litellm */
  image: z.string().min(1).optional(),
  /** Proxy containers behind the edge. */
  replicas: count().default(1),
  /** Secret with the admin key; `none` only on loopback. */
  masterKey: noneOr(z.union([z.literal("none"), secretName()])).default("LITELLM_MASTER_KEY"),
  /** Secret that encrypts credentials in the database. Never change it. */
  saltKey: secretName().default("LITELLM_SALT_KEY"),
  /** `info` writes four lines more per request and costs a tenth of the throughput. */
  logLevel: z.enum(["error", "warn", "info", "debug", "detailed"]).default("warn"),
  jsonLogs: z.boolean().default(true),
  /** Drop request parameters that a provider does not know instead of refusing the request. */
  dropParams: z.boolean().default(true),
  /** Longest time for one request at the gateway. */
  requestTimeout: duration().prefault("600s"),
  /** Time a stopping proxy has for open requests. */
  stopGrace: duration().prefault("120s"),
  ui: z
    .strictObject({ user: z.string().min(1).default("admin"), password: secretName().default("UI_PASSWORD") })
    .prefault({}),
  /** `/metrics` without a key. */
  publicMetrics: z.boolean().default(false),
  env: z.record(variableName(), z.string()).default({}),
  secretEnv: z.record(variableName(), secretName()).default({}),
});

export const edgeSchema = z.strictObject({
  /** `false`: LiteLLM publishes the port itself, one replica, a gap at each change. */
  enabled: z.boolean().default(true),
});

export const cacheSchema = z.strictObject({
  /** `redis` shares limits and cooldowns; `local` and `none` do not. */
  type: noneOr(z.enum(["redis", "local", "none"])).default("redis"),
  /** Answers are cached only when it is given, for this long; they are shared between keys. */
  ttl: duration().optional(),
  /** What is cached. @default chat, completion and embedding calls */
  callTypes: z
    .array(
      z.enum([
        "acompletion",
        "completion",
        "aembedding",
        "embedding",
        "atext_completion",
        "text_completion",
        "atranscription",
        "transcription",
        "arerank",
        "rerank",
        "aresponses",
        "responses",
      ]),
    )
    .min(1)
    .default(["acompletion", "atext_completion", "aembedding"]),
  namespace: z.string().min(1).optional(),
  /** Redis evicts the least used keys beyond it, GiB. At least 1/16. */
  maxMemoryGiB: z
    .number()
    .min(1 / 16)
    .default(1),
  /** Publish Redis on the host. @default not published */
  publish: publish(),
});

export const databaseSchema = z.strictObject({
  type: noneOr(z.enum(["postgres", "external", "none"])).default("postgres"),
  user: z.string().min(1).default("litellm"),
  name: z.string().min(1).default("litellm"),
  /** Secret with the whole URL of an external database. */
  url: secretName().optional(),
  /** @default images.postgres */
  image: z.string().min(1).optional(),
  /** Connections of each proxy container. */
  maxConnections: count().default(10),
  /** Publish Postgres on the host. @default not published */
  publish: publish(),
});

export const prometheusSchema = z.strictObject({
  enabled: z.boolean().default(true),
  /** Published only when given. */
  port: port().optional(),
  bind: bind().prefault("127.0.0.1"),
  /** How long samples are kept. */
  retention: duration().prefault("15d"),
  /** Further scrape targets: job → addresses. */
  extraTargets: z.record(z.string(), z.array(z.string()).min(1)).default({}),
});

const image = () => z.string().min(1).optional();
export const imagesSchema = z.strictObject({
  litellm: image(),
  vllm: image(),
  vllmCpu: image(),
  redis: image(),
  postgres: image(),
  prometheus: image(),
  edge: image(),
});

export const secretsSchema = z.strictObject({
  /** File with `NAME=value` lines, beside the config. */
  envFile: z.string().min(1).default(".env"),
  /** Folder on the Docker host. @default <dataDir>/secrets */
  dir: z.string().regex(/^\//, "an absolute path on the Docker host").optional(),
});

export const logsSchema = z.strictObject({ maxSizeMiB: count().default(50), maxFiles: count().default(3) });

const settings = z.record(z.string(), z.json());
/** Where Terraform keeps its state, in Terraform's own words: `{ s3: { bucket: …, key: …, region: … } }`. */
export const stateSchema = z
  .union([
    z.strictObject({
      local: z.strictObject({ path: z.string().regex(/^[^/]/, "a relative path").optional() }),
    }),
    z.strictObject({ s3: settings }),
    z.strictObject({ gcs: settings }),
    z.strictObject({ azurerm: settings }),
    z.strictObject({ pg: settings }),
    z.strictObject({ http: settings }),
    z.strictObject({ remote: settings }),
  ])
  .prefault({ local: {} });
