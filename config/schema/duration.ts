/** Durations as people write them: `30s`, `20m`, `7d`. */

export const durationPattern = /^(?!0+(\.0+)?[a-z])\d+(\.\d+)?(ms|s|m|h|d)$/;

const secondsPer: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Undefined for what is no duration. */
export function secondsOf(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined;
  const each = secondsPer[text.replace(/^[\d.]+/, "")] ?? 0;
  // To the millisecond: 1.1 hours are 3960 s, not 3960.0000000000005.
  return Math.round(Number.parseFloat(text) * each * 1000) / 1000;
}
