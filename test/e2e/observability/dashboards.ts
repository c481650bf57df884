/** Every panel of every dashboard, asked as Grafana would ask it: the real Prometheus and the real Postgres have an answer. */
import { z } from "zod";
import { evaluateInput } from "../../../config";
import { answersOf, dashboardsOf } from "../../config/compile/dashboards/compiled";
import type { Compiled, CompiledPanel, Target } from "../../config/compile/dashboards/compiled";
import { docker } from "../run";
import { Client, eventually } from "../traffic";
import { everything, promql, sql } from "./panel-query";
import type { Chosen, Window } from "./panel-query";
import { ask, becomes, config, gatewayUrl, name, sendRound, stack } from "./watched";

/** Panels that are empty as long as nothing goes wrong. */
const afterIncidents: Readonly<Record<string, string>> = {
  Failovers: "counted from the first failover on",
  Rests: "counted from the first rest on",
};

const matrix = z.object({
  resultType: z.enum(["matrix", "vector"]),
  result: z.array(
    z.object({
      metric: z.record(z.string(), z.string()),
      values: z.array(z.tuple([z.number(), z.string()])).optional(),
      value: z.tuple([z.number(), z.string()]).optional(),
    }),
  ),
});

const lines = z.array(z.record(z.string(), z.unknown())).nullable();

export function registerDashboards(): void {
  const dashboards = compiled();
  const panels = dashboards.flatMap((dashboard) =>
    answersOf(dashboard).map((panel) => [dashboard.title, panel.title, panel] as const),
  );

  beforeAll(async () => {
    const master = new Client(gatewayUrl, stack.masterKey);
    await master.call("/key/generate", { key_alias: "budgeted", max_budget: 5, budget_duration: "1d" });
    await sendRound("seen");
    await becomes("count(litellm_llm_api_time_to_first_token_metric_bucket) > 0", 60);
    await sendRound("seen again");
  });

  it("hardly any panel waits for an incident, and each of those is there", () => {
    const titles = panels.map(([, title]) => title);
    expect(Object.keys(afterIncidents).filter((title) => !titles.includes(title))).toEqual([]);
    expect(Object.keys(afterIncidents).length).toBeLessThan(panels.length / 10);
  });

  it.each(panels)("S3-14: %s: %s has data", async (_, title, panel) => {
    if (afterIncidents[title] === undefined)
      await eventually(`${title} has data`, 240, async () =>
        (await answers(panel, everything)).every(isFilled),
      );
    else await answers(panel, everything);
  });

  it.each(dashboards.map((dashboard) => [dashboard.title, dashboard] as const))(
    "%s: no panel is refused with one model chosen",
    async (_, dashboard) => {
      const chosen = { model: "tiny", replica: `${name}-vllm-tiny`, search: "it's" };
      for (const panel of answersOf(dashboard)) await answers(panel, chosen);
    },
  );

  it("a search by call id finds this one request", async () => {
    const found = dashboards
      .flatMap(answersOf)
      .find(({ title }) => title === "The latest requests found")
      ?.targets?.at(0);
    const [last] = await rows('SELECT max(litellm_call_id) AS id FROM "LiteLLM_SpendLogs"');
    const search = z.string().parse(last?.id);
    const matches = await rows(sql(found?.rawSql ?? "", lastMinutes(), { ...everything, search }));
    expect(matches.map((row) => row["Call id"])).toEqual([search]);
  });
}

/** With Grafana, which does not run here. */
function compiled(): readonly Compiled[] {
  const { result } = evaluateInput({ ...config, name, grafana: { enabled: true } });
  return [...dashboardsOf(result?.artefacts ?? {}).values()];
}

/** Each query's values that are numbers, or rows that say something. An error throws. */
async function answers({ targets = [] }: CompiledPanel, chosen: Chosen): Promise<readonly number[]> {
  const counts: number[] = [];
  for (const target of targets)
    counts.push(
      target.rawSql === undefined ? await samples(target, chosen) : await filledRows(target, chosen),
    );
  return counts;
}

function isFilled(count: number): boolean {
  return count > 0;
}

async function samples({ expr = "", instant = false }: Target, chosen: Chosen): Promise<number> {
  const window = lastMinutes();
  const query = encodeURIComponent(promql(expr, window, chosen));
  const { from, to, stepSeconds } = window;
  const path = instant
    ? `query?query=${query}&time=${to}`
    : `query_range?query=${query}&start=${from}&end=${to}&step=${stepSeconds}`;
  const { result } = await ask(path, matrix);
  const values = result.flatMap((one) => one.values ?? (one.value ? [one.value] : []));
  return values.filter(([, value]) => Number.isFinite(Number(value))).length;
}

async function filledRows({ rawSql = "" }: Target, chosen: Chosen): Promise<number> {
  const found = await rows(sql(rawSql, lastMinutes(), chosen));
  return found.filter((row) => Object.values(row).some((value) => value !== null)).length;
}

/** As the user of reports, who reads only. */
async function rows(query: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const text = await docker(
    ...["exec", `${name}-postgres`, "psql", "-h", "127.0.0.1", "-U", "litellm_ro", "-d", "litellm"],
    ...["-v", "ON_ERROR_STOP=1", "-At", "-c", `SELECT json_agg(row) FROM (${query}) AS row`],
  );
  return lines.parse(text.trim() === "" ? null : JSON.parse(text)) ?? [];
}

function lastMinutes(): Window {
  const to = Math.floor(Date.now() / 1000);
  return { from: to - 15 * 60, to, stepSeconds: 15 };
}
