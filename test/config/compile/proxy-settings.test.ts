/** What the fields of `proxy` and `telemetry` become in LiteLLM's YAML. */
import fc from "fast-check";
import { compileLitellm } from "../../../config/compile/litellm";
import { durationText } from "../../../config/compile/duration";
import { litellmTable, lookUpLitellmKey } from "../../../config/upstream/litellm";
import type { LitellmSectionName } from "../../../config/upstream/litellm";
import { litellmCallbacks } from "../../../config/upstream/litellm/callbacks";
import { evaluated } from "../fixtures/evaluated";
import { withFar } from "../fixtures/fixture";
import type { Compiled } from "../fixtures/litellm-keys";

function compiled(input: object): Compiled {
  const { config, plan } = evaluated(withFar(input));
  return compileLitellm(config, plan) as Compiled; // the compiler promises only an object; the tests read its sections
}

const litellm = (input: object) => compiled(input).litellm_settings;
const general = (input: object) => compiled(input).general_settings;

describe("callbacks", () => {
  test("S1-15, S1-16: Langfuse and LangSmith stand in the list of callbacks, beside prometheus", () => {
    const { callbacks } = litellm({ telemetry: { langfuse: {}, langsmith: {} } });
    expect(callbacks).toEqual([
      "prometheus",
      "langfuse_otel",
      "langsmith",
      "gateway_answers.unavailable",
      "request_log.records",
    ]);
  });

  test("own ones follow in their order, each in the lists of the handlers that know it", () => {
    const { callbacks, success_callback, failure_callback } = litellm({
      proxy: { callbacks: ["opik", "sentry", "athina", "prometheus", "lunary", "datadog", "opik"] },
    });
    expect({ callbacks, success_callback, failure_callback }).toEqual({
      callbacks: ["prometheus", "opik", "datadog", "gateway_answers.unavailable", "request_log.records"],
      success_callback: ["athina", "lunary"],
      failure_callback: ["sentry", "lunary"],
    });
  });

  test("without a legacy one there is one list", () => {
    const settings = litellm({});
    expect(settings.callbacks).toEqual(["prometheus", "gateway_answers.unavailable", "request_log.records"]);
    expect(Object.keys(settings).filter((key) => /(success|failure)_callback/.test(key))).toEqual([]);
  });

  test("every name of the table is in one place only", () => {
    const { callbacks, success, failure, enterprise, packages } = litellmCallbacks;
    expect([...success, ...failure].filter((name) => callbacks.has(name))).toEqual([]);
    const known = new Set([...callbacks, ...success, ...failure]);
    expect([...enterprise, ...packages.keys()].filter((name) => !known.has(name))).toEqual([]);
    expect(known.size).toBeGreaterThan(60);
  });
});

describe("budget and stored prompts", () => {
  test("S3-05: the budget of all together stands under litellm_settings, with its period", () => {
    expect(litellm({ proxy: { budget: { max: 99.5, per: "30d" } } })).toMatchObject({
      max_budget: 99.5,
      budget_duration: "30d",
    });
    expect(Object.keys(litellm({})).filter((key) => key.includes("budget"))).toEqual([]);
  });

  test.each([
    ["14d", "14d", "1d"],
    ["6h", "6h", "6h"],
  ])("S1-32: prompts are kept for %s, and looked through at least daily", (retention, period, interval) => {
    expect(general({ proxy: { storePrompts: { retention } } })).toMatchObject({
      store_prompts_in_spend_logs: true,
      maximum_spend_logs_retention_period: period,
      maximum_spend_logs_retention_interval: interval,
    });
  });

  test.each([
    ["90d", "90d", "1d"],
    ["12h", "12h", "12h"],
  ])("rows of requests go after %s, without a prompt in them too", (retention, period, interval) => {
    const settings = general({ database: { spendLogs: { retention } } });
    expect(settings).toMatchObject({
      maximum_spend_logs_retention_period: period,
      maximum_spend_logs_retention_interval: interval,
    });
    expect(settings).not.toHaveProperty("store_prompts_in_spend_logs");
    const both = general({ database: { spendLogs: { retention } }, proxy: { storePrompts: { retention } } });
    expect(both).toEqual({ ...settings, store_prompts_in_spend_logs: true });
  });

  test("S1-32: without asking no prompt is stored", () => {
    expect(Object.keys(general({})).filter((key) => /prompts|retention/.test(key))).toEqual([]);
  });
});

test.each([
  [1, 10, 10],
  [2, 10, 5],
  [3, 10, 3],
  [4, 4, 1],
])("%i workers share %i connections: %i each", (workers, maxConnections, each) => {
  const settings = general({ proxy: { workers }, database: { maxConnections } });
  expect(settings.database_connection_pool_limit).toBe(each);
});

test("all workers together never open more connections than the container may", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 0, max: 40 }), (workers, spare) => {
      const maxConnections = workers + spare;
      const { database_connection_pool_limit: each } = general({
        proxy: { workers },
        database: { maxConnections },
      });
      expect(Number(each) * workers).toBeLessThanOrEqual(maxConnections);
      expect(Number(each)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 20 },
  );
});

test("every key is one that LiteLLM reads there", () => {
  const table = litellmTable("1.106.2");
  if (!table) throw new Error("no table");
  const full = compiled({
    proxy: {
      callbacks: ["athina", "sentry"],
      budget: { max: 1, per: "1d" },
      storePrompts: { retention: "1d" },
    },
    telemetry: { langfuse: {}, langsmith: {} },
  });
  const sections: readonly LitellmSectionName[] = ["litellm_settings", "general_settings"];
  const unread = sections.flatMap((section) =>
    Object.keys(full[section as "litellm_settings"]).filter(
      (key) => lookUpLitellmKey(table, section, key).status !== "read",
    ),
  );
  expect(unread).toEqual([]);
});

test.each([
  [86_400, "1d"],
  [2_592_000, "30d"],
  [43_200, "12h"],
  [5400, "90m"],
  [90, "90s"],
  [0.5, "1s"],
])("%d s are written as %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

test("a duration keeps its length", () => {
  const size = { d: 86_400, h: 3600, m: 60, s: 1 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40_000_000 }), (seconds) => {
      const [, number = "", unit = ""] = /^(\d+)([dhms])$/.exec(durationText(seconds)) ?? [];
      expect(Number(number) * size[unit as keyof typeof size]).toBe(seconds);
    }),
  );
});
