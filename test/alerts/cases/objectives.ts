import { growing, instance, proxyUp, series, steady, then } from "../case";
import type { AlertCase, Series } from "../case";

/** So many good and bad requests a minute, both of series that are there from the beginning. */
function traffic(model: string, good: string, bad: string): Series {
  const label = { instance, requested_model: model };
  return {
    ...proxyUp,
    [series("litellm_proxy_total_requests_metric_total", { ...label, status_code: "200" })]: good,
    [series("litellm_proxy_total_requests_metric_total", { ...label, status_code: "503" })]: bad,
    [series("litellm_proxy_failed_requests_metric_total", {
      ...{ ...label, exception_status: "503", exception_class: "Openai.ServiceUnavailableError" },
    })]: bad,
  };
}

/** Answers a minute, and how many of them within a limit. */
function answers(histogram: string, le: string, all: string, within: string): Series {
  const label = { instance, requested_model: "far" };
  return {
    [series(`${histogram}_count`, label)]: all,
    [series(`${histogram}_bucket`, { ...label, le })]: within,
  };
}

/** A window that reaches back behind the first sample has what there is. */
const days = 390;
const lasting = 400;

function promptness(alert: string, histogram: string, le: string): readonly AlertCase[] {
  const rate = (each: number, minutes: number) => growing(0, each, minutes);
  const both = (all: number, within: number, minutes: number) =>
    answers(histogram, le, rate(all, minutes), rate(within, minutes));
  return [
    {
      alert,
      labels: { severity: "critical", window: "1h" },
      fires: [{ what: "eight of ten are late", series: both(10, 2, 90), at: 80, with: { model: "far" } }],
      silent: [
        { what: "all are in time", series: both(10, 10, 90), at: 80 },
        { what: "half of them are late: nobody is woken", series: both(10, 5, 90), at: 80 },
        { what: "nobody asks", series: both(0, 0, 90), at: 80 },
        {
          what: "an hour with two answers, both late",
          series: answers(histogram, le, then(steady(0, 30), steady(2, 90)), steady(0, 120)),
          at: 80,
        },
        {
          what: "it is over",
          series: answers(histogram, le, rate(10, 120), then(growing(0, 2, 59), growing(130, 10, 60))),
          at: 80,
        },
      ],
    },
    {
      alert,
      labels: { severity: "warning", window: "6h" },
      fires: [{ what: "four of ten are late", series: both(10, 6, 400), at: 380, with: { model: "far" } }],
      silent: [{ what: "one of five is late", series: both(10, 8, 400), at: 380 }],
    },
    {
      alert,
      labels: { severity: "warning", window: "3d" },
      fires: [
        {
          what: "one of ten is late, for days",
          series: both(10, 9, lasting),
          at: days,
          with: { model: "far" },
        },
      ],
      silent: [{ what: "one of fifty is late", series: both(50, 49, lasting), at: days }],
    },
  ];
}

export const objectiveCases: readonly AlertCase[] = [
  {
    alert: "ModelErrors",
    labels: { severity: "critical", window: "1h" },
    fires: [
      {
        what: "one of ten fails",
        series: traffic("far", growing(0, 9, 90), growing(0, 1, 90)),
        at: 80,
        with: { model: "far" },
      },
      {
        what: "all fail, of a model that may do so more often",
        series: traffic("lone", steady(9, 90), growing(0, 2, 90)),
        at: 80,
        with: { model: "lone" },
      },
      {
        what: "one of ten fails, of a name beside it behind the same wildcard",
        series: traffic("hosted/large", growing(0, 9, 90), growing(0, 1, 90)),
        at: 80,
        with: { model: "hosted/large" },
      },
    ],
    silent: [
      {
        what: "one of a hundred fails",
        series: traffic("far", growing(0, 99, 90), growing(0, 1, 90)),
        at: 80,
      },
      {
        what: "one of two requests fails",
        series: traffic("far", then("_x50", steady(1, 60)), then("_x50", steady(1, 60))),
        at: 56,
      },
      {
        what: "nine of nine requests fail within an hour",
        series: traffic("far", steady(0, 90), then(growing(0, 1, 9), steady(9, 80))),
        at: 12,
      },
      {
        what: "one of ten fails, of a model that may do so",
        series: traffic("lone", growing(0, 9, 90), growing(0, 1, 90)),
        at: 80,
      },
      ...["calm", "hosted/small", "calmer"].map((name) => ({
        what: `one of ten fails, of a model that may do so, called ${name}`,
        series: traffic(name, growing(0, 9, 90), growing(0, 1, 90)),
        at: 80,
      })),
      {
        what: "in a failover one of two hundred fails",
        series: {
          ...traffic("chat", steady(0, 90), growing(0, 1, 90)),
          [series("litellm_deployment_successful_fallbacks_total", {
            ...{ instance, requested_model: "chat", fallback_model: "far" },
            exception_class: "Hosted_vllm.InternalServerError",
          })]: growing(0, 199, 90),
        },
        at: 80,
      },
      {
        what: "it is over",
        series: traffic("far", growing(0, 9, 90), then(growing(0, 3, 40), steady(120, 50))),
        at: 60,
      },
      {
        what: "the proxy was started anew",
        series: traffic(
          "far",
          then(growing(1000, 9, 40), growing(0, 9, 40)),
          then(steady(50, 40), steady(0, 40)),
        ),
        at: 60,
      },
    ],
  },
  {
    alert: "ModelErrors",
    labels: { severity: "critical", window: "6h" },
    fires: [
      {
        what: "four of a hundred fail",
        series: traffic("far", growing(0, 96, 400), growing(0, 4, 400)),
        at: 380,
        with: { model: "far" },
      },
    ],
    silent: [
      {
        what: "one of a hundred fails",
        series: traffic("far", growing(0, 99, 400), growing(0, 1, 400)),
        at: 380,
      },
    ],
  },
  {
    alert: "ModelErrors",
    labels: { severity: "warning", window: "3d" },
    fires: [
      {
        what: "one of a hundred fails, for days",
        series: traffic("far", growing(0, 99, lasting), growing(0, 1, lasting)),
        at: days,
        with: { model: "far" },
      },
    ],
    silent: [
      {
        what: "one of a thousand fails",
        series: traffic("far", growing(0, 999, lasting), growing(0, 1, lasting)),
        at: days,
      },
    ],
  },
  ...promptness("ModelSlow", "litellm_request_total_latency_metric", "120.0"),
  ...promptness("FirstTokenSlow", "litellm_llm_api_time_to_first_token_metric", "10.0"),
];
