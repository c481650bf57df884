/** `telemetry.requests`: one JSON line per request of a client. */
import { z } from "zod";
import { count } from "./units";

const destinationForm =
  "stdout, or an absolute path in the container such as /var/log/llm-gateway/requests.jsonl";

export const requestsSchema = z.strictObject({
  enabled: z.boolean().default(true),
  /** Name that every line carries. */
  logger: z.string().min(1).max(100).default("llm_gateway.requests"),
  /** The least that is a line: `info` all requests, `warn` those that failed, `error` those that failed with 5xx. */
  level: z.enum(["info", "warn", "error"]).default("info"),
  /** `stdout` of the proxy, or a file whose folder becomes a volume. @default stdout; a file where a shipper reads it */
  destination: z
    .string()
    .regex(/^(stdout|(?!\/(app|run|tmp|etc|usr|proc|sys|dev)\/)(\/[\w.-]+){2,})$/, destinationForm)
    .optional(),
  /** Size at which the file becomes `<file>.1`, in place of the one before. */
  maxSizeMiB: count().default(256),
  /** Prompts and answers in every line. */
  includePrompts: z.boolean().default(false),
});
