/** `telemetry.otlp`: OpenTelemetry traces. */
import { z } from "zod";
import { secretName } from "./secret";
import { webAddress } from "./units";

export const otlpSchema = z.strictObject({
  /** A collector, such as `http://collector:4318`; the path of traces is added. */
  endpoint: webAddress(),
  protocol: z.enum(["http", "grpc"]).default("http"),
  /** Secret with what identifies the sender, as `name=value`, several with commas. */
  headers: secretName().optional(),
  /** Prompts and answers in every trace. */
  includePrompts: z.boolean().default(false),
});
