/** Backups of the stack's own Postgres. */
import { z } from "zod";
import { count, duration } from "./units";

export const backupSchema = z.strictObject({
  /** Time between two scheduled backups; the first is made as soon as LiteLLM's tables are there. */
  every: duration().prefault("1d"),
  /** Scheduled backups that are kept; older ones are removed. Those made by hand stay. */
  keep: count().default(14),
  /**
   * Program that `llm-gateway backup` feeds the archive to on standard input, on the machine where the verb runs;
   * `{name}` becomes the archive's name. @default a file in <dataDir>/backups on the Docker host
   */
  command: z.array(z.string().min(1)).min(1).optional(),
});
