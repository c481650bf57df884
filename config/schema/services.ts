/** The services around the models: cache, database, prometheus, images, logs, state. */
import { z } from "zod";
import { backupSchema } from "./backup";
import { exportersSchema } from "./exporters";
import { secretName } from "./secret";
import { bind, count, duration, noneOr, port, publish } from "./units";

export const databaseSchema = z.strictObject({
  type: noneOr(z.enum(["postgres", "external", "none"])).default("postgres"),
  user: z.string().min(1).default("litellm"),
  name: z.string().min(1).default("litellm"),
  /** Secret with the whole URL of an external database. */
  url: secretName().optional(),
  /** Secret with a second URL, for the migrations, so that the user in `url` needs no right to make tables. @default url */
  migrationUrl: secretName().optional(),
  /** @default images.postgres */
  image: z.string().min(1).optional(),
  /** Connections of each proxy container. */
  maxConnections: count().default(10),
  /** LiteLLM's log of requests, a row for each. @default kept for ever */
  spendLogs: z
    .strictObject({
      /** After this time whole rows are deleted; daily sums of spend stay. */
      retention: duration(),
    })
    .optional(),
  /** Backups on a schedule. @default none; `llm-gateway backup` makes one at any time */
  backup: backupSchema.optional(),
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
  /** Beyond this size the oldest samples go earlier, GiB. */
  retentionSizeGiB: count().default(20),
  exporters: exportersSchema.prefault({}),
  /** Further scrape targets: job → addresses. */
  extraTargets: z.record(z.string(), z.array(z.string()).min(1)).default({}),
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
