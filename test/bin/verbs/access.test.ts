import { createHash } from "node:crypto";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { FakeLitellm } from "../access/fake-litellm";
import { serve } from "../access/serve";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

const masterKey = "sk-0d3f6a1c94b7e258";
const section = (keys: string) => `
access:
  teams: { research: { models: [tiny], rpm: 60 } }
  keys: { ${keys} }
`;
const both = section("ci: { models: [words] }, notebooks: { team: research }");

let place: Workplace;
let fake: FakeLitellm;
let gateway: Awaited<ReturnType<typeof serve>>;
let config: string;

beforeEach(async () => {
  place = workplace("cpu.yaml");
  config = place.read("gateway.config.yaml");
  place.write("gateway.config.yaml", config + both);
  place.environment.LITELLM_MASTER_KEY = masterKey;
  fake = new FakeLitellm();
  gateway = await serve(fake, masterKey);
});
afterEach(async () => {
  await gateway.close();
  place.remove();
});

const access = (...argv: string[]) => place.run("access", ...argv, "--url", gateway.url);
const hash = (key: string) => createHash("sha256").update(key).digest("hex");
const aliases = () => [...fake.keys.values()].map(({ key_alias }) => key_alias).toSorted();
const codes = (out: string) =>
  (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code);

describe("access apply", () => {
  test("writes each new key into a file for its owner alone; a second call finds nothing to do", async () => {
    const { code, out, err } = await access("apply", "--keys-out", "keys");
    expect(err).toContain(`access of shelf at ${gateway.url}\n`);
    expect(err).toContain("3 to create, 0 to change, 0 to remove, 0 as they are\n");
    expect(err).toContain("key ci: keys/ci\n");
    expect({ code, out }).toEqual({ code: 0, out: "" });
    for (const alias of ["ci", "notebooks"]) {
      const key = place.read(`keys/${alias}`);
      expect(fake.keys.get(hash(key))).toMatchObject({ key_alias: alias });
      expect(err).not.toContain(key);
      expect(statSync(join(place.directory, "keys", alias)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(join(place.directory, "keys")).mode & 0o777).toBe(0o700);
    const before = fake.changes.length;
    const again = await access("apply", "--keys-out", "keys");
    expect(again.err).toContain("0 to create, 0 to change, 0 to remove, 3 as they are\n");
    expect([again.code, fake.changes.length]).toEqual([0, before]);
  });

  test("never writes over a key's file, and makes no key that would have no place", async () => {
    mkdirSync(join(place.directory, "keys"));
    place.write("keys/ci", "the old one");
    const { code, err } = await access("apply", "--keys-out", "keys");
    expect(err).toContain("<here>/keys/ci cannot be made: the file is there already  ACCESS.KEY_FILE");
    expect(code).toBe(1);
    expect(place.read("keys/ci")).toBe("the old one");
    expect(aliases()).not.toContain("ci");
  });

  test("leaves no file for a key that the gateway refuses", async () => {
    fake.refuse = "/key/generate";
    const { code, err } = await access("apply", "--keys-out", "keys");
    expect(err).toContain('POST /key/generate for key "ci" was refused with 400: told to  ACCESS.REFUSED');
    expect([code, existsSync(join(place.directory, "keys/ci"))]).toEqual([1, false]);
  });

  test("asks for a place for new keys before it changes anything", async () => {
    for (const argv of [["apply"], ["apply", "--json"]]) {
      const { code, err } = await access(...argv);
      expect(err).toContain(
        "a new key is shown once: add --keys-out DIR for files, or --show-keys to print it",
      );
      expect(code).toBe(2);
    }
    expect(fake.changes).toEqual([]);
  });

  test("--json has the keys only with --show-keys", async () => {
    const { code, out } = await access("apply", "--json", "--show-keys");
    const { keys, operations } = JSON.parse(out) as { keys: Record<string, string>; operations: unknown };
    expect(operations).toEqual([
      { action: "create", kind: "team", name: "research" },
      { action: "create", kind: "key", name: "ci" },
      { action: "create", kind: "key", name: "notebooks" },
    ]);
    expect(Object.keys(keys).toSorted()).toEqual(["ci", "notebooks"]);
    expect(fake.keys.has(hash(keys.ci ?? ""))).toBe(true);
    expect(code).toBe(0);
    expect(JSON.parse((await access("apply", "--json", "--show-keys")).out)).toMatchObject({
      operations: [],
      keys: {},
    });
  });

  test("removes only with --prune, and only when it is confirmed", async () => {
    await access("apply", "--keys-out", "keys");
    place.write("gateway.config.yaml", config + section("ci: { models: [words] }"));
    const kept = await access("apply");
    expect(kept.err).toContain('no longer in the config, kept (--prune removes): key "notebooks"');
    expect((await access("apply", "--prune")).code).toBe(2);
    place.confirm = false;
    expect((await access("apply", "--prune")).code).toBe(1);
    expect(aliases()).toEqual(["ci", "notebooks"]);
    place.confirm = true;
    const { code, err } = await access("apply", "--prune");
    expect(err).toContain('  - key "notebooks"\n');
    expect(code).toBe(0);
    expect(aliases()).toEqual(["ci"]);
  });

  test("--yes removes without a question", async () => {
    await access("apply", "--keys-out", "keys");
    place.write("gateway.config.yaml", config + section("ci: { models: [words] }"));
    expect((await access("apply", "--prune", "--yes")).code).toBe(0);
    expect(aliases()).toEqual(["ci"]);
  });
});

describe("access diff", () => {
  test("changes nothing, and ends with 2 on request while there is something to do", async () => {
    const { code, out } = await access("diff", "--json", "--detailed-exitcode");
    expect(JSON.parse(out)).toMatchObject({
      operations: [{ name: "research" }, { name: "ci" }, { name: "notebooks" }],
      stale: [],
      leaving: [],
      unmanaged: [],
      findings: [],
    });
    expect([code, fake.changes]).toEqual([2, []]);
    expect((await access("diff")).code).toBe(0);
    await access("apply", "--keys-out", "keys");
    expect((await access("diff", "--detailed-exitcode")).code).toBe(0);
  });

  test("tells what somebody made by hand, and that a name of the config is taken", async () => {
    await fake.post("/key/generate", { key_alias: "guest" });
    await fake.post("/key/generate", { key_alias: "ci" });
    const { code, out } = await access("diff", "--json");
    expect(JSON.parse(out)).toMatchObject({ unmanaged: [{ kind: "key", name: "guest" }] });
    expect([codes(out), code]).toEqual([["ACCESS.NOT_OWNED"], 1]);
  });
});

describe("access rotate", () => {
  test("puts a new key under the alias while the old one goes on", async () => {
    await access("apply", "--keys-out", "keys");
    const old = place.read("keys/ci");
    const { code, out } = await access("rotate", "ci", "--overlap", "2h", "--keys-out", "fresh", "--json");
    const rotated = JSON.parse(out) as { alias: string; previous: string; until: string };
    expect(rotated.alias).toBe("ci");
    expect(Math.abs(Date.parse(rotated.until) - Date.now() - 7_200_000)).toBeLessThan(60_000);
    expect(fake.keys.get(hash(place.read("fresh/ci")))).toMatchObject({ key_alias: "ci" });
    expect(fake.keys.get(hash(old))).toMatchObject({ key_alias: rotated.previous });
    expect(code).toBe(0);
    expect((await access("diff")).err).toContain(`replaced, until they end: key "${rotated.previous}"`);
  });

  test("of a key that the config or the gateway does not know is refused", async () => {
    for (const alias of ["cj", "ci"]) {
      const { code, err } = await access("rotate", alias, "--show-keys");
      expect(err).toContain(`the gateway has no key "${alias}" of this stack  ACCESS.KEY_UNKNOWN`);
      expect(code).toBe(1);
    }
    expect(fake.changes).toEqual([]);
  });
});

describe("access export", () => {
  test("prints the section in three forms, without a key's value", async () => {
    await access("apply", "--keys-out", "keys");
    const wanted = {
      teams: { research: { models: ["tiny"], rpm: 60 } },
      keys: { ci: { models: ["words"] }, notebooks: { team: "research" } },
    };
    const json = await access("export", "--json");
    expect(JSON.parse(json.out)).toEqual({ access: wanted, findings: [] });
    const yaml = await access("export");
    const ts = await access("export", "--format", "ts");
    expect(yaml.out).toContain(`from ${gateway.url}`);
    expect(yaml.out).toContain("  teams:\n    research:\n");
    expect(ts.out).toMatch(/^access: \{\n {2}teams: \{ research: [\s\S]*\n\},\n$/);
    for (const { out, err, code } of [json, yaml, ts]) {
      expect(out + err).not.toContain(place.read("keys/ci"));
      expect(code).toBe(0);
    }
    place.write("gateway.config.yaml", config + yaml.out);
    expect((await access("diff", "--detailed-exitcode")).code).toBe(0);
  });
});

describe("a gateway that does not do it", () => {
  const everything = [["diff"], ["apply", "--show-keys"], ["rotate", "ci", "--show-keys"], ["export"]];

  test.each([
    [401, "Authentication Error, sk-0d3f6a1c94b7e258 is no key", "ACCESS.UNAUTHORIZED"],
    [500, "No connected db.", "ACCESS.NO_DATABASE"],
    [403, "This is an Enterprise only feature", "ACCESS.LICENCE_MISSING"],
    [429, "slow down, sk-0d3f6a1c94b7e258", "ACCESS.REFUSED"],
  ])("with status %d and %s it is %s, for every verb", async (status, message, code) => {
    gateway.refusal = { status, message };
    for (const argv of everything) {
      const ended = await access(...argv, "--json");
      expect([codes(ended.out), ended.code]).toEqual([[code], 1]);
      expect(ended.out + ended.err).not.toContain(masterKey);
    }
  });

  test("because nobody listens is said with the reason", async () => {
    await gateway.close();
    gateway = await serve(fake, masterKey);
    const { code, err } = await place.run("access", "diff", "--url", "http://127.0.0.1:1");
    expect(err).toMatch(/no gateway answers at http:\/\/127\.0\.0\.1:1: .*\S.* {2}ACCESS\.UNREACHABLE/);
    expect(code).toBe(1);
  });

  test("because the key is another one, or has no value here", async () => {
    place.environment.OTHER_KEY = "sk-other";
    const other = await access("diff", "--admin-key", "OTHER_KEY", "--json");
    expect([codes(other.out), other.code]).toEqual([["ACCESS.UNAUTHORIZED"], 1]);
    const none = await access("diff", "--admin-key", "NO_KEY", "--json");
    expect([codes(none.out), none.code]).toEqual([["SECRET.MISSING"], 1]);
  });
});
