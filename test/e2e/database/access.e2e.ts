/** `llm-gateway access` against the real LiteLLM with a real Postgres. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GatewayInput } from "../../../config";
import { Testbed, masterKey } from "../behaviour/testbed";
import type { Proxy } from "../behaviour/proxy";
import { docker, projectRoot, run } from "../run";
import { eventually, startLoad } from "../traffic";
import { databaseGateway, databaseInput } from "./testbed";
import type { DatabaseGateway } from "./testbed";

const upstream = (name: string) => ({
  upstream: { model: `hosted_vllm/${name}`, apiBase: "http://fake:8000/v1" },
});
/** Each call of 8 tokens costs 0.008 dollars. */
const price = { inputPerMillion: 1000, outputPerMillion: 1000 };
const gatewayInput: GatewayInput = {
  models: { near: { ...upstream("near"), price }, far: { ...upstream("far"), price } },
};
const access: NonNullable<GatewayInput["access"]> = {
  defaults: { models: ["near"] },
  teams: { lab: { models: ["near"], rpm: 3 }, poor: { maxBudget: 0.01, per: "30d" } },
  users: { alice: { maxBudget: 0.01, per: "30d", email: "alice@example.net" }, ops: { role: "proxy_admin" } },
  keys: {
    minute: { rpm: 2 },
    single: { modelLimits: { near: { rpm: 2 } } },
    budget: { maxBudget: 0.01, per: "30d" },
    over: { expires: "2001-01-01" },
    closed: { blocked: true },
    "lab-1": { team: "lab", rpm: 3 },
    "lab-2": { team: "lab" },
    "poor-1": { team: "poor" },
    alices: { user: "alice" },
    turning: { maxBudget: 50, per: "30d" },
    admin: { user: "ops" },
  },
};

let testbed: Testbed;
let gateway: DatabaseGateway;
let proxy: Proxy;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "access-"));
  testbed = await Testbed.open();
  await testbed.backend("fake");
  gateway = await databaseGateway(testbed, "access", gatewayInput);
  ({ proxy } = gateway);
  writeFileSync(join(folder, ".env"), `LITELLM_MASTER_KEY=${masterKey}\n`);
  write(access);
}, 900_000);

afterAll(async () => {
  await testbed.close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

function write(section: object): void {
  const config = { name: "access", ...gatewayInput, access: section };
  writeFileSync(join(folder, "gateway.config.json"), JSON.stringify(config));
}

/** Runs the command line as its users do. */
function verb(...words: readonly string[]) {
  const args = ["--config", join(folder, "gateway.config.json"), "--url", proxy.url];
  return run("node", [join(projectRoot, "bin", "llm-gateway.js"), "access", ...words, ...args], {
    mayFail: true,
  });
}

function key(alias: string): string {
  return readFileSync(join(folder, "keys", alias), "utf8");
}

/** What so many calls end with. */
async function calls(alias: string, model: string, count: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let call = 0; call < count; call += 1)
    statuses.push((await proxy.as(key(alias)).chat(model, `${alias} ${call} ${Math.random()}`)).status);
  return statuses;
}

test("S2-16: apply makes teams, users and keys; the second time there is nothing to do", async () => {
  const before = await verb("diff", "--detailed-exitcode");
  expect([before.code, before.output]).toEqual([2, expect.stringContaining("15 to create")]);
  const made = await verb("apply", "--keys-out", join(folder, "keys"));
  expect(made.output).toContain("15 to create");
  expect(made.code).toBe(0);
  expect(made.output).not.toMatch(/sk-[A-Za-z0-9]/);
  const again = await verb("diff", "--detailed-exitcode");
  expect([again.code, again.output]).toEqual([
    0,
    expect.stringContaining("0 to change, 0 to remove, 15 as they are"),
  ]);
});

test("S1-09 S3-07: the call after the last one of a minute is refused with 429, by key, by model and by team", async () => {
  expect(await calls("minute", "near", 3)).toEqual([200, 200, 429]);
  expect(await calls("single", "near", 3)).toEqual([200, 200, 429]);
  expect(await calls("lab-1", "near", 2)).toEqual([200, 200]);
  expect(await calls("lab-2", "near", 2)).toEqual([200, 429]);
});

test("S1-10 S3-05: a budget that is used up ends in 422, of a key, of a team and of a user", async () => {
  for (const alias of ["budget", "poor-1", "alices"]) {
    await eventually(`${alias} is refused`, 60, async () => (await calls(alias, "near", 1))[0] === 422);
    expect(await calls(alias, "near", 1)).toEqual([422]);
  }
  const spent = "select spend from \"LiteLLM_VerificationToken\" where key_alias = 'budget'";
  await eventually("the spend is in the database", 60, async () => Number(await gateway.sql(spent)) >= 0.01);
});

test("S2-16: an expired key and a blocked one are 401, another model 403", async () => {
  await eventually("the moment is over", 30, async () => (await calls("over", "near", 1))[0] === 401);
  expect(await calls("closed", "near", 1)).toEqual([401]);
  expect(await calls("turning", "far", 1)).toEqual([403]);
});

test("S4-20: a key is replaced under traffic: no request fails, with the old one or the new one", async () => {
  const old = key("turning");
  rmSync(join(folder, "keys", "turning"));
  const load = startLoad(proxy.as(old), "near", 2);
  const rotated = await verb("rotate", "turning", "--overlap", "10m", "--keys-out", join(folder, "keys"));
  expect(rotated.code).toBe(0);
  const fresh = startLoad(proxy.as(key("turning")), "near", 2);
  await calls("turning", "near", 10);
  const [before, after] = [await load.stop(), await fresh.stop()];
  console.log(`rotate: ${before.sent} requests with the old key, ${after.sent} with the new one`);
  expect([before.failures, after.failures]).toEqual([[], []]);
  expect(Math.min(before.sent, after.sent)).toBeGreaterThan(5);
  expect(key("turning")).not.toBe(old);
  expect((await verb("diff")).output).toContain('replaced, until they end: key "turning:until:');
});

test("S4-20: another master key: virtual keys and an administrator's key go on, the old master key ends", async () => {
  const next = "sk-behaviour-fedcba9876543210";
  writeFileSync(join(folder, ".env"), `LITELLM_MASTER_KEY=${next}\nADMIN_KEY=${key("admin")}\n`);
  const newer = await testbed.besides("access-b", "access", databaseInput(gatewayInput), next);
  const at = (on: Proxy, bearer: string) =>
    on
      .as(bearer)
      .call("/key/list")
      .then(({ status }) => status);
  expect(await Promise.all([at(proxy, masterKey), at(proxy, next)])).toEqual([200, 401]);
  expect(await Promise.all([at(newer, masterKey), at(newer, next)])).toEqual([401, 200]);
  expect(await Promise.all([proxy, newer].map((on) => at(on, key("admin"))))).toEqual([200, 200]);
  const chats = [proxy, newer].map((on) => on.as(key("turning")).chat("near", `both ${Math.random()}`));
  expect((await Promise.all(chats)).map(({ status }) => status)).toEqual([200, 200]);
  const bridged = await verb("diff", "--admin-key", "ADMIN_KEY");
  expect([bridged.code, bridged.output]).toEqual([0, expect.stringContaining("15 as they are")]);
  const refused = await verb("diff");
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining("ACCESS.UNAUTHORIZED")]);
  await docker("stop", newer.container);
  writeFileSync(join(folder, ".env"), `LITELLM_MASTER_KEY=${masterKey}\n`);
});

test("S2-16: what is exported wants no change when it is taken over; what is gone is removed when asked", async () => {
  const exported = JSON.parse((await verb("export", "--json")).stdout) as { access: object };
  write(exported.access);
  const same = await verb("diff", "--detailed-exitcode");
  expect([same.code, same.output]).toEqual([0, expect.stringContaining("15 as they are")]);
  const hand = await proxy.client.call("/key/generate", { key_alias: "by-hand" });
  expect(hand.status).toBe(200);
  const keys = Object.entries(access.keys ?? {}).filter(([alias]) => alias !== "lab-1");
  write({ ...access, keys: { ...Object.fromEntries(keys), minute: {} } });
  const pruned = await verb("apply", "--prune", "--yes");
  expect([pruned.code, pruned.output]).toEqual([
    0,
    expect.stringContaining("0 to create, 1 to change, 1 to remove, 13 as they are"),
  ]);
  expect(pruned.output).toContain('never touched: key "by-hand"');
  expect(await calls("lab-1", "near", 1)).toEqual([401]);
  expect((await verb("diff", "--prune", "--detailed-exitcode")).code).toBe(0);
});
