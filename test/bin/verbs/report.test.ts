import { existsSync } from "node:fs";
import { join } from "node:path";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

jest.setTimeout(60_000);

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "sk-far-away";
});
afterEach(() => place.remove());

const window = '{"since" : "2026-11-01T00:00:00+00:00", "until" : "2026-11-02T00:00:00+00:00"}\n';
const day =
  '{"request_date":"2026-11-01","requests":3,"daily_cost":0.5,"unique_users":1,"unique_keys":1,"avg_tokens_per_request":8.00}\n';
const runs = () => place.rule("inspect --format {{.State.Running}} shelf-postgres", { output: "true\n" });
const psql = (answer: Parameters<Workplace["rule"]>[1]) => place.rule("psql", answer);
const asked = (command: string) => place.calls(command).filter(({ argv }) => argv.join(" ").includes("psql"));
const findings = async (...argv: string[]) => {
  const { code, out } = await place.run("report", ...argv, "--json");
  const document = JSON.parse(out) as { findings?: { code: string; message: string }[] };
  return { code, findings: document.findings?.map((one) => `${one.code}: ${one.message}`) };
};

test("--list, and no name at all, print every report and read no config", async () => {
  const { code, out, err } = await place.run("report", "--config", "none.yaml", "--list");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("  hourly         24h  Cost by hour\n");
  expect(out).toContain("--session");
  const { reports } = JSON.parse((await place.run("report", "--json")).out) as {
    reports: { name: string }[];
  };
  expect(reports.map(({ name }) => name)).toContain("daily-history");
});

test("S1-21: runs in the container of Postgres as the user that only reads, in a transaction that only reads", async () => {
  runs();
  psql({ output: window + day });
  const { code, out, err } = await place.run("report", "daily", "--since", "7d", "--tz", "Europe/Berlin");
  expect([code, err]).toEqual([0, expect.stringContaining("database: shelf-postgres, as litellm_ro\n")]);
  expect(out).toBe(
    `Usage by day
2026-11-01 00:00:00 +00:00 to 2026-11-02 00:00:00 +00:00, Europe/Berlin
  request_date  requests  daily_cost  unique_users  unique_keys  avg_tokens_per_request
  2026-11-01           3         0.5             1            1                       8
`.replaceAll(" +00:00", ""),
  );
  const [call] = asked("exec");
  expect(call?.argv.join(" ")).toBe(
    "exec -i -e PGCLIENTENCODING=UTF8 shelf-postgres psql -U litellm_ro -d litellm -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=terse",
  );
  expect(call?.input).toContain(
    "\\set tz 'Europe/Berlin'\n\\set interval '7 days'\nBEGIN TRANSACTION READ ONLY;\nSET LOCAL statement_timeout = '60s';",
  );
});

test("what is given reaches psql as a quoted variable and never as SQL", async () => {
  runs();
  psql({ output: window });
  const { out } = await place.run("report", "conversation", "--session", "a'b\\c\nd", "--format", "csv");
  expect(out).toBe("request_id,startTime,end_user,model,total_tokens,spend,agent,conversation,status\r\n");
  expect(asked("exec")[0]?.input).toContain("\\set session 'a''b\\\\c\\nd'\n");
});

test("--json is a document, with times for a report that has a window", async () => {
  runs();
  psql({ output: window + day });
  expect(JSON.parse((await place.run("report", "daily", "--json")).out)).toMatchObject({
    ...{ report: "daily", since: "2026-11-01T00:00:00+00:00", timeZone: "UTC" },
    rows: [{ request_date: "2026-11-01", requests: 3 }],
  });
});

test("report all writes a page and a file of CSV for each report", async () => {
  runs();
  psql({ output: window + day });
  const { code, err } = await place.run("report", "all", "--out", "r", "--since", "7d", "--limit", "3");
  expect([code, err]).toEqual([
    0,
    expect.stringContaining("written: r/index.html, and 24 CSV files beside it"),
  ]);
  expect(place.read("r/index.html")).toContain("<svg");
  expect(place.read("r/daily.csv")).toContain("2026-11-01,3,0.5");
  expect(existsSync(join(place.directory, "r/conversation.csv"))).toBe(false);
});

describe("S1-34: psql", () => {
  test("with nobody at the terminal runs what stands on standard input", async () => {
    runs();
    psql({ output: " 1\n" });
    place.input = "select 1;";
    expect((await place.run("report", "psql")).out).toBe(" 1\n");
    expect(asked("exec")[0]?.input).toBe("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;\nselect 1;");
  });

  test("has the terminal where somebody sits at it", async () => {
    runs();
    psql({ code: 2 });
    place.confirm = true;
    expect((await place.run("report", "psql")).code).toBe(1);
    expect(asked("exec")[0]?.argv.join(" ")).toBe(
      "exec -it -e PGCLIENTENCODING=UTF8 shelf-postgres psql -U litellm_ro -d litellm",
    );
  });
});

describe("another database", () => {
  test("is read from a container of its own; the password is the first line of its input and nowhere else", async () => {
    psql({ output: window + day });
    place.environment.REPORTS_URL = "postgresql://reader:not-to-be-seen@db:6432/spend?schema=llm";
    const { code, out, err } = await place.run("report", "daily", "--dsn-env", "REPORTS_URL");
    expect([code, err]).toEqual([0, expect.stringContaining("the database of REPORTS_URL")]);
    const [call] = asked("run");
    expect(call?.input).toMatch(/^not-to-be-seen\n\\set /);
    expect(call?.input).toContain('SET LOCAL search_path TO :"schema";');
    const words = call?.argv.join(" ") ?? "";
    expect(words).toMatch(
      /--network host .*-e PGHOST=db -e PGPORT=6432 -e PGUSER=reader -e PGDATABASE=spend/,
    );
    expect(words + out + err).not.toContain("not-to-be-seen");
  });

  test("without a value, or with one that is no address, is a finding that shows no value", async () => {
    expect(await findings("daily", "--dsn-env", "REPORTS_URL")).toEqual({
      code: 1,
      findings: ["REPORT.DSN_MISSING: REPORTS_URL has no value"],
    });
    place.environment.REPORTS_URL = "reader:not-to-be-seen@db";
    expect((await findings("daily", "--dsn-env", "REPORTS_URL")).findings).toEqual([
      "REPORT.DSN_INVALID: the value of REPORTS_URL is no address of a Postgres database",
    ]);
  });
});

describe("what the database says no to", () => {
  test.each([
    [
      "ERROR:  canceling statement due to statement timeout",
      "REPORT.TIMED_OUT: report daily was ended after 60 s",
    ],
    [
      'ERROR:  relation "LiteLLM_SpendLogs" does not exist at character 80',
      'REPORT.TABLE_MISSING: report daily reads "LiteLLM_SpendLogs", which this database does not have',
    ],
    [
      'psql: error: connection to server on socket "/var/run" failed: FATAL:  role "litellm_ro" does not exist',
      'REPORT.REFUSED: the database refused report daily: FATAL:  role "litellm_ro" does not exist',
    ],
  ])("%s", async (errors, finding) => {
    runs();
    psql({ errors: `${errors}\n`, code: 3 });
    expect(await findings("daily")).toEqual({ code: 1, findings: [finding] });
  });

  test("a container that does not run, and a stack without a database", async () => {
    place.rule("inspect", { output: "false\n" });
    expect((await findings("daily")).findings).toEqual([
      "REPORT.NOT_RUNNING: container shelf-postgres does not run",
    ]);
    expect((await findings("daily", "--set", "database.type=none")).findings).toEqual([
      "REPORT.NO_DATABASE: is none: there are no records to report on",
    ]);
  });

  test("S1-31c: a conversation whose text was not kept", async () => {
    runs();
    psql({
      output: `${window}{"startTime":"2026-11-01T10:00:00+00:00","last_user_message":null,"answer":null}\n`,
    });
    expect((await findings("conversation-flow", "--session", "s")).findings).toEqual([
      "REPORT.NO_PROMPTS: report conversation-flow shows what was said, and no text of these requests was stored",
    ]);
  });
});

test.each([
  [["dayly"], 'there is no report "dayly"; did you mean "daily"?'],
  [["daily", "--since", "soon"], '--since "soon": a duration'],
  [["daily", "--tz", "Mars"], '--tz "Mars": a name'],
  [["daily", "--limit", "5"], "report daily takes no --limit"],
  [["tables", "--since", "1d"], "report tables takes no --since"],
  [["daily", "extra"], "report daily takes no argument extra"],
  [["conversation"], "report conversation needs --session"],
  [["columns"], "report columns needs the name of a table"],
  [["models", "--by", "color"], "--by color: report models has model_group, model, model_id"],
  [["requests", "--format", "chart"], "report requests has nothing to draw"],
  [["daily", "--format", "csv", "--json"], "--json is --format json"],
  [["daily", "--out", "r"], "--out belongs to report all"],
  [["all"], "report all needs --out DIR, or --json"],
  [["all", "--out", "r", "--format", "csv"], "leave --format out"],
  [["all", "--out", "r", "--session", "x"], "report all takes no --session"],
  [["requests", "--limit", "0"], "A whole number above 0 is needed."],
])("%j is wrong usage: %s", async (words, said) => {
  const { code, err } = await place.run("report", ...words);
  expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  expect(place.calls("exec")).toEqual([]);
});
