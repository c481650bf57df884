/** What a database adds, with the real LiteLLM, Postgres and Redis: two proxies on the same stores. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { evaluateInput } from "../../../config";
import type { GatewayInput } from "../../../config";
import type { Backend } from "../behaviour/backend";
import type { Proxy } from "../behaviour/proxy";
import { engine, gateway } from "../behaviour/services";
import { masterKey, Testbed } from "../behaviour/testbed";
import { docker, projectRoot, run } from "../run";
import { eventually } from "../traffic";
import { databaseGateway, databaseInput } from "./testbed";
import type { DatabaseGateway } from "./testbed";

const price = { inputPerMillion: 1000, outputPerMillion: 2000 };
/** Of every answer of the fake: 5 tokens in, 3 out. */
const usage = { prompt_tokens: 5, completion_tokens: 3, spend: 0.011 };
const models: GatewayInput["models"] = {
  chat: { upstream: { model: "hosted_vllm/chat", apiBase: "http://fake:8000/v1" }, price },
  pair: engine(2),
};
const input: GatewayInput = {
  models,
  routing: { cooldown: { for: "120s" }, healthChecks: false },
  // As long as it is unless a test needs it shorter: keys are known through an outage.
  litellm: { generalSettings: { user_api_key_cache_ttl: 60 } },
};
/** The other proxy keeps prompts, and looks for old rows as often as rows get old. */
const keeping: GatewayInput = { ...input, proxy: { storePrompts: { retention: "90s" } } };

let testbed: Testbed;
let stores: DatabaseGateway;
let proxy: Proxy;
let second: Proxy;
let pair: readonly [Backend, Backend];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "database-"));
  testbed = await Testbed.open();
  const backend = (name: string) => testbed.backend(name);
  const [, one, other] = await Promise.all(["fake", "db-vllm-pair", "db-vllm-pair-2"].map(backend));
  if (!one || !other) throw new Error("no backends");
  pair = [one, other];
  stores = await databaseGateway(testbed, "db", input);
  ({ proxy } = stores);
  second = await testbed.besides("db-b", "db", databaseInput(keeping), masterKey);
}, 900_000);

afterAll(async () => {
  await testbed.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

async function newKey(settings: object = {}): Promise<string> {
  const { body } = await proxy.client.call("/key/generate", settings);
  return z.object({ key: z.string() }).parse(JSON.parse(body)).key;
}

/** The row of a request, once it is written. */
async function rowOf(id: string, columns: string): Promise<string> {
  const statement = `select ${columns} from "LiteLLM_SpendLogs" log where request_id = '${id}'`;
  await eventually(`the row of ${id}`, 90, async () => (await stores.sql(statement)) !== "");
  return stores.sql(statement);
}

async function answerId(through: Proxy, key: string, text: string): Promise<string> {
  const { status, body } = await through.as(key).chat("chat", text);
  expect([status, body]).toEqual([200, expect.any(String)]);
  return z.object({ id: z.string() }).parse(JSON.parse(body)).id;
}

test("a database that has every migration gets none from the job", async () => {
  const applied = "select count(*), max(finished_at) from _prisma_migrations";
  const before = await stores.sql(applied);
  expect(Number(before.split("|")[0])).toBeGreaterThan(200);
  const { result } = evaluateInput({ ...databaseInput(input), name: "db" });
  const job = result?.plan.workloads.find(({ role }) => role === "migrate");
  if (!result || !job) throw new Error("a plan without a migration");
  const again = await testbed.workload({ ...job, name: "db-migrate-again" }, result.artefacts);
  expect(await docker("wait", again)).toBe("0");
  expect(await stores.sql(applied)).toBe(before);
});

test("a request is a row with its tokens and its cost", async () => {
  const key = await newKey({ key_alias: "rows" });
  const id = await answerId(proxy, key, `rows ${Math.random()}`);
  const row = await rowOf(id, "prompt_tokens, completion_tokens, total_tokens, spend, model_group, status");
  expect(row).toBe(`5|3|8|${usage.spend}|chat|success`);
  const spent = `select spend from "LiteLLM_VerificationToken" where key_alias = 'rows'`;
  await eventually("the key's spend", 60, async () => Number(await stores.sql(spent)) === usage.spend);
});

test("prompts are kept where it is chosen and nowhere else; old rows are deleted", async () => {
  const key = await newKey();
  const secret = `confidential-${Math.random()}`;
  const ids = await Promise.all([proxy, second].map((one, at) => answerId(one, key, `${secret} ${at}`)));
  const kept = `to_jsonb(log)::text like '%${secret}%'`;
  const rows = await Promise.all(ids.map((id) => rowOf(id, kept)));
  expect(rows).toEqual(["f", "t"]);
  const old = `"LiteLLM_SpendLogs" where request_id in ('${ids.join("', '")}')`;
  await stores.sql(`update ${old.replace(" where", ` set "startTime" = now() - interval '1 day' where`)}`);
  let newest = "";
  await eventually("the old rows are gone", 240, async () => {
    newest = await answerId(proxy, key, `newer ${Math.random()}`);
    return (await stores.sql(`select count(*) from ${old}`)) === "0";
  });
  expect(await rowOf(newest, "status")).toBe("success");
}, 400_000);

describe("the admin UI", () => {
  const login = (password: string) => proxy.as(undefined).call("/v2/login", { username: "admin", password });
  let session: string;

  test("the configured password opens it, another one does not (S1-13)", async () => {
    expect((await login("another")).status).toBe(401);
    const { status, body } = await login("value-of-UI_PASSWORD");
    expect(status).toBe(200);
    const { token } = z.object({ token: z.string() }).parse(JSON.parse(body));
    const claims = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
    session = z.object({ key: z.string() }).parse(JSON.parse(claims)).key;
    expect(session).not.toBe(masterKey);
  });

  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const days = `start_date=${day(-1)}&end_date=${day(1)}`;
  const hours = `start_date=${day(-1)}%2000:00:00&end_date=${day(1)}%2000:00:00`;

  test.each([
    ["the pages themselves", "/ui/", "<!DOCTYPE html>"],
    [
      "request logs, with the time each took",
      `/spend/logs/ui?${hours}&page=1&page_size=50`,
      "request_duration_ms",
    ],
    ["usage by day and model", `/user/daily/activity?${days}`, '"spend"'],
    ["keys, with budgets and limits", "/key/list?page=1&size=10&return_full_object=true", '"max_budget"'],
    ["teams", "/v2/team/list?page=1&page_size=10", '"teams"'],
    ["models", "/v2/model/info", '"chat"'],
    ["health of models", "/health/latest", "latest_health_checks"],
    ["the playground's models", "/model_group/info", '"chat"'],
  ])("%s answer with the session of the login (S1-14, S2-18)", async (_, path, held) => {
    const { status, body } = await proxy.as(session).call(path);
    expect([path, status, body]).toEqual([path, 200, expect.stringContaining(held)]);
  });

  test("the playground chats, and the page of keys makes one (S2-18)", async () => {
    const { status, body } = await proxy.as(session).chat("chat", `playground ${Math.random()}`);
    expect([status, body]).toEqual([200, expect.stringContaining('"fake"')]);
    expect((await proxy.as(session).call("/key/generate", { key_alias: "by-page" })).status).toBe(200);
  });
});

describe("two proxies on one Redis", () => {
  test("a limit of 10 requests a minute holds for both together (S2-24)", async () => {
    const key = await newKey({ rpm_limit: 10 });
    const statuses: number[] = [];
    for (let call = 0; call < 7; call += 1)
      for (const one of [proxy, second])
        statuses.push((await one.as(key).chat("chat", `shared ${call} ${Math.random()}`)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  });

  test("a deployment rested by one is skipped by the other (S2-24)", async () => {
    const [broken, whole] = pair;
    await broken.behave({ status: 500 });
    await eventually("the first proxy rests it", 60, async () => {
      await broken.reset();
      await proxy.samples("pair", 8);
      return (await broken.seen()).served === 0;
    });
    await broken.behave({});
    await eventually("the other one skips it", 60, async () => {
      await Promise.all(pair.map((backend) => backend.reset()));
      await second.samples("pair", 8);
      return (await broken.seen()).served === 0 && (await whole.seen()).served === 8;
    });
    expect(await broken.seen()).toMatchObject({ served: 0 });
  });
});

test("without a database the gateway serves, and passes the smoke test (S2-26)", async () => {
  await docker("stop", "-t", "1", second.container);
  const bare = gateway({ models: { pair: engine(2) }, cache: { type: "none" }, name: "db" });
  const alone = await testbed.besides("bare", "db", bare, masterKey);
  const port = Number(new URL(alone.url).port);
  writeFileSync(join(folder, "gateway.config.json"), JSON.stringify({ ...bare, proxy: { port } }));
  writeFileSync(join(folder, ".env"), `LITELLM_MASTER_KEY=${masterKey}\n`);
  const program = join(projectRoot, "bin", "llm-gateway.js");
  const words = ["smoke", "--all", "--config", join(folder, "gateway.config.json")];
  const { code, output } = await run("node", [program, ...words], { mayFail: true });
  expect([code, output]).toEqual([0, expect.stringContaining("pair")]);
});
