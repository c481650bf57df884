/** Values with a unit: durations, sizes, ports, and the issue helper that carries a finding's code through zod. */
import { z } from "zod";

const secondsPer = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 } as const;

const durationForm = 'a duration with a unit such as "30s", "20m" or "7d"';

/** A duration with a unit (`30s`, `20m`, `7d`). After parsing: seconds. */
export function duration() {
  return z
    .string(durationForm)
    .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, durationForm)
    .transform((text): number => {
      const unit = text.replace(/^[\d.]+/, "") as keyof typeof secondsPer; // the pattern above allows only these
      return Number.parseFloat(text) * secondsPer[unit];
    });
}

export const port = () => z.int().min(1).max(65_535);
export const count = () => z.int().min(1);
export const positive = () => z.number().positive();

/** Lower-case text for container and volume names: every run outside `[a-z0-9]` becomes `-`. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** An address of an API. */
export const webAddress = () =>
  z.url({ protocol: /^https?$/, error: "an address such as https://api.example.net/v1" });

/** `none` may also be written as `false`. */
export function noneOr<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === false ? "none" : value), schema);
}
