/** Reports of what the real LiteLLM wrote into a real Postgres: a scripted conversation, its cost, and many rows. */
import { z } from "zod";
import type { GatewayInput } from "../../../config";
import type { Backend } from "../behaviour/backend";
import { Testbed } from "../behaviour/testbed";
import { eventually } from "../traffic";
import type { Client } from "../traffic";
import { ReportDesk } from "./ask-reports";
import { cases, chatRow } from "./report-rows";
import { fillWithRows, measureReports } from "./many-rows";
import { databaseGateway } from "./testbed";
import type { DatabaseGateway } from "./testbed";

const at = (name: string, behind: string) => ({
  upstream: { model: `hosted_vllm/${name}`, apiBase: `http://${behind}:8000/v1` },
});
const input: GatewayInput = {
  cache: { ttl: "10m" },
  routing: { healthChecks: false },
  proxy: { storePrompts: { retention: "30d" } },
  models: {
    // 5 tokens in and 3 out cost 0.011 dollars.
    chat: { ...at("chat", "fake"), price: { inputPerMillion: 1000, outputPerMillion: 2000 } },
    free: at("free", "fake"),
    cached: {
      ...at("cached", "counted"),
      price: { inputPerMillion: 1000, outputPerMillion: 2000, cachedInputPerMillion: 100 },
    },
    // 0.001 dollars for each token.
    derived: { ...at("derived", "counted"), price: { perGpuHour: 3600, tokensPerSecond: 1000 } },
  },
};

let testbed: Testbed;
let gateway: DatabaseGateway;
let counted: Backend;
let desk: ReportDesk;
/** Before anything was asked. */
let empty: Awaited<ReturnType<ReportDesk["all"]>>;

beforeAll(async () => {
  testbed = await Testbed.open();
  const backends = await Promise.all(["fake", "counted"].map((name) => testbed.backend(name)));
  const [fake, other] = backends;
  if (!fake || !other) throw new Error("no backends");
  counted = other;
  gateway = await databaseGateway(testbed, "reports", input);
  desk = new ReportDesk(`${testbed.network}-reports`, input);
  empty = await desk.all("--since", "2d");
  await converse(fake);
}, 900_000);

afterAll(async () => {
  desk.close();
  await testbed.close();
}, 120_000);

const made = z.object({ key: z.string() });

async function newKey(settings: object): Promise<Client> {
  const { body } = await gateway.proxy.client.call("/key/generate", settings);
  return gateway.proxy.as(made.parse(JSON.parse(body)).key);
}

/** Seven tokens; LiteLLM counts seven more for the form of a message, and writes 14 for what no backend has counted. */
const failing = "one two three four five six seven";

/** Three turns of alice with the team's key; bob: an answer, the same from the cache, a failure, a model without a price. */
async function converse(fake: Backend): Promise<void> {
  const { client } = gateway.proxy;
  const answer = await client.call("/team/new", { team_alias: "research", max_budget: 5 });
  const { team_id } = z.object({ team_id: z.string() }).parse(JSON.parse(answer.body));
  const limits = { max_budget: 2, rpm_limit: 60, duration: "3d", models: ["chat", "free"] };
  const alice = await newKey({ key_alias: "notebook", user_id: "owner-a", team_id, ...limits });
  const bob = await newKey({ key_alias: "script" });
  const about = { agent_name: "planner", conversation_name: "Trip", department: "sales" };
  const metadata = { tags: ["red"], spend_logs_metadata: about };
  const session = { user: "alice", litellm_session_id: "trip-1", metadata };
  for (const turn of ["one", "two", "three"]) await expectStatus(200, alice.chat("chat", turn, session));
  await expectStatus(200, bob.chat("chat", "hello", { user: "bob" }));
  await written(4);
  await expectStatus(200, bob.chat("chat", "hello", { user: "bob" }));
  await fake.behave({ status: 500 });
  await expectStatus(500, bob.chat("chat", failing, { user: "bob" }));
  await fake.behave({});
  await expectStatus(200, client.chat("free", "gratis", { user: "bob" }));
  await written(7);
  await gateway.sql(fixedTimes);
  await gateway.sql(check);
}

async function expectStatus(status: number, call: ReturnType<Client["chat"]>): Promise<void> {
  const { status: got, body } = await call;
  if (got !== status) throw new Error(`${got} in place of ${status}: ${body}`);
}

/** Without LiteLLM's own check. */
const count = `select count(*) from "LiteLLM_SpendLogs" where request_id <> 'check'`;
const written = (rows: number) =>
  eventually(`${rows} rows`, 120, async () => Number(await gateway.sql(count)) === rows);

/**
 * The seven requests in their order: 12:00, 12:10, 12:20 and so on, the last one at 23:30; the first takes one second, the
 * second two, and so on.
 */
const fixedTimes = `
update "LiteLLM_SpendLogs" log set "startTime" = made.at, "endTime" = made.at + made.n * interval '1 second',
  "completionStartTime" = made.at + made.n * interval '1 second'
from (select request_id, n, case n when 7 then timestamp '2026-03-01 23:30' else timestamp '2026-03-01 11:50' + n * interval '10 minutes' end as at
  from (select request_id, row_number() over (order by "startTime") as n from "LiteLLM_SpendLogs") as numbered) as made
where log.request_id = made.request_id`;

/** What LiteLLM writes of its own check of a deployment; no report counts it. */
const check = `
insert into "LiteLLM_SpendLogs" select (jsonb_populate_record(log, jsonb '{"request_id": "check", "session_id": "check", "api_key": "litellm-internal-health-check",
  "team_id": "litellm-internal-health-check", "model_group": "", "user": "", "end_user": "", "metadata": {}, "request_tags": ["litellm-internal-health-check"]}')).*
from "LiteLLM_SpendLogs" as log order by "startTime" limit 1`;

const march = ["--since", "2026-03-01", "--until", "2026-03-03", "--tz", "Europe/Berlin"];

test("S1-18 S1-19 S1-28: an empty database gives no rows or zeros, and no error", () => {
  const counts = (name: string) => empty.get(name)?.map(({ requests }) => requests);
  expect(counts("daily")).toEqual([0, 0]);
  expect(counts("daily-history")).toEqual([0, 0]);
  expect(counts("hourly")).toEqual(Array.from({ length: 48 }, () => 0));
  expect(empty.get("trends")?.map(({ total_requests }) => total_requests)).toEqual([0, 0]);
  const filled = ["daily", "daily-history", "hourly", "trends", "tables"];
  const others = [...empty].filter(([name, rows]) => !filled.includes(name) && rows.length > 0);
  expect(others).toEqual([]);
  expect(empty.size).toBe(24);
});

test("S1-18: recent requests, the newest first, ten unless more are asked for", async () => {
  const rows = await desk.rows("requests", ...march);
  const short = rows.map(
    ({ startTime, model, end_user, key_alias, status, cache_hit, spend, total_tokens }) =>
      [startTime, model, end_user, key_alias, status, cache_hit, spend, total_tokens].join(" "),
  );
  expect(short).toEqual([
    "2026-03-02T00:30:00+01:00 free bob master key success false 0 8",
    "2026-03-01T13:50:00+01:00 chat bob script failure false 0 14",
    "2026-03-01T13:40:00+01:00 chat bob script success true 0 8",
    "2026-03-01T13:30:00+01:00 chat bob script success false 0.011 8",
    "2026-03-01T13:20:00+01:00 chat alice notebook success false 0.011 8",
    "2026-03-01T13:10:00+01:00 chat alice notebook success false 0.011 8",
    "2026-03-01T13:00:00+01:00 chat alice notebook success false 0.011 8",
  ]);
  expect(await desk.rows("requests", ...march, "--limit", "1")).toHaveLength(1);
});

test.each(cases)("%s: %s gives the rows computed by hand", async (_, name, rows) => {
  const found = await desk.rows(name, ...march);
  expect(found).toEqual(rows.map((row) => expect.objectContaining(row) as object));
});

test("S1-23: by owner of the key, in place of the caller", async () => {
  const owners = (await desk.rows("owners", ...march)).map((row) => [row.owner, row.total_requests]);
  expect(new Map(owners as [string, number][]).get("owner-a")).toBe(3);
});

test("S1-25: hours of two days, each once, those without a request too", async () => {
  const rows = await desk.rows("hourly", ...march);
  expect(rows).toHaveLength(48);
  expect(rows.filter(({ requests }) => requests !== 0)).toEqual([
    { hour_start: "2026-03-01T13:00:00+01:00", requests: 6, hourly_cost: 0.044, avg_tokens: 9 },
    { hour_start: "2026-03-02T00:00:00+01:00", requests: 1, hourly_cost: 0, avg_tokens: 8 },
  ]);
});

test("S1-25: when clocks go back the hour from two to three is there twice", async () => {
  const rows = await desk.rows(
    "hourly",
    "--since",
    "2026-10-25",
    "--until",
    "2026-10-26",
    "--tz",
    "Europe/Berlin",
  );
  expect(rows).toHaveLength(25);
  const twice = rows.map(({ hour_start }) => String(hour_start)).filter((hour) => hour.includes("T02:"));
  expect(twice).toEqual(["2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00"]);
});

test("S1-21: where clocks change at midnight every day is there, and begins at its first moment", async () => {
  const cairo = ["--tz", "Africa/Cairo", "--until"];
  for (const [report, day] of Object.entries({ daily: "request_date", trends: "date" })) {
    const rows = await desk.rows(report, "--since", "2026-04-22", ...cairo, "2026-04-26");
    expect(rows.map((row) => row[day])).toEqual(["2026-04-22", "2026-04-23", "2026-04-24", "2026-04-25"]);
  }
  const { out } = await desk.ask(["daily", "--json", "--since", "6d", ...cairo, "2026-04-30T12:00"]);
  expect(JSON.parse(out)).toMatchObject({ since: "2026-04-25T00:00:00+03:00" });
});

test("S1-21: a window ends before its last moment", async () => {
  const at = "2026-03-01T11:00:00Z";
  const requests = async (...words: string[]) => (await desk.rows("requests", ...words)).length;
  expect(await requests("--since", "2026-03-01T12:00", "--until", "2026-03-01T12:50", "--limit", "99")).toBe(
    5,
  );
  expect(await requests("--since", at, "--until", "2026-03-01 12:00")).toBe(0);
  expect(await requests("--since", "12h", "--until", "2026-03-02")).toBe(7);
});

test("S1-21: sums per day stay when rows are deleted, and count the same", async () => {
  const sums = async () =>
    (await desk.rows("daily-history", "--since", "2d")).reduce((all, row) => all + Number(row.requests), 0);
  await eventually("seven requests in the sums", 90, async () => (await sums()) === 7);
  expect(await sums()).toBe(7);
});

test("S1-27: rows of the tables that matter, and absent for what is not there", async () => {
  const rows = await desk.rows("tables");
  const of = (name: string) => rows.find(({ table_name }) => table_name === name);
  // All that are there: seven requests and a check.
  expect(of("LiteLLM_SpendLogs")).toMatchObject({ record_count: 8, state: "present" });
  expect(of("LiteLLM_VerificationToken")).toMatchObject({ record_count: 2, state: "present" });
  expect(of("LiteLLM_TeamTable")).toMatchObject({ record_count: 1 });
  expect(of("LiteLLM_AuditLog")).toMatchObject({ record_count: 0, state: "present" });
  expect(of("LiteLLM_HealthCheckTable")).toEqual({
    table_name: "LiteLLM_HealthCheckTable",
    record_count: null,
    state: "present",
  });
  const elsewhere = await desk.ask(["tables", "--json"], { database: { name: "postgres" } });
  expect(elsewhere.out).toMatch(/"LiteLLM_SpendLogs",\s+"record_count": null,\s+"state": "absent"/);
  const missing = await desk.ask(["daily"], { database: { name: "postgres" } });
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("REPORT.TABLE_MISSING")]);
});

test("S1-34: columns of a table, and psql as a user that only reads", async () => {
  const columns = await desk.rows("columns", "litellm_spendlogs");
  expect(columns).toContainEqual({
    ...{ column_name: "startTime", data_type: "timestamp without time zone" },
    ...{ is_nullable: "NO", column_default: null },
  });
  desk.input = "select current_user;";
  expect((await desk.ask(["psql"])).out).toContain("litellm_ro");
  desk.input = 'delete from "LiteLLM_SpendLogs";';
  const refused = await desk.ask(["psql"]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("read-only transaction")]);
});

test("S1-37: keys with limits, what is left of their budget and when they end", async () => {
  const [notebook, script] = await desk.rows("inventory");
  expect(notebook).toMatchObject({
    ...{
      key_alias: "notebook",
      user_id: "owner-a",
      team: "research",
      models: ["chat", "free"],
      rpm_limit: 60,
    },
    ...{ max_budget: 2, ends: "within 7 days", blocked: false },
  });
  expect(script).toMatchObject({ key_alias: "script", max_budget: null, remaining_budget: null, ends: null });
  await eventually("the budget is counted", 60, async () => {
    const [row] = await desk.rows("inventory");
    return row?.spend === 0.033 && row.remaining_budget === 1.967;
  });
});

test("S1-38: health history and changes, where LiteLLM keeps them", async () => {
  await gateway.sql(`insert into "LiteLLM_HealthCheckTable" (health_check_id, model_name, status, response_time_ms, checked_at, updated_at)
    values ('a', 'chat', 'healthy', 12.34, timestamp '2026-03-01 10:00', now())`);
  await gateway.sql(`insert into "LiteLLM_AuditLog" (id, updated_at, changed_by, action, table_name, object_id)
    select 'a', timestamp '2026-03-01 10:00', 'admin', 'updated', 'LiteLLM_VerificationToken', token
    from "LiteLLM_VerificationToken" where key_alias = 'script'`);
  expect(await desk.rows("health", ...march)).toEqual([
    {
      ...{ checked_at: "2026-03-01T11:00:00+01:00", model_name: "chat", status: "healthy" },
      ...{ response_time_ms: 12.3, error_message: null },
    },
  ]);
  expect(await desk.rows("changes", ...march)).toEqual([
    {
      ...{ updated_at: "2026-03-01T11:00:00+01:00", changed_by: "admin", action: "updated" },
      ...{ table_name: "LiteLLM_VerificationToken", object_id: "script" },
    },
  ]);
});

describe("one conversation", () => {
  test("S1-31a: its requests, oldest first", async () => {
    const rows = await desk.rows("conversation", "--session", "trip-1", "--tz", "Europe/Berlin");
    expect(rows.map(({ startTime }) => startTime)).toEqual([
      "2026-03-01T13:00:00+01:00",
      "2026-03-01T13:10:00+01:00",
      "2026-03-01T13:20:00+01:00",
    ]);
    expect(rows[0]).toMatchObject({
      ...{ end_user: "alice", model: "chat", total_tokens: 8, spend: 0.011 },
      ...{ agent: "planner", conversation: "Trip", status: "success" },
    });
  });

  test("S1-31e: those of one user", async () => {
    expect(await desk.rows("user-conversations", "--end-user", "alice", ...march)).toMatchObject([
      {
        session_id: "trip-1",
        agent_names: "planner",
        conversation_name: "Trip",
        requests_in_session: 3,
        session_cost: 0.033,
      },
    ]);
    expect(await desk.rows("user-conversations", "--end-user", "bob", ...march)).toEqual([]);
  });

  test("S1-31c: what was said, and a refusal where it was not kept", async () => {
    const flow = ["conversation-flow", "--session", "trip-1"];
    expect(
      (await desk.rows(...flow)).map(({ last_user_message, answer }) => [last_user_message, answer]),
    ).toEqual([
      ["one", "fake"],
      ["two", "fake"],
      ["three", "fake"],
    ]);
    await gateway.sql(
      `update "LiteLLM_SpendLogs" set proxy_server_request = '{}', response = '{}', messages = '{}'`,
    );
    const refused = await desk.ask(flow);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("REPORT.NO_PROMPTS")]);
  });

  test.each(["x' OR '1'='1", "a\\'; DROP TABLE x; --", "`id` :limit :'tz' $1 \\! id", "new\nline"])(
    "what is given is never SQL: %j",
    async (text) => {
      expect(await desk.rows("conversation", "--session", text)).toEqual([]);
      expect(await desk.rows("user-conversations", "--end-user", text)).toEqual([]);
      expect(await desk.rows("columns", text)).toEqual([]);
    },
  );
});

test("S1-29: user, tags and free fields of a request are in its row", async () => {
  const row = await gateway.sql(
    `select end_user, request_tags ? 'red', metadata->'spend_logs_metadata'->>'department' from "LiteLLM_SpendLogs" where session_id = 'trip-1' limit 1`,
  );
  expect(row).toBe("alice|t|sales");
});

test("no report shows a key or its hash", async () => {
  const all = JSON.stringify([...(await desk.all(...march))]);
  expect(all).toContain("notebook");
  expect(all).not.toMatch(/[0-9a-f]{64}|sk-/);
});

test("a database that a variable names is read over the network, and its password is nowhere else", async () => {
  const at = (user: string, password: string) =>
    `postgresql://litellm_${user}:${encodeURIComponent(password)}@reports-postgres:5432/litellm?schema=public&connection_limit=1`;
  desk.environment.REPORTS_URL = at("ro", "value-of-POSTGRES_RO_PASSWORD");
  const proxy = { networks: [testbed.network] };
  const { code, out, err } = await desk.ask(["models", "--dsn-env", "REPORTS_URL", "--json", ...march], {
    proxy,
  });
  expect([code, err]).toEqual([0, expect.stringContaining("the database of REPORTS_URL")]);
  expect(JSON.parse(out)).toMatchObject({ rows: [chatRow, { model: "free" }] });
  desk.environment.REPORTS_URL = at("rw", "value-of-POSTGRES_RW_PASSWORD");
  desk.input = 'delete from "LiteLLM_SpendLogs";';
  const writing = await desk.ask(["psql", "--dsn-env", "REPORTS_URL"], { proxy });
  expect([writing.code, writing.err]).toEqual([1, expect.stringContaining("read-only transaction")]);
  desk.environment.REPORTS_URL = at("ro", "wrong");
  const refused = await desk.ask(["models", "--dsn-env", "REPORTS_URL"], { proxy });
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("password authentication failed")]);
});

test("S0-29 S2-15: priced, derived and cached tokens reach the spend to the cent, reasoning only once", async () => {
  const usage = {
    ...{ prompt_tokens: 25, completion_tokens: 40, total_tokens: 65 },
    prompt_tokens_details: { cached_tokens: 10 },
    completion_tokens_details: { reasoning_tokens: 8 },
  };
  await counted.behave({ usage });
  for (const model of ["cached", "derived"])
    await expectStatus(200, gateway.proxy.chat(model, { user: "counter" }));
  await written(9);
  const rows = await desk.rows("cost", "--since", "1d");
  // 15 at 0.001, 10 at 0.0001, 40 at 0.002; 65 at 0.001.
  expect(rows).toMatchObject([
    { model: "cached", requests: 1, total_cost: 0.096, unpriced_requests: 0 },
    { model: "derived", requests: 1, total_cost: 0.065, unpriced_requests: 0 },
  ]);
  expect(await desk.rows("tokens", "--since", "1d")).toMatchObject([
    {
      ...{ model: "cached", total_input_tokens: 25, total_output_tokens: 40, total_tokens: 65 },
      ...{ cached_input_tokens: 10, reasoning_tokens: 8 },
    },
    { model: "derived", total_tokens: 65 },
  ]);
});

test("S1-19 S1-22: 200,000 rows: each report in time, and no window reads the whole table", async () => {
  await fillWithRows(gateway.postgres, "many", { rows: 200_000, days: 120 });
  const measured = await measureReports(gateway.postgres, "many");
  expect(measured.length).toBeGreaterThan(20);
  expect(measured.filter(({ isScan }) => isScan)).toEqual([]);
  expect(measured.filter(({ window, seconds }) => seconds > (window === "1d" ? 1 : 5))).toEqual([]);
}, 600_000);
