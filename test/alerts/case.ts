/** What Prometheus is given, and which alert it must then have fired, or not. */

/** Series → its values, one a minute, in promtool's short form. */
export type Series = Readonly<Record<string, string>>;

export interface Situation {
  readonly what: string;
  readonly series: Series;
  /** When it is looked, in minutes. */
  readonly at: number;
}

export interface AlertCase {
  readonly alert: string;
  /** Which of the rules of that name: their labels that the config sets. */
  readonly labels: Readonly<Record<string, string>>;
  readonly fires: readonly (Situation & {
    /** What the fired alert says besides. */
    readonly with?: Readonly<Record<string, string>>;
  })[];
  readonly silent: readonly Situation[];
}

/** The same value for so many minutes, and one more. */
export function steady(value: number, minutes: number): string {
  return `${value}+0x${minutes}`;
}

/** A counter that begins at a value and grows by so much a minute. */
export function growing(from: number, each: number, minutes: number): string {
  return each < 0 ? `${from}-${-each}x${minutes}` : `${from}+${each}x${minutes}`;
}

/** A change lies between two of them. */
export function then(...values: readonly string[]): string {
  return values.join(" ");
}

/** A series with labels. */
export function series(name: string, labels: Readonly<Record<string, string>>): string {
  const inside = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
  return `${name}{${inside.join(",")}}`;
}

/** Prometheus itself, started when the clock began. */
export const prometheus: Series = {
  [series("process_start_time_seconds", { job: "prometheus", instance: "127.0.0.1:9090" })]: steady(0, 450),
};

export const instance = "p:4000";
export const proxyUp: Series = { [series("up", { job: "litellm", instance })]: steady(1, 450) };
