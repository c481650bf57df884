/** Reports say what the stack's traffic was: the same counts that Prometheus has seen. */
import { z } from "zod";
import { eventually } from "../traffic";
import { people, query, stack } from "./watched";

const answer = z.object({
  rows: z.array(z.object({ model: z.string(), total_requests: z.int(), total_cost: z.number() })),
});

/** Rows are written seconds after their requests. */
export async function reportsMatchTraffic(): Promise<void> {
  const aliases = await spendKeys();
  expect(aliases).toEqual(expect.arrayContaining(Object.keys(people)));
  // LiteLLM has written its checks of the engine under a key of its own.
  expect(aliases).not.toContain("litellm-internal-health-check");
  await eventually("the report has as many requests of spare as Prometheus", 120, async () => {
    const [seen] = await query('sum(litellm_proxy_total_requests_metric_total{requested_model="spare"})');
    const rows = await models();
    return seen !== undefined && rows.find(({ model }) => model === "spare")?.total_requests === seen.value;
  });
  const rows = await models();
  expect(rows.find(({ model }) => model === "spare")?.total_cost).toBeGreaterThan(0);
}

async function models() {
  const { stdout } = await stack.gateway("report", "models", "--since", "1d", "--json");
  return answer.parse(JSON.parse(stdout)).rows;
}

async function spendKeys(): Promise<readonly string[]> {
  const { stdout } = await stack.gateway("report", "keys", "--since", "1d", "--json");
  const keys = z.object({ rows: z.array(z.object({ key_alias: z.string() })) }).parse(JSON.parse(stdout));
  return keys.rows.map(({ key_alias }) => key_alias);
}
