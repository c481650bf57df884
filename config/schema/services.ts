/** The services around the models: edge, cache, database, prometheus, images, secrets, logs, state. */
import { z } from "zod";
import { secretName } from "./secret";
import { bind, count, duration, noneOr, port, publish } from "./units";

export const edgeSchema = z.strictObject({
  /** `false`: LiteLLM publishes the port itself, one replica, a gap at each change. */
  enabled: z.boolean().default(true),
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
