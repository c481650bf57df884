import { growing, instance, prometheus, proxyUp, series, steady, then } from "../case";
import type { AlertCase, Series } from "../case";

const engine = (model: string, replica: string) =>
  series("up", { job: "vllm", model, replica, instance: `${replica}:8000` });
const began = series("process_start_time_seconds", {
  job: "vllm",
  model: "chat",
  replica: "vllm-chat",
  instance: "vllm-chat:8000",
});

const asked = (model: string, status: string, more: object = {}) =>
  series("litellm_proxy_total_requests_metric_total", {
    instance,
    requested_model: model,
    status_code: status,
    ...more,
  });
const failed = (model: string, status: string, exception: string, more: object = {}) =>
  series("litellm_proxy_failed_requests_metric_total", {
    ...{ instance, requested_model: model, exception_status: status, exception_class: exception, ...more },
  });
/** Every request of a model: so many a minute, all with this end. */
const failing = (
  model: string,
  values: string,
  status = "500",
  exception = "Openai.InternalServerError",
): Series => ({
  ...proxyUp,
  [asked(model, status)]: values,
  [failed(model, status, exception)]: values,
});
/** Each client has series of its own, which begin with what it asked so far; one more each minute. */
const clients = (count: number, each: number): Series =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => index).flatMap((index) => {
      const client_ip = `10.0.0.${index}`;
      const values = then(`_x${9 + index}`, steady(each, 30));
      return [
        [asked("far", "500", { client_ip }), values],
        [failed("far", "500", "Openai.InternalServerError", { client_ip }), values],
      ];
    }),
  );

const fallbacks = (answered: string, exception: string, model = "chat") =>
  series("litellm_deployment_successful_fallbacks_total", {
    ...{ instance, requested_model: model, fallback_model: answered, exception_class: exception },
  });
const unavailable = "Hosted_vllm.InternalServerError";

const down = (model: string, replicas: readonly string[], values: string): Series => ({
  ...prometheus,
  ...Object.fromEntries(replicas.map((replica) => [engine(model, replica), values])),
});
const both = ["vllm-chat", "vllm-chat-2"];

export const modelCases: readonly AlertCase[] = [
  {
    alert: "ModelDown",
    labels: { severity: "critical", model: "lone" },
    fires: [
      {
        what: "its only engine ends",
        series: down("lone", ["vllm-lone"], then(steady(1, 5), steady(0, 20))),
        at: 13,
      },
      { what: "it never came within its budget", series: down("lone", ["vllm-lone"], steady(0, 60)), at: 20 },
      {
        what: "it has been gone for long",
        series: down("lone", ["vllm-lone"], then(steady(1, 5), steady(0, 60))),
        at: 50,
      },
    ],
    silent: [
      { what: "it loads for the first time", series: down("lone", ["vllm-lone"], steady(0, 60)), at: 9 },
      {
        what: "a start of four minutes",
        series: down("lone", ["vllm-lone"], then(steady(1, 5), steady(0, 3), steady(1, 9))),
        at: 11,
      },
    ],
  },
  {
    alert: "ModelDown",
    labels: { severity: "warning", model: "chat" },
    fires: [
      {
        what: "both engines end, another model stands in",
        series: down("chat", both, then(steady(1, 5), steady(0, 20))),
        at: 13,
      },
    ],
    silent: [
      {
        what: "one of two is there",
        series: {
          ...down("chat", ["vllm-chat"], then(steady(1, 5), steady(0, 20))),
          ...down("chat", ["vllm-chat-2"], steady(1, 30)),
        },
        at: 13,
      },
    ],
  },
  {
    alert: "ReplicaDown",
    labels: { severity: "warning" },
    fires: [
      {
        what: "one of two does not come back",
        series: {
          ...down("chat", ["vllm-chat"], then(steady(1, 5), steady(0, 30))),
          ...down("chat", ["vllm-chat-2"], steady(1, 40)),
        },
        at: 20,
        with: { replica: "vllm-chat" },
      },
    ],
    silent: [
      {
        what: "it starts again within its budget",
        series: {
          ...down("chat", ["vllm-chat"], then(steady(1, 5), steady(0, 7), steady(1, 30))),
          ...down("chat", ["vllm-chat-2"], steady(1, 40)),
        },
        at: 14,
      },
      {
        what: "both are down: that is another alert",
        series: down("chat", both, then(steady(1, 5), steady(0, 30))),
        at: 20,
      },
    ],
  },
  {
    alert: "EngineRestarts",
    labels: { severity: "warning" },
    fires: [
      {
        what: "twice within half an hour",
        series: { [began]: then(steady(0, 9), steady(600, 9), steady(1200, 9)) },
        at: 25,
        with: { replica: "vllm-chat" },
      },
    ],
    silent: [
      {
        what: "once, as with a deployment",
        series: { [began]: then(steady(0, 9), steady(600, 20)) },
        at: 25,
      },
      { what: "once a day", series: { [began]: then(steady(0, 99), steady(6000, 99)) }, at: 190 },
    ],
  },
  {
    alert: "ModelUnanswered",
    labels: { severity: "critical" },
    fires: [
      {
        what: "all requests fail",
        series: failing("far", growing(1, 2, 30)),
        at: 15,
        with: { model: "far" },
      },
      {
        what: "no deployment is left to ask",
        series: failing("chat", growing(1, 2, 30), "None", "RouterRateLimitError"),
        at: 15,
        with: { model: "chat" },
      },
      {
        what: "another engine of the same model fails as well",
        series: {
          ...failing("chat", growing(1, 2, 30)),
          [fallbacks("chat", unavailable)]: steady(50, 30),
        },
        at: 15,
        with: { model: "chat" },
      },
      {
        what: "who asks for the model that stands in gets errors, only others get its answers",
        series: {
          ...failing("far", growing(1, 2, 30)),
          [fallbacks("far", unavailable)]: growing(1, 99, 30),
          [asked("far", "200")]: growing(1, 99, 30),
        },
        at: 15,
        with: { model: "far" },
      },
      {
        what: "they time out",
        series: failing("far", growing(1, 2, 30), "408", "Openai.Timeout"),
        at: 15,
        with: { model: "far" },
      },
      {
        what: "nine clients with one request each, one a minute",
        series: { ...proxyUp, ...clients(9, 1) },
        at: 18,
        with: { model: "far" },
      },
    ],
    silent: [
      {
        what: "one of two requests fails",
        series: {
          ...failing("far", then("_x9", steady(1, 30))),
          [asked("far", "200")]: then("_x9", steady(1, 30)),
        },
        at: 12,
      },
      { what: "the only request fails", series: failing("far", then("_x9", steady(1, 30))), at: 12 },
      { what: "nobody asks", series: failing("far", steady(40, 60)), at: 30 },
      {
        what: "another model answers for all but a few, under its own name",
        series: {
          ...failing("chat", growing(1, 1, 30)),
          [fallbacks("far", unavailable)]: growing(1, 99, 30),
          [asked("far", "200")]: growing(1, 99, 30),
        },
        at: 15,
      },
      {
        what: "refused: the clients' own mistakes and limits",
        series: {
          ...failing("far", growing(1, 5, 30), "400", "BadRequestError"),
          ...failing("chat", growing(1, 5, 30), "None", "RouterRateLimitErrorBasic"),
          ...failing("lone", growing(1, 5, 30), "422", "BudgetExceededError"),
        },
        at: 15,
      },
      {
        what: "checks of LiteLLM itself",
        series: failing("", growing(1, 5, 30)),
        at: 15,
      },
      {
        what: "Prometheus comes back to counters of a bad day long gone",
        series: {
          [series("up", { job: "litellm", instance })]: then("_x9", steady(1, 30)),
          ...clients(1, 50),
        },
        at: 14,
      },
    ],
  },
  {
    alert: "FallbackActive",
    labels: { severity: "warning" },
    fires: [
      {
        what: "one a minute",
        series: { ...proxyUp, [fallbacks("far", unavailable)]: growing(1, 1, 40) },
        at: 20,
        with: { model: "chat" },
      },
      {
        what: "for those who call it by its alias",
        series: { ...proxyUp, [fallbacks("far", unavailable, "fast")]: growing(1, 1, 40) },
        at: 20,
        with: { model: "fast" },
      },
      {
        what: "for a name behind a wildcard",
        series: { ...proxyUp, [fallbacks("far", unavailable, "hosted/small")]: growing(1, 1, 40) },
        at: 20,
        with: { model: "hosted/small" },
      },
    ],
    silent: [
      {
        what: "a single one",
        series: { ...proxyUp, [fallbacks("far", unavailable)]: then("_x4", steady(1, 40)) },
        at: 20,
      },
      {
        what: "another engine of the same model",
        series: {
          ...proxyUp,
          [fallbacks("chat", unavailable)]: growing(1, 5, 40),
          [fallbacks("fast", unavailable, "fast")]: growing(1, 5, 40),
        },
        at: 20,
      },
      {
        what: "prompts that are too long for it",
        series: {
          ...proxyUp,
          [fallbacks("far", "Hosted_vllm.ContextWindowExceededError")]: growing(1, 5, 40),
        },
        at: 20,
      },
    ],
  },
];
