/** Mean latencies by model out of LiteLLM's metrics (Prometheus text format). */

export interface Latency {
  readonly model: string;
  readonly requests: number;
  readonly answerSeconds: number;
  /** Only streams have one. */
  readonly firstTokenSeconds: number | undefined;
}

const total = "litellm_request_total_latency_metric";
const firstToken = "litellm_llm_api_time_to_first_token_metric";

/** Models as clients call them, where the metric says so. */
export function latenciesIn(text: string): readonly Latency[] {
  const sums = new Map<string, Map<string, number>>();
  for (const line of text.split("\n")) {
    const [, name, labels = "", value] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? [];
    if (name === undefined || !/_(sum|count)$/.test(name)) continue;
    const model = label(labels, "requested_model") ?? label(labels, "model");
    if (model === undefined) continue;
    const byModel = sums.get(name) ?? new Map<string, number>();
    sums.set(name, byModel.set(model, (byModel.get(model) ?? 0) + Number(value)));
  }
  const mean = (metric: string, model: string): number | undefined => {
    const count = sums.get(`${metric}_count`)?.get(model) ?? 0;
    return count === 0 ? undefined : (sums.get(`${metric}_sum`)?.get(model) ?? 0) / count;
  };
  return [...(sums.get(`${total}_count`) ?? [])].flatMap(([model, requests]) => {
    const answerSeconds = mean(total, model);
    const first = mean(firstToken, model);
    return answerSeconds === undefined ? [] : [{ model, requests, answerSeconds, firstTokenSeconds: first }];
  });
}

/** Undefined where the label is missing, empty, or Python's word for nothing. */
function label(labels: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|,)${name}="((?:[^"\\\\]|\\\\.)*)"`).exec(labels)?.[1];
  return value === undefined || value === "" || value === "None" ? undefined : value;
}
