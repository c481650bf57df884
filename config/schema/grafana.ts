/** `grafana`: dashboards, compiled from the same config as what they show. */
import { z } from "zod";
import { secretName } from "./secret";
import { bind, port, webAddress } from "./units";

export const grafanaSchema = z.strictObject({
  /** Run Grafana. @default true in production */
  enabled: z.boolean().default(false),
  /** Port of the host on which it is published. */
  port: port().default(3000),
  /** Address to publish on. */
  bind: bind().prefault("127.0.0.1"),
  /** Secret with the password of the user `admin`. */
  adminPassword: secretName().default("GRAFANA_ADMIN_PASSWORD"),
  /** Where browsers reach it, when something stands in front: links and cookies follow it. */
  publicUrl: webAddress().optional(),
});
