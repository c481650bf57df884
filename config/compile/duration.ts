/** Durations in LiteLLM's form: one whole number and one unit. */

const units = [
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
] as const;

/** `30d`, `12h`, `90s`: the largest unit that needs no fraction; LiteLLM resets budgets on the boundaries of that unit. */
export function durationText(seconds: number): string {
  const whole = Math.ceil(seconds);
  const fitting = units.find(([, size]) => whole % size === 0);
  return fitting ? `${whole / fitting[1]}${fitting[0]}` : `${whole}s`;
}
