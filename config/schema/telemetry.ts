/** `telemetry`: where the proxy reports each request. */
import { z } from "zod";
import { secretName } from "./secret";
import { webAddress } from "./units";

export const telemetrySchema = z.strictObject({
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
