/** The whole file. `GatewayInput` is what the author writes; `ParsedGateway` has every default filled in. */
import { z } from "zod";
import { litellmVersions } from "../upstream/litellm";
import { vllmVersions } from "../upstream/vllm";
import { accessSchema } from "./access";
import { alertsSchema } from "./alerts";
import { edgeSchema } from "./edge";
import { grafanaSchema } from "./grafana";
import { hostSchema } from "./host";
import { huggingFaceSchema } from "./hugging-face";
import { litellmSchema } from "./litellm";
import { defaultsSchema, modelSchema } from "./model";
import { proxySchema } from "./proxy";
import { routingSchema } from "./routing";
import { secretsSchema } from "./secrets";
import { telemetrySchema } from "./telemetry";
import { cacheSchema } from "./cache";
import { imagePolicySchema, imagesSchema } from "./images";
import { databaseSchema, logsSchema, prometheusSchema, stateSchema } from "./services";

const containerName = () =>
  z
    .string()
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, "a container name: letters, digits, dashes, dots")
    .optional();

export const gatewaySchema = z.strictObject({
  /** Stack name and prefix of container names. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and dashes, starting with a letter")
    .default("vllm-litellm"),
  /** Container names that differ from the default ones. */
  names: z
    .strictObject({
      proxy: containerName(),
      redis: containerName(),
      postgres: containerName(),
      prometheus: containerName(),
    })
    .prefault({}),
  /** Turns the safe switches on together, and makes an error of what is weak or open. */
  production: z.boolean().default(false),
  state: stateSchema,
  defaults: defaultsSchema.prefault({}),
  huggingFace: huggingFaceSchema.prefault({}),
  host: hostSchema.prefault({}),
  models: z.record(z.string().min(1), modelSchema).default({}),
  routing: routingSchema.prefault({}),
  proxy: proxySchema.prefault({}),
  access: accessSchema.prefault({}),
  litellm: litellmSchema.prefault({}),
  edge: edgeSchema.prefault({}),
  cache: cacheSchema.prefault({}),
  database: databaseSchema.prefault({}),
  prometheus: prometheusSchema.prefault({}),
  alerts: alertsSchema.prefault({}),
  grafana: grafanaSchema.prefault({}),
  images: imagesSchema.prefault({}),
  imagePolicy: imagePolicySchema.prefault({}),
  /** Which table of upstream's keys and flags applies where the image's tag names no version. @default the pinned ones */
  versions: z
    .strictObject({ litellm: z.enum(litellmVersions).optional(), vllm: z.enum(vllmVersions).optional() })
    .prefault({}),
  secrets: secretsSchema.prefault({}),
  telemetry: telemetrySchema.prefault({}),
  logs: logsSchema.prefault({}),
});

/** A config as its author writes it: docs/config.md. */
export type GatewayInput = z.input<typeof gatewaySchema>;
export type ParsedGateway = z.output<typeof gatewaySchema>;
