import fc from "fast-check";
import { AccessFailure } from "../../../bin/access/api";
import { applyOperation } from "../../../bin/access/apply";
import { exportAccess } from "../../../bin/access/export";
import { keysTo } from "../../../bin/access/keys-out";
import { readLive } from "../../../bin/access/live";
import { isSettled, planAccess } from "../../../bin/access/plan";
import { rotateKey } from "../../../bin/access/rotate";
import { wantedEntries } from "../../../bin/access/wanted";
import type { GatewayInput } from "../../../config";
import { hasErrors, parseGateway } from "../../../config";
import { FakeLitellm } from "./fake-litellm";
import { access } from "./random-access";

type Access = NonNullable<GatewayInput["access"]>;

const model = { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } };
const options = { stack: "stack", prune: true, adopt: false, now: Date.now() };

function wanted(section: Access) {
  const { config, findings } = parseGateway({ models: { m: model, n: model }, access: section });
  if (config === undefined || hasErrors(findings)) throw new Error(JSON.stringify(findings));
  return wantedEntries(config);
}

async function plan(fake: FakeLitellm, section: Access, more: Partial<typeof options> = {}) {
  return planAccess(wanted(section), await readLive(fake), { ...options, ...more });
}

async function apply(fake: FakeLitellm, section: Access, more: Partial<typeof options> = {}) {
  const keys: Record<string, string> = {};
  const made = await plan(fake, section, more);
  for (const operation of made.operations)
    await applyOperation(
      fake,
      options.stack,
      operation,
      keysTo((alias, key) => (keys[alias] = key)),
    );
  return { ...made, keys };
}

/** Made by hand, and by another stack. */
async function byHand(fake: FakeLitellm): Promise<void> {
  const other = { managed_by: "cdktf-vllm-litellm", managed_stack: "other" };
  await fake.post("/team/new", { team_id: "hand-team", team_alias: "Hands", rpm_limit: 3 });
  await fake.post("/user/new", { user_id: "hand-user", metadata: other });
  await fake.post("/key/generate", { key_alias: "hand-key", team_id: "hand-team", max_budget: 7 });
  await fake.post("/key/generate", { key_alias: "other-key", metadata: other });
}

function handRows(fake: FakeLitellm): string {
  const all = [...fake.teams.values(), ...fake.users.values(), ...fake.keys.values()];
  return JSON.stringify(all.filter((row) => /hand-|other-/.test(JSON.stringify(row))));
}

test("S2-16: from any state to any config: then nothing is left to do, and what is not ours is as it was", async () => {
  await fc.assert(
    fc.asyncProperty(access, access, async (before, after) => {
      const fake = new FakeLitellm();
      await byHand(fake);
      const hands = handRows(fake);
      await apply(fake, before);
      await apply(fake, after);
      const again = await plan(fake, after);
      expect(again.operations.filter(({ action }) => action !== "keep")).toEqual([]);
      expect([again.stale, again.findings]).toEqual([[], []]);
      expect(again.unmanaged.map(({ name }) => name).toSorted()).toEqual(
        ["Hands", "hand-key", "hand-user", "other-key"].toSorted(),
      );
      expect(handRows(fake)).toBe(hands);
    }),
    { numRuns: 40 },
  );
});

test("S2-16: a second apply sends nothing that changes anything", async () => {
  await fc.assert(
    fc.asyncProperty(access, async (section) => {
      const fake = new FakeLitellm();
      await apply(fake, section);
      const sent = fake.changes.length;
      await apply(fake, section);
      expect(fake.changes.length).toBe(sent);
    }),
    { numRuns: 40 },
  );
});

test("S2-16: what is exported and adopted wants no other change", async () => {
  await fc.assert(
    fc.asyncProperty(access, async (section) => {
      const fake = new FakeLitellm();
      await apply(fake, section);
      const { access: exported, findings } = exportAccess(await readLive(fake));
      expect(findings).toEqual([]);
      const section2 = JSON.parse(JSON.stringify(exported)) as Access;
      const adopting = await plan(fake, section2, { stack: "heir", adopt: true });
      const changes = adopting.operations.flatMap((operation) =>
        "changes" in operation ? operation.changes : [],
      );
      expect(adopting.operations.map(({ action }) => action)).toEqual(adopting.operations.map(() => "adopt"));
      expect(changes).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("without --prune nothing is removed; a key made by hand keeps its team from being removed", async () => {
  const fake = new FakeLitellm();
  await apply(fake, { teams: { old: {} }, keys: { gone: { team: "old" } } });
  await fake.post("/key/generate", { key_alias: "by-hand", team_id: "old" });
  const kept = await apply(fake, {}, { prune: false });
  expect([kept.operations, kept.stale.map(({ name }) => name)]).toEqual([[], ["old", "gone"]]);
  const pruned = await apply(fake, {});
  expect(pruned.findings).toEqual([
    {
      code: "ACCESS.IN_USE",
      severity: "warning",
      path: "",
      message: 'team "old" is kept: LiteLLM would delete its keys with it, and "by-hand" would stay',
      fix: "Remove these keys first, or keep it in the config.",
    },
  ]);
  expect([...fake.keys.values()].map(({ key_alias }) => key_alias)).toEqual(["by-hand"]);
});

test("a name that somebody else has is refused, and taken over when asked for", async () => {
  const fake = new FakeLitellm();
  await fake.post("/key/generate", {
    key_alias: "ci",
    rpm_limit: 3,
    metadata: { logging: "theirs", room: 4 },
  });
  const refused = await plan(fake, { keys: { ci: { rpm: 5 } } });
  expect(refused.findings.map(({ code, path, message }) => [code, path, message])).toEqual([
    ["ACCESS.NOT_OWNED", "access.keys.ci", 'key "ci" is there already, and was not made from a config'],
  ]);
  expect(refused.operations).toEqual([]);
  await apply(fake, { keys: { ci: { rpm: 5 } } }, { adopt: true });
  const [row] = fake.keys.values();
  // What LiteLLM gives a meaning stays; what people wrote follows the config.
  expect(row?.metadata).toEqual({
    logging: "theirs",
    managed_by: "cdktf-vllm-litellm",
    managed_stack: "stack",
  });
  expect(isSettled(await plan(fake, { keys: { ci: { rpm: 5 } } }))).toBe(true);
});

describe("rotate", () => {
  const section: Access = { keys: { ci: { maxBudget: 2, expires: "2999-01-01" } } };
  const rotation = { stack: "stack", overlapSeconds: 3600, now: Date.now() };

  async function rotated(fake: FakeLitellm, alias = "ci") {
    const [first] = wanted({ keys: { [alias]: { maxBudget: 2, expires: "2999-01-01" } } });
    if (first === undefined) throw new Error("no key");
    const keys: string[] = [];
    const keeper = keysTo((_, key) => void keys.push(key));
    return { ...(await rotateKey(fake, await readLive(fake), first, rotation, keeper)), keys };
  }

  test("S4-20: the old key gets an end and another alias, the new one its alias and what was spent", async () => {
    const fake = new FakeLitellm();
    await apply(fake, section);
    for (const row of fake.keys.values()) row.spend = 1.5;
    const { previous, keys } = await rotated(fake);
    expect(keys).toEqual(["sk-3"]);
    expect(previous).toMatch(/^ci:until:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const rows = [...fake.keys.values()].map(({ key_alias, spend, max_budget }) => [
      key_alias,
      spend,
      max_budget,
    ]);
    expect(rows).toEqual([
      [previous, 1.5, 2],
      ["ci", 1.5, 2],
    ]);
    const [old] = await readLive(fake);
    const { expires = null } = old?.fields ?? {};
    const left = Date.parse(typeof expires === "string" ? expires : "") - rotation.now;
    expect(Math.abs(left - 3_600_000)).toBeLessThan(60_000);
    const { operations, leaving, stale } = await plan(fake, section);
    expect([operations.map(({ action }) => action), leaving.map(({ name }) => name), stale]).toEqual([
      ["keep"],
      [previous],
      [],
    ]);
  });

  test("S4-20: what ended is removed with --prune", async () => {
    const fake = new FakeLitellm();
    await apply(fake, section);
    await rotated(fake);
    const later = Date.now() + 3_700_000;
    const { operations } = await plan(fake, section, { now: later });
    expect(operations.map(({ action }) => action)).toEqual(["keep", "remove"]);
  });

  test("S4-20: where no new key can be made the old one is as it was", async () => {
    const fake = new FakeLitellm();
    await apply(fake, section);
    const before = JSON.stringify([...fake.keys.values()]);
    fake.refuse = "/key/generate";
    await expect(rotated(fake)).rejects.toBeInstanceOf(AccessFailure);
    expect(JSON.stringify([...fake.keys.values()])).toBe(before);
  });

  test("a key that is not there is a finding with the closest one", async () => {
    const fake = new FakeLitellm();
    await apply(fake, section);
    const failure: unknown = await rotated(fake, "cj").catch((reason: unknown) => reason);
    expect(failure instanceof AccessFailure && failure.findings.map(({ code, fix }) => [code, fix])).toEqual([
      ["ACCESS.KEY_UNKNOWN", "Write ci, or make it with `llm-gateway access apply`."],
    ]);
  });
});
