/** `telemetry`: where the proxy reports each request. */
import { z } from "zod";
import { cloudwatchSchema } from "./cloudwatch";
import { lokiSchema } from "./log-shipping";
import { otlpSchema } from "./otlp";
import { requestsSchema } from "./request-log";
import { secretName } from "./secret";
import { webAddress } from "./units";

export const telemetrySchema = z.strictObject({
  requests: requestsSchema.prefault({}),
  /** Traces of every request to an OpenTelemetry collector. */
  otlp: otlpSchema.optional(),
  /** Ships the lines of `requests` to Loki. */
  loki: lokiSchema.optional(),
  /** Ships the lines of `requests` to Amazon CloudWatch Logs. */
  cloudwatch: cloudwatchSchema.optional(),
  /** Traces of every request, with prompts and answers. */
  langfuse: z
    .strictObject({
      publicKey: secretName().default("LANGFUSE_PUBLIC_KEY"),
      secretKey: secretName().default("LANGFUSE_SECRET_KEY"),
      host: webAddress().default("https://cloud.langfuse.com"),
    })
    .optional(),
  /** Runs of every request, with prompts and answers. */
  langsmith: z
    .strictObject({
      apiKey: secretName().default("LANGSMITH_API_KEY"),
      project: z.string().min(1).default("litellm-completion"),
      endpoint: webAddress().default("https://api.smith.langchain.com"),
    })
    .optional(),
});
