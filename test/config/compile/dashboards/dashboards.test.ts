/** The dashboards of configs with much and with little: whole, placed without overlap, and only with what has data. */
import { recordingGroups } from "../../../../config/compile/rules/recording";
import { evaluateInput } from "../../../../config";
import { far, withFar } from "../../fixtures/fixture";
import { rich } from "../../fixtures/rich";
import { everything, promql, sql } from "../../../e2e/observability/panel-query";
import { answersOf, dashboardsFor } from "./compiled";
import type { Compiled } from "./compiled";

const gpuHost = {
  host: { preset: "dgx-h100" },
  models: {
    shelf: { vllm: { preset: "gpt-oss-20b", gpus: 1, replicas: 2 } },
    far,
  },
  routing: { fallbacks: { shelf: ["far"] } },
  cache: { ttl: "1h" },
};

const configs: readonly (readonly [string, object])[] = [
  ["a GPU host with all there is", gpuHost],
  ["the rich fixture", rich],
  ["hosted models alone", withFar({})],
  ["hosted models without a database", withFar({ database: { type: "none" } })],
  ["hosted models without Prometheus", withFar({ prometheus: { enabled: false } })],
];

describe.each(configs)("%s", (_, input) => {
  const dashboards = [...dashboardsFor(input).values()];
  const each = dashboards.flatMap((dashboard) => answersOf(dashboard).map((panel) => ({ dashboard, panel })));

  test("there are dashboards, and each has panels", () => {
    expect(dashboards.length).toBeGreaterThan(0);
    expect(dashboards.filter((dashboard) => answersOf(dashboard).length === 0)).toEqual([]);
  });

  test("every panel says what it shows and in which unit, and asks for it", () => {
    const silent = each.filter(
      ({ panel: { title, description = "", fieldConfig, targets = [] } }) =>
        title === "" ||
        !/^[A-Z0-9`].*\.$/.test(description) ||
        (fieldConfig?.defaults.unit ?? "") === "" ||
        targets.length === 0 ||
        targets.some(({ expr = "", rawSql = "" }) => expr + rawSql === ""),
    );
    expect(silent).toEqual([]);
  });

  test("ids are unique, and titles within a dashboard", () => {
    for (const { panels } of dashboards) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
    }
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
  });

  test("no panel lies over another, or beyond the grid", () => {
    expect(dashboards.flatMap(overlaps)).toEqual([]);
    expect(each.filter(({ panel: { gridPos } }) => gridPos.x + gridPos.w > 24)).toEqual([]);
  });

  test("nothing is left of macros and variables once Grafana's are replaced, and no variable is unused", () => {
    const window = { from: 0, to: 3600, stepSeconds: 15 };
    for (const { templating, panels } of dashboards) {
      const names = templating.list.map(({ name }) => name);
      const chosen = Object.fromEntries(Object.entries(everything).filter(([name]) => names.includes(name)));
      const targets = panels.flatMap((panel) => panel.targets ?? []);
      for (const { expr, rawSql } of targets) {
        if (expr !== undefined) promql(expr, window, chosen);
        if (rawSql !== undefined) sql(rawSql, window, chosen);
      }
      const text = targets.map(({ expr = "", rawSql = "" }) => expr + rawSql).join("\n");
      expect(names.filter((name) => !new RegExp(`\\$\\{?${name}\\b`).test(text))).toEqual([]);
    }
  });

  test("what panels read as recorded is recorded for this config", () => {
    const { result } = evaluateInput(input);
    if (!result) throw new Error("no plan");
    const recorded = recordingGroups(result.config, result.plan).flatMap(({ rules }) =>
      rules.map(({ record }) => record),
    );
    const read = each.flatMap(({ panel: { targets = [] } }) =>
      targets.flatMap(({ expr = "" }) => expr.match(/\b(?:model|replica):[a-z0-9_]+:[a-z0-9_]+/g) ?? []),
    );
    expect(read.filter((name) => !recorded.includes(name))).toEqual([]);
  });
});

function overlaps({ panels }: Compiled): readonly string[] {
  return panels.flatMap(({ title, gridPos: a }, index) =>
    panels
      .slice(index + 1)
      .filter(({ gridPos: b }) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
      .map((other) => `${title} and ${other.title}`),
  );
}

describe("only what has data here", () => {
  const titles = (input: object, name: "models" | "hosts" | "overview") => {
    const found = dashboardsFor(input).get(name);
    return found?.panels.map(({ title }) => title) ?? [];
  };

  test("S3-14: the classic dashboard has five panels, and P99 comes from LiteLLM's histogram", () => {
    const dashboard = dashboardsFor(withFar({})).get("classic");
    expect(dashboard?.panels.map(({ title }) => title)).toEqual([
      "Request volume",
      "Latency P95 and P99",
      "Cost by user and model",
      "Errors by category",
      "Token patterns",
    ]);
    expect(dashboard?.panels[1]?.targets?.[0]?.expr).toMatch(
      /^histogram_quantile\(0\.99, .*litellm_request_total_latency_metric_bucket/,
    );
  });

  test("no engines: no panel asks vLLM", () => {
    const all = [...dashboardsFor(withFar({})).values()];
    expect(JSON.stringify(all)).not.toMatch(/vllm:|job=\\"vllm/);
    expect(JSON.stringify([...dashboardsFor(gpuHost).values()])).toMatch(/vllm:/);
  });

  test("no database: no dashboard of it, and nothing asks it", () => {
    const without = dashboardsFor(withFar({ database: { type: "none" } }));
    expect([...without.keys()]).toEqual(["overview", "models", "hosts", "classic"]);
    expect(JSON.stringify([...without.values()])).not.toContain("rawSql");
  });

  test("no Prometheus: what the database knows is left", () => {
    const without = dashboardsFor(withFar({ prometheus: { enabled: false } }));
    expect([...without.keys()]).toEqual(["spend", "requests"]);
    expect(JSON.stringify([...without.values()])).not.toContain('"expr"');
  });

  test("GPUs on a host that has some", () => {
    expect(titles(gpuHost, "hosts")).toContain("GPU temperature");
    expect(titles(withFar({}), "hosts")).not.toContain("GPU temperature");
  });

  test("Redis and Postgres where the stack runs them", () => {
    expect(titles(withFar({}), "hosts")).toEqual(expect.arrayContaining(["Redis memory", "Database size"]));
    const without = titles(withFar({ cache: { type: "none" }, database: { type: "none" } }), "hosts");
    expect(without.filter((title) => /Redis|Postgres|Database/.test(title))).toEqual([]);
  });

  test("who stood in, where somebody can", () => {
    expect(titles(gpuHost, "models")).toEqual(expect.arrayContaining(["Failovers", "Rests"]));
    expect(titles(withFar({}), "models")).not.toContain("Rests");
  });

  test("answers from the cache, where they are kept", () => {
    expect(titles(gpuHost, "models")).toContain("Answers from the cache");
    expect(titles(withFar({}), "models")).not.toContain("Answers from the cache");
  });
});

test("names of models are choices as they are, also with a comma", () => {
  const models = { "a,b": far, plain: far };
  const [variable] = dashboardsFor({ models }).get("overview")?.templating.list ?? [];
  expect(variable).toMatchObject({ name: "model", query: "a\\,b,plain" });
});
