/** `secrets.lock.json`: how often each secret changed. Written by the command line, committed beside the config. */
import { z } from "zod";

/** Raised when a file in today's form would be misread by an older release. */
export const rotationsVersion = 1;

export const rotationsSchema = z.strictObject({
  version: z.literal(rotationsVersion),
  /** `name` of the config. */
  stack: z.string().min(1),
  /** Name of a secret → how often its value changed. */
  rotations: z.record(z.string(), z.int().min(1)),
});

/** Name of a secret → how often its value changed since it was first brought to the host. */
export type Rotations = Readonly<Record<string, number>>;
