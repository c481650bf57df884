/** `routing`: how requests find a deployment, and what happens when one fails. */
import { z } from "zod";
import { groupsSchema } from "./routing-groups";
import { duration, publicName } from "./units";

const routingStrategies = [
  "simple-shuffle",
  "least-busy",
  "latency-based-routing",
  "cost-based-routing",
  "usage-based-routing",
  "usage-based-routing-v2",
] as const;

const retries = () => z.int().min(0).optional();

/** LiteLLM's RetryPolicy: retries by class of error. A class that is not named follows `retries`. */
const retryPolicySchema = z.strictObject({
  badRequestErrorRetries: retries(),
  authenticationErrorRetries: retries(),
  timeoutErrorRetries: retries(),
  rateLimitErrorRetries: retries(),
  contentPolicyViolationErrorRetries: retries(),
  internalServerErrorRetries: retries(),
  serviceUnavailableErrorRetries: retries(),
  notFoundErrorRetries: retries(),
  /** Every class that is not named here, and models that rest. */
  defaultRetries: retries(),
});

export const healthChecksSchema = z.strictObject({
  /** Shorter than `cooldown.for` by more than `timeout`: else requests try a hung engine between two rests. @default 10s */
  every: duration().prefault("10s"),
  /** A busy engine may be late too: longer than its queue. @default 10s */
  timeout: duration().prefault("10s"),
  /** Check hosted models too: `true` for all, or their names. Each check is a billed call. @default false */
  upstreams: z.union([z.boolean(), z.array(z.string()).min(1)]).default(false),
});

export const sessionAffinitySchema = z.strictObject({
  /** What stays with a deployment: a session (the header `x-litellm-session-id`), or all that one key sends. @default session */
  by: z.enum(["session", "key"]).default("session"),
  /** How long after its first request. @default 1h */
  ttl: duration().prefault("1h"),
});

export const tagFilteringSchema = z.strictObject({
  /** `any`: one common tag is enough. `all`: a deployment has every tag of the request. @default any */
  match: z.enum(["any", "all"]).default("any"),
});

const fallbackLists = () => z.record(z.string(), z.array(z.string()).min(1)).default({});

/** `true`: with its defaults. */
function offOr<T extends z.ZodType>(schema: T) {
  return z.union([z.boolean(), schema]).default(false);
}

export const routingSchema = z.strictObject({
  /** LiteLLM's strategy; `simple-shuffle` spreads evenly and costs least. */
  strategy: z.enum(routingStrategies).default("simple-shuffle"),
  /** Retries on the same model. A retry sleeps for seconds; another replica is tried without one. @default 0 */
  retries: z.int().min(0).default(0),
  /** Retries by class of error; wins over `retries`. @default none */
  retryPolicy: retryPolicySchema.default({}),
  /** Time one request may take. @default 600s, at most `proxy.requestTimeout` */
  timeout: duration().optional(),
  /** Time to the first chunk of a stream. @default 60s, at most `proxy.requestTimeout` */
  streamTimeout: duration().optional(),
  cooldown: z
    .strictObject({
      /** Failures that are forgiven before a deployment rests. @default 0 */
      afterFailures: z.int().min(0).default(0),
      /** How long it rests. @default 30s */
      for: duration().prefault("30s"),
    })
    .prefault({}),
  /** Background checks of own engines. @default true */
  healthChecks: z.union([z.boolean(), healthChecksSchema]).prefault({}),
  /** Model → the models that answer when it cannot, in order. */
  fallbacks: fallbackLists(),
  /** Model → the models that answer a prompt which is too long for it. @default as `fallbacks` */
  contextWindowFallbacks: fallbackLists(),
  /** Model → the models that answer what its provider refuses for its content. */
  contentPolicyFallbacks: fallbackLists(),
  /** The models that answer for every model without `fallbacks` of its own, and for names that do not exist. */
  defaultFallbacks: z.array(z.string()).default([]),
  /** Public name → its members: one name over several models, by weight, by order or evenly. */
  groups: groupsSchema.default({}),
  /** Alias → model, one to one. */
  aliases: z.record(publicName(), z.string()).default({}),
  /** Skip deployments whose context window is too small for the prompt. @default true */
  preCallChecks: z.boolean().default(true),
  /** Tags of a request choose among the deployments of the model or group. @default false */
  tagFiltering: offOr(tagFilteringSchema),
  /** Requests that belong together stay with one deployment, whose cache knows them. @default false */
  sessionAffinity: offOr(sessionAffinitySchema),
});
