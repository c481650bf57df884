/** `gateway.lock.json`: which engine sits on which GPU. Written by the command line, committed beside the config. */
import { z } from "zod";

/** Raised when a file in today's form would be misread by an older release. */
export const lockVersion = 1;

const ids = z
  .array(z.string().min(1))
  .min(1)
  .refine((list) => new Set(list).size === list.length, "a GPU twice");

export const lockSchema = z.strictObject({
  version: z.literal(lockVersion),
  /** `name` of the config. */
  stack: z.string().min(1),
  /** The host it was made for. */
  host: z.strictObject({ gpus: z.array(z.string()) }),
  /** Workload name → GPU ids. */
  placements: z.record(z.string(), ids),
});

/** Where engines were placed: `gateway.lock.json`. */
export interface Lock {
  readonly stack: string;
  /** GPU ids of the host. */
  readonly gpus: readonly string[];
  /** Workload name → GPU ids. */
  readonly placements: Readonly<Record<string, readonly string[]>>;
}
