/** `routing`: how requests find a deployment, and what happens when one fails. */
import { z } from "zod";
import { duration } from "./units";

const routingStrategies = [
  "simple-shuffle",
  "least-busy",
  "latency-based-routing",
  "cost-based-routing",
  "usage-based-routing",
  "usage-based-routing-v2",
] as const;

export const routingSchema = z.strictObject({
  /** LiteLLM's strategy; `simple-shuffle` spreads evenly and costs least. */
  strategy: z.enum(routingStrategies).default("simple-shuffle"),
  /** Retries on the same model. A retry sleeps for seconds; another replica is tried without one. @default 0 */
  retries: z.int().min(0).default(0),
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
  /** Background checks of own engines; `false` turns them off. Billed upstreams are never checked. */
  healthChecks: z
    .union([
      z.literal(false),
      z.strictObject({
        /** @default 30s */
        every: duration().prefault("30s"),
        /** @default 5s */
        timeout: duration().prefault("5s"),
      }),
    ])
    .prefault({}),
  /** Model → the models that answer when it cannot, in order. */
  fallbacks: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  /** Alias → model, one to one. */
  aliases: z.record(z.string(), z.string()).default({}),
  /** Skip deployments whose context window is too small for the prompt. @default true */
  preCallChecks: z.boolean().default(true),
});
