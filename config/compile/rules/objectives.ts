/**
 * Objectives as ratios of bad to all requests, over the windows of multi-window, multi-burn-rate alerts. Windows beyond five
 * minutes are sums of five-minute rates: days over LiteLLM's own series, one for each key and address, would be slow.
 */
import type { GatewayConfig, Objectives, Promptness } from "../../gateway-config";
import { asModel } from "./counters";
import { anyOf } from "./rule";
import type { RecordingRule } from "./rule";

type Promises = Pick<GatewayConfig, "alerts" | "routing">;

/** Models with the same objective, and their aliases; the last part has all that are not named in another. */
export interface Part<T> {
  readonly objective: T;
  /** Behind a label's name: `=~"a|b"`, or `!~"a|b"` for all others. */
  readonly matcher: string;
}

export function parts<T>(
  { alerts, routing }: Promises,
  choose: (objectives: Objectives) => T,
): readonly Part<T>[] {
  const { general, models } = alerts.objectives;
  const aliases = Object.entries(routing.aliases);
  const called = (model: string) => [
    model,
    ...aliases.flatMap(([alias, target]) => (target === model ? [alias] : [])).toSorted(),
  ];
  const rest = JSON.stringify(choose(general));
  const others = new Map<string, { objective: T; names: string[] }>();
  for (const [name, own] of Object.entries(models).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const objective = choose(own);
    const key = JSON.stringify(objective);
    if (key === rest) continue;
    const known = others.get(key) ?? { objective, names: [] };
    others.set(key, { ...known, names: [...known.names, ...called(name)] });
  }
  const named = [...others.values()];
  const taken = named.flatMap(({ names }) => names);
  return [
    ...named.map(({ objective, names }) => ({ objective, matcher: `=~${anyOf(names)}` })),
    { objective: choose(general), matcher: taken.length === 0 ? `!=""` : `!~${anyOf(["", ...taken])}` },
  ];
}

const windows = ["5m", "30m", "1h", "6h", "3d"] as const;
export type Window = (typeof windows)[number];

/** What an objective is measured by: the recorded rates of bad events and of all, and their ratio. */
export interface Measure {
  readonly bad: string;
  readonly all: string;
  readonly ratio: string;
}

export const availability: Measure = {
  bad: "model:litellm_errors:rate5m",
  all: "model:litellm_requests:rate5m",
  ratio: "model:litellm_error_ratio",
};
export const latency: Measure = {
  bad: "model:litellm_slow_answers:rate5m",
  all: "model:litellm_answers:rate5m",
  ratio: "model:litellm_slow_answer_ratio",
};
export const firstToken: Measure = {
  bad: "model:litellm_slow_first_tokens:rate5m",
  all: "model:litellm_first_tokens:rate5m",
  ratio: "model:litellm_slow_first_token_ratio",
};

export function objectiveRules(config: Promises): readonly RecordingRule[] {
  return [
    ...ratios(availability),
    ...promptness(
      latency,
      "litellm_request_total_latency_metric",
      parts(config, (one) => one.latency),
    ),
    ...promptness(
      firstToken,
      "litellm_llm_api_time_to_first_token_metric",
      parts(config, (one) => one.firstToken),
    ),
  ];
}

function ratios({ bad, all, ratio }: Measure): readonly RecordingRule[] {
  return windows.map((window) => ({
    record: `${ratio}:rate${window}`,
    expr:
      window === "5m"
        ? `${bad} / (${all} > 0)`
        : `sum_over_time(${bad}[${window}]) / (sum_over_time(${all}[${window}]) > 0)`,
  }));
}

function promptness(
  measure: Measure,
  histogram: string,
  each: readonly Part<Promptness | false>[],
): readonly RecordingRule[] {
  const measured = each.flatMap(({ objective, matcher }) =>
    objective === false ? [] : [{ within: objective.within, matcher }],
  );
  const counts = measured.flatMap(({ within, matcher }) => {
    const rate = (suffix: string, more = "") =>
      `sum by (requested_model) (rate(${histogram}_${suffix}{requested_model${matcher}${more}}[5m]))`;
    const all = rate("count");
    return [
      { record: measure.all, expr: asModel(all) },
      { record: measure.bad, expr: asModel(`${all} - ${rate("bucket", `,le="${limit(within)}"`)}`) },
    ];
  });
  return counts.length === 0 ? [] : [...counts, ...ratios(measure)];
}

/** As Python's client writes the limit of a bucket. */
function limit(seconds: number): string {
  return Number.isInteger(seconds) ? `${seconds}.0` : String(seconds);
}
