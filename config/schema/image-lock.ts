/** `images.lock.json`: which very image each name means. Written by `llm-gateway images pin`, committed beside the config. */
import { z } from "zod";

/** Raised when a file in today's form would be misread by an older release. */
export const imageLockVersion = 1;

/** `name:tag@sha256:…`, which any registry resolves alike; or an image's id, which only an engine that has it knows. */
const pin = z.string().regex(/^([^@\s]+@)?sha256:[0-9a-f]{64}$/, "name@sha256:… or an image's id, sha256:…");

export const imageLockSchema = z.strictObject({
  version: z.literal(imageLockVersion),
  /** Name as it is pulled → what is run instead. */
  images: z.record(z.string().min(1), pin),
});

/** Name → what is run. */
export type ImagePins = Readonly<Record<string, string>>;
