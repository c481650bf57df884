/** Models: what clients see of each, and the engines of the stack's own from the queue to the last token. */
import type { GatewayConfig } from "../../gateway-config";
import type { GatewayPlan, Route } from "../../plan/types";
import { runs } from "../../plan/workload";
import type { Row, Sketch } from "./dashboard";
import { curves, figures } from "./panel";
import type { Panel } from "./panel";
import { now, series } from "./query";
import { chosenModel, modelVariable, replicaVariable } from "./variables";

export function models(config: GatewayConfig, plan: GatewayPlan): Sketch {
  const hasEngines = runs(plan, "vllm");
  const rows: readonly Row[] = [
    { question: "What do clients see?", panels: seen },
    ...(hasEngines ? engineRows : []),
    {
      question: "What did nobody compute twice?",
      panels: config.cache.ttl === undefined ? [] : answersReused,
    },
    { question: "Who stood in?", panels: standIns(plan.routes) },
  ];
  return {
    title: "Models",
    description: "By model and replica: speed, queue, memory, reuse, and who stood in",
    from: "now-6h",
    refresh: "30s",
    variables: hasEngines ? [modelVariable(plan), replicaVariable(plan)] : [modelVariable(plan)],
    rows,
  };
}

const seen: readonly Panel[] = [
  curves({
    title: "Time to first token, for clients",
    description: "95 of 100 streams begin sooner; with the proxy, retries and failovers in it.",
    unit: "s",
    width: 8,
    queries: [
      series(
        `histogram_quantile(0.95, sum by (le, requested_model) (rate(litellm_llm_api_time_to_first_token_metric_bucket{${chosenModel}}[$__rate_interval])))`,
        "{{requested_model}}",
      ),
    ],
  }),
  curves({
    title: "Time to answer, for clients",
    description: "95 of 100 whole requests are faster.",
    unit: "s",
    width: 8,
    queries: [series('model:litellm_request_latency_seconds:p95_5m{model=~"$model"}', "{{model}}")],
  }),
  curves({
    title: "Throughput",
    description: "Tokens written per second.",
    unit: "short",
    width: 8,
    queries: [series('model:litellm_tokens:rate5m{model=~"$model",direction="output"}', "{{model}}")],
  }),
];

const engine = 'model=~"$model",replica=~"$replica"';
const group = 'model=~"$model"';

const working: readonly Panel[] = [
  figures({
    title: "Replicas",
    description: "Whether Prometheus reaches each engine.",
    unit: "none",
    width: 12,
    queries: [now(`up{job="vllm",${engine}}`, "{{replica}}")],
    words: { 0: ["away", "red"], 1: ["up", "green"] },
  }),
  figures({
    title: "Running since",
    description: "Age of each engine's process: a young one was restarted.",
    unit: "s",
    width: 12,
    queries: [now(`time() - process_start_time_seconds{job="vllm",${engine}}`, "{{replica}}")],
  }),
  curves({
    title: "Requests inside",
    description: "In the running batch, and waiting for a place in it.",
    unit: "none",
    width: 12,
    queries: [
      series(`sum by (replica) (vllm:num_requests_running{${engine}})`, "{{replica}} running"),
      series(`sum by (replica) (vllm:num_requests_waiting{${engine}})`, "{{replica}} waiting"),
    ],
  }),
  curves({
    title: "Tokens written",
    description: "Per second, by replica: uneven replicas of one model point to uneven routing.",
    unit: "short",
    width: 12,
    queries: [
      series(
        `sum by (replica) (rate(vllm:generation_tokens_total{${engine}}[$__rate_interval]))`,
        "{{replica}}",
      ),
    ],
  }),
];

const speed: readonly Panel[] = [
  curves({
    title: "Time to first token",
    description: "Queue and reading of the prompt, as the engine measures it.",
    unit: "s",
    width: 8,
    queries: [
      series(`model:vllm_ttft_seconds:p95_5m{${group}}`, "{{model}} 95 of 100"),
      series(`model:vllm_ttft_seconds:p50_5m{${group}}`, "{{model}} half"),
    ],
  }),
  curves({
    title: "Time between tokens",
    description: "What a reader of a stream feels; it grows with the batch.",
    unit: "s",
    width: 8,
    queries: [
      series(`model:vllm_itl_seconds:p95_5m{${group}}`, "{{model}} 95 of 100"),
      series(`model:vllm_itl_seconds:p50_5m{${group}}`, "{{model}} half"),
    ],
  }),
  curves({
    title: "Time in the queue",
    description: "Before an engine begins with a request: 95 of 100 wait less. It should be near zero.",
    unit: "s",
    width: 8,
    queries: [series(`model:vllm_queue_seconds:p95_5m{${group}}`, "{{model}}")],
  }),
];

const room: readonly Panel[] = [
  curves({
    title: "KV cache in use",
    description: "Full caches make requests wait, and preempt those that run.",
    unit: "percentunit",
    max: 1,
    width: 12,
    worseFrom: [0.8, 0.9],
    queries: [series(`max by (replica) (vllm:kv_cache_usage_perc{${engine}})`, "{{replica}}")],
  }),
  curves({
    title: "Preemptions",
    description: "Requests per minute that were thrown out of the batch for lack of cache, and begin again.",
    unit: "none",
    width: 12,
    colour: "red",
    queries: [
      series(
        `sum by (replica) (rate(vllm:num_preemptions_total{${engine}}[$__rate_interval])) * 60`,
        "{{replica}}",
      ),
    ],
  }),
];

const reuse: readonly Panel[] = [
  curves({
    title: "Prefix cache",
    description: "Part of the prompt tokens that were found in the engine's cache.",
    unit: "percentunit",
    max: 1,
    width: 12,
    queries: [
      series(
        `sum by (model) (rate(vllm:prefix_cache_hits_total{${engine}}[$__rate_interval])) / sum by (model) (rate(vllm:prefix_cache_queries_total{${engine}}[$__rate_interval]))`,
        "{{model}}",
      ),
    ],
  }),
  curves({
    title: "Prompt tokens",
    description: "Read per second, from where: computed, or found in a cache.",
    unit: "short",
    width: 12,
    stacked: true,
    queries: [
      series(
        `sum by (source) (rate(vllm:prompt_tokens_by_source_total{${engine}}[$__rate_interval]))`,
        "{{source}}",
      ),
    ],
  }),
];

const engineRows: readonly Row[] = [
  { question: "Does every replica work?", panels: working },
  { question: "How fast are the engines?", panels: speed },
  { question: "Is there room for more?", panels: room },
  { question: "What is not computed twice?", panels: reuse },
];

const answersReused: readonly Panel[] = [
  curves({
    title: "Answers from the cache",
    description: "Part of the requests that LiteLLM answered without asking a model.",
    unit: "percentunit",
    max: 1,
    width: 24,
    colour: "blue",
    queries: [
      series(
        "sum(rate(litellm_cache_hits_metric_total[$__rate_interval])) / (sum(rate(litellm_cache_hits_metric_total[$__rate_interval])) + sum(rate(litellm_cache_misses_metric_total[$__rate_interval])))",
        "found",
      ),
    ],
  }),
];

/** Without anybody who could stand in there is nothing to show. */
function standIns(routes: readonly Route[]): readonly Panel[] {
  const hasFallbacks = routes.some(({ fallbacks, contextWindowFallbacks, contentPolicyFallbacks }) =>
    [fallbacks, contextWindowFallbacks, contentPolicyFallbacks].some((list) => list.length > 0),
  );
  const hasOthers = routes.some(({ deployments }) => deployments.length > 1);
  return [...(hasFallbacks ? [failovers] : []), ...(hasFallbacks || hasOthers ? [rests] : [])];
}

const failovers = curves({
  title: "Failovers",
  description: "Requests per minute that another model answered, by the model that was called.",
  unit: "none",
  width: 12,
  colour: "red",
  queries: [series('model:litellm_fallbacks:rate5m{model=~"$model"} * 60', "{{model}}")],
});

const rests = curves({
  title: "Rests",
  description: "How often per minute LiteLLM gave a deployment no requests for a while, after an error.",
  unit: "none",
  width: 12,
  colour: "red",
  queries: [
    series(
      "sum by (model_id) (rate(litellm_deployment_cooled_down_total[$__rate_interval])) * 60",
      "{{model_id}}",
    ),
  ],
});
