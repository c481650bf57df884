/** `proxy`: LiteLLM itself, as its clients and operators see it. */
import { z } from "zod";
import { secretName } from "./secret";
import {
  bind,
  count,
  duration,
  hostName,
  networkName,
  noneOr,
  port,
  positive,
  reachableAs,
  variableName,
  webAddress,
} from "./units";

export const proxySchema = z.strictObject({
  /** Published port of the gateway. */
  port: port().default(4000),
  /** Address or addresses to listen on; a given one means only that one. */
  bind: bind().prefault("127.0.0.1"),
  /** Where browsers reach the gateway: for sign-in redirects, links in alerts, and secure cookies behind TLS. */
  publicUrl: webAddress().optional(),
  /** @default images.litellm */
  image: z.string().min(1).optional(),
  /** Proxy containers behind the edge. */
  replicas: count().max(64).default(1),
  /** Worker processes of each proxy container: one fills about one core. */
  workers: count().max(256).default(1),
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
  /** LiteLLM's callbacks by name, beside prometheus and those of `telemetry`. */
  callbacks: z.array(z.string().min(1)).default([]),
  /** What all models together may cost: beyond it every request is refused until the next period. */
  budget: z
    .strictObject({
      /** US dollars. */
      max: positive(),
      per: duration(),
    })
    .optional(),
  /** Keeps prompts and answers in the database. @default off */
  storePrompts: z
    .strictObject({
      /** After this time whole rows of the request log are deleted. */
      retention: duration(),
    })
    .optional(),
  /** Time a stopping proxy has for open requests; those that run longer are cut. @default as `proxy.requestTimeout` */
  stopGrace: duration().optional(),
  ui: z
    .strictObject({
      enabled: z.boolean().default(true),
      user: z.string().min(1).default("admin"),
      password: secretName().default("UI_PASSWORD"),
    })
    .prefault({}),
  /** `/metrics` without a key. */
  publicMetrics: z.boolean().default(false),
  env: z.record(variableName(), z.string()).default({}),
  secretEnv: z.record(variableName(), secretName()).default({}),
  /** Further Docker networks that the proxies join; they exist already. */
  networks: z.array(networkName()).default([]),
  /** Names that the proxies know: name → address, or `host-gateway` for the Docker host. */
  extraHosts: z.record(hostName(), reachableAs()).default({}),
  /** Own LiteLLM YAML beside this file, mounted as it is. Excludes `models` and `routing`. */
  configFile: z.string().min(1).optional(),
});
