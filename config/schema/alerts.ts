/** `alerts`: what Prometheus watches, against which objectives, and who is told. */
import { z } from "zod";
import { objectivesSchema } from "./objectives";
import { receiversSchema } from "./receivers";
import { webAddress } from "./units";

export const alertsSchema = z.strictObject({
  /** Alert rules in Prometheus; what dashboards read is recorded without them too. */
  enabled: z.boolean().default(true),
  objectives: objectivesSchema.prefault({}),
  /** Address of docs/runbook.md where those who are woken read it. @default the file in this package */
  runbook: webAddress().optional(),
  /** Who is told. Without receivers alerts are computed, shown by Prometheus, and sent to nobody. */
  receivers: receiversSchema,
});

export type AlertsInput = z.output<typeof alertsSchema>;
