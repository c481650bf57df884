import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

// Each verb starts several shells.
jest.setTimeout(60_000);

let place: Workplace;
beforeEach(async () => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "";
  place.write("secrets.env", "FAR_KEY=sk-far-away\n");
  await place.run("secrets", "init");
});
afterEach(() => place.remove());

const values = () => parseEnv(place.read("secrets.env"));
const host = (path: string) => readFileSync(join(place.directory, "fake/host", path), "utf8");
const hash = (text = "") => `#${createHash("sha256").update(text).digest("hex")}`;
const lock = () => JSON.parse(place.read("secrets.lock.json")) as { rotations: Record<string, number> };
const rotate = (...args: string[]) => place.run("secrets", "rotate", ...args);
/** Containers of the stack run; the engine's stand-in filters by the stack's name. */
const running = () => place.answer("ps", { output: "c0ffee\tshelf\t\n" });
const told = () => place.calls("exec").map(({ argv, input }) => ({ argv: argv.join(" "), input }));

describe("secrets rotate", () => {
  test("makes a value, brings it to all readers, counts it, and says first what it costs", async () => {
    const before = values();
    const { code, err } = await rotate("LITELLM_MASTER_KEY");
    const { LITELLM_MASTER_KEY, ...others } = values();
    expect(LITELLM_MASTER_KEY).toMatch(/^sk-[0-9a-f]{48}$/);
    expect(LITELLM_MASTER_KEY).not.toBe(before.LITELLM_MASTER_KEY);
    expect(others).toEqual({ ...before, LITELLM_MASTER_KEY: undefined });
    expect(host("shelf-proxy/LITELLM_MASTER_KEY")).toBe(LITELLM_MASTER_KEY);
    expect(host("shelf-prometheus/LITELLM_MASTER_KEY")).toBe(LITELLM_MASTER_KEY);
    expect(lock()).toEqual({ version: 1, stack: "shelf", rotations: { LITELLM_MASTER_KEY: 1 } });
    expect(err).toBe(
      `
config: gateway.config.yaml, env file: secrets.env
LITELLM_MASTER_KEY: a new value
  the proxy is replaced by the next deployment: the new one answers before the old one goes
  whoever uses the old master key is refused as soon as the proxies are replaced; virtual keys stay
  Prometheus misses scrapes until the proxies are replaced
changed: LITELLM_MASTER_KEY; counted in secrets.lock.json, commit it with the config
secrets: 17 files in /srv/shelf/secrets, 2 of them new or changed
next: npx cdktf deploy shelf
`.trimStart(),
    );
    expect(code).toBe(0);
  });

  test("no value is in the output, in an argument or in the file of counts", async () => {
    running();
    const before = values();
    const said = [await rotate("POSTGRES_PASSWORD", "--json"), await rotate("REDIS_PASSWORD")];
    const seen = [
      ...said.map(({ out, err }) => out + err),
      ...[...place.calls("run"), ...place.calls("exec")].flatMap(({ argv, environment }) => [
        ...argv,
        environment,
      ]),
      place.read("secrets.lock.json"),
    ].join("\n");
    for (const value of [...Object.values(before), ...Object.values(values())])
      expect(seen).not.toContain(value);
  });

  test("Redis accepts both passwords until the rotation is finished (S4-20)", async () => {
    running();
    place.answer("exec", { output: "" });
    const { REDIS_PASSWORD: old } = values();
    const { err } = await rotate("REDIS_PASSWORD");
    const { REDIS_PASSWORD: fresh, REDIS_PASSWORD_PREVIOUS: kept } = values();
    expect(kept).toBe(old);
    expect(host("shelf-redis/redis.acl")).toBe(`user default on ${hash(fresh)} ${hash(old)} ~* &* +@all\n`);
    expect(told().find(({ input }) => input.startsWith("ACL"))?.input).toBe(
      `ACL SETUSER default resetpass ${hash(fresh)} ${hash(old)}\n${fresh ?? ""}\n${old ?? ""}\n`,
    );
    expect(err).toContain("then: llm-gateway secrets rotate REDIS_PASSWORD --finish\n");
    expect((await place.run("secrets", "check")).err).toContain("SECRET.OVERLAP_OPEN");
    const again = await rotate("REDIS_PASSWORD");
    expect(again.err).toContain("REDIS_PASSWORD: goes on with the value that is there");
    expect(values().REDIS_PASSWORD).toBe(fresh);
    expect((await rotate("REDIS_PASSWORD", "--finish")).code).toBe(0);
    expect(values().REDIS_PASSWORD_PREVIOUS).toBeUndefined();
    expect(host("shelf-redis/redis.acl")).toBe(`user default on ${hash(fresh)} ~* &* +@all\n`);
    expect((await rotate("REDIS_PASSWORD", "--finish")).err).toContain("no rotation of it is open");
  });

  test("--finish waits until who reads it has been replaced, unless it is told not to", async () => {
    running();
    place.answer("exec", { output: "" });
    await rotate("REDIS_PASSWORD");
    place.answer("container", { output: "shelf-proxy\told\nshelf-redis\told\nshelf-prometheus\told\n" });
    const refused = await rotate("REDIS_PASSWORD", "--finish");
    expect(refused.err).toContain(
      "shelf-proxy may still use the previous value of REDIS_PASSWORD: it is not what is planned  SECRET.OLD_READERS",
    );
    expect([refused.code, values().REDIS_PASSWORD_PREVIOUS === undefined]).toEqual([1, false]);
    const planned = JSON.parse((await place.run("plan", "--json")).out) as {
      containers: { workload: string; hash: string }[];
    };
    const rows = planned.containers.map(({ workload, hash }) => `${workload}\t${hash}\n`);
    place.answer("container", { output: [...rows, "shelf-proxy\told\n"].join("") });
    expect((await rotate("REDIS_PASSWORD", "--finish")).err).toContain("shelf-proxy may still use");
    place.answer("container", { output: rows.join("") });
    expect((await rotate("REDIS_PASSWORD", "--finish")).code).toBe(0);
    await rotate("REDIS_PASSWORD");
    expect((await rotate("REDIS_PASSWORD", "--finish")).err).toContain(
      "shelf-proxy, shelf-redis-exporter may still use",
    );
    expect((await rotate("REDIS_PASSWORD", "--finish", "--yes")).code).toBe(0);
    expect(values().REDIS_PASSWORD_PREVIOUS).toBeUndefined();
  });

  test.each([
    ["rotate", ["secrets", "rotate", "REDIS_PASSWORD"]],
    ["init", ["secrets", "init"]],
  ])("a Redis that refuses stops it before any file changes; %s goes on later", async (_, again) => {
    running();
    place.answer("exec", { code: 1, errors: "LOADING Redis is loading the dataset in memory\n" });
    const acl = host("shelf-redis/redis.acl");
    const refused = await rotate("REDIS_PASSWORD");
    expect(refused.err).toContain(
      "shelf-redis did not take the new REDIS_PASSWORD: LOADING Redis is loading the dataset in memory  SECRET.READER_REFUSED",
    );
    expect([refused.code, host("shelf-redis/redis.acl")]).toEqual([1, acl]);
    const { REDIS_PASSWORD: fresh, REDIS_PASSWORD_PREVIOUS: old } = values();
    const before = told().length;
    expect((await place.run(...again)).code).toBe(1);
    place.answer("exec", { code: 0 });
    expect((await place.run(...again)).code).toBe(0);
    const commands = told().filter(({ input }) => input.startsWith("ACL SETUSER default resetpass"));
    expect([commands.length, told().length > before]).toEqual([3, true]);
    expect(values()).toMatchObject({ REDIS_PASSWORD: fresh, REDIS_PASSWORD_PREVIOUS: old });
    expect(host("shelf-redis/redis.acl")).toBe(`user default on ${hash(fresh)} ${hash(old)} ~* &* +@all\n`);
  });

  test("a Redis password that was changed by hand overlaps too: Redis still knows the old one", async () => {
    running();
    const { REDIS_PASSWORD: old = "" } = values();
    place.rule("redis-cli ping", { output: old });
    place.write("secrets.env", place.read("secrets.env").replace(old, "by-hand-4711"));
    const { code, out, err } = await place.run("secrets", "init");
    expect(out + err).not.toContain(old);
    expect(err).toContain(
      "REDIS_PASSWORD_PREVIOUS → secrets.env: Redis accepts it too, until `llm-gateway secrets rotate REDIS_PASSWORD --finish`\n",
    );
    expect(values()).toMatchObject({ REDIS_PASSWORD: "by-hand-4711", REDIS_PASSWORD_PREVIOUS: old });
    expect(told().map(({ input }) => input)).toContain(
      `ACL SETUSER default resetpass ${hash("by-hand-4711")} ${hash(old)}\nby-hand-4711\n${old}\n`,
    );
    const both = `user default on ${hash("by-hand-4711")} ${hash(old)} ~* &* +@all\n`;
    expect([code, host("shelf-redis/redis.acl")]).toEqual([0, both]);
    const again = JSON.parse((await place.run("secrets", "init", "--json")).out) as { written: string[] };
    expect(again.written).toEqual([]);
  });

  test("a file on the host that holds what Redis does not take is no password to keep", async () => {
    running();
    place.rule("redis-cli ping", { output: "" });
    writeFileSync(join(place.directory, "fake/host/shelf-redis/other"), "damaged");
    renameSync(
      join(place.directory, "fake/host/shelf-redis/other"),
      join(place.directory, "fake/host/shelf-redis/REDIS_PASSWORD"),
    );
    expect((await place.run("secrets", "init")).code).toBe(0);
    expect(values().REDIS_PASSWORD_PREVIOUS).toBeUndefined();
    expect(host("shelf-redis/REDIS_PASSWORD")).toBe(values().REDIS_PASSWORD);
  });

  test("Postgres gets a verifier over standard input before any file changes", async () => {
    running();
    await rotate("POSTGRES_PASSWORD");
    const alter = told().find(({ input }) => input.includes("ALTER ROLE"));
    expect(alter?.input).toMatch(
      /^BEGIN;\nSELECT format\('ALTER ROLE %I PASSWORD %L', rolname, 'SCRAM-SHA-256\$4096:[\w+/=]+\$[\w+/=]+:[\w+/=]+'\) FROM pg_roles WHERE rolname = 'litellm' \\gexec\nCOMMIT;\n$/,
    );
    expect(host("shelf-postgres/POSTGRES_PASSWORD")).toBe(values().POSTGRES_PASSWORD);
  });

  test("each of Postgres' users has a password of its own to change", async () => {
    running();
    const { err } = await rotate("POSTGRES_RW_PASSWORD");
    expect(err).toContain("a proxy that opens one before it is replaced is refused");
    expect((await rotate("POSTGRES_RO_PASSWORD")).err).toContain("no proxy uses it");
    const users = told().flatMap(({ input }) => [...input.matchAll(/rolname = '(\w+)'/g)]);
    expect(users.map(([, user]) => user).toSorted()).toEqual(["litellm_ro", "litellm_rw"]);
  });

  test("a Postgres that does not run stops it; the same command goes on later with the same value", async () => {
    const old = host("shelf-postgres/POSTGRES_PASSWORD");
    const refused = await rotate("POSTGRES_PASSWORD");
    expect(refused.err).toContain("did not take the new POSTGRES_PASSWORD: it does not run");
    expect(refused.code).toBe(1);
    expect(host("shelf-postgres/POSTGRES_PASSWORD")).toBe(old);
    const { POSTGRES_PASSWORD: fresh } = values();
    running();
    expect((await rotate("POSTGRES_PASSWORD")).code).toBe(0);
    expect(values().POSTGRES_PASSWORD).toBe(fresh);
    expect(host("shelf-postgres/POSTGRES_PASSWORD")).toBe(fresh);
  });

  test("a provider's key is given, or changed in the env file before", async () => {
    const nothing = await rotate("FAR_KEY");
    expect(nothing.err).toContain("FAR_KEY was not changed: nobody but its provider can make a value");
    expect(nothing.code).toBe(1);
    place.input = "sk-far-2\n";
    expect((await rotate("FAR_KEY", "--stdin")).code).toBe(0);
    expect(host("shelf-proxy/FAR_KEY")).toBe("sk-far-2");
    place.write("secrets.env", place.read("secrets.env").replace("sk-far-2", "sk-far-3"));
    expect((await rotate("FAR_KEY")).code).toBe(0);
    expect(host("shelf-proxy/FAR_KEY")).toBe("sk-far-3");
    expect(lock().rotations).toEqual({ FAR_KEY: 2 });
  });

  test("a given value that everybody knows, or that is none, is refused before anything changes (S4-22)", async () => {
    for (const [input, code] of [
      ["sk-1234\n", "SECRET.KNOWN_DEFAULT"],
      ["", "SECRET.NOT_ROTATED"],
      ["two\nlines\n", "SECRET.NOT_ROTATED"],
    ] as const) {
      place.input = input;
      expect((await rotate("UI_PASSWORD", "--stdin")).err).toContain(code);
    }
    expect(existsSync(join(place.directory, "secrets.lock.json"))).toBe(false);
  });

  test("what the environment gives is changed there", async () => {
    place.environment.UI_PASSWORD = "6f1d0c5b9a8e47f2b3c4";
    await place.run("secrets", "init");
    expect((await rotate("UI_PASSWORD")).err).toContain("a variable of this environment gives it");
  });

  test("a name that nobody reads is wrong usage", async () => {
    const { code, err } = await rotate("REDIS_PASSWORT");
    expect(err).toContain('there is no secret "REDIS_PASSWORT"; did you mean "REDIS_PASSWORD"?');
    expect(code).toBe(2);
  });

  test("changes nothing when the answer is no", async () => {
    place.confirm = false;
    const before = place.read("secrets.env");
    expect((await rotate("UI_PASSWORD")).code).toBe(1);
    expect(place.read("secrets.env")).toBe(before);
  });
});

describe("the salt key (G09)", () => {
  test("keeps its value while the database holds what it encrypted, by whatever way it changes", async () => {
    running();
    place.answer("exec", { output: "LiteLLM_CredentialsTable|2\nLiteLLM_Config|0\n" });
    const salt = host("shelf-proxy/LITELLM_SALT_KEY");
    const refused = await rotate("LITELLM_SALT_KEY");
    expect(refused.err).toContain(
      "LITELLM_SALT_KEY must not change: the database holds what only its old value decrypts (2 in LiteLLM_CredentialsTable)",
    );
    const lines = place.read("secrets.env").replace(/^LITELLM_SALT_KEY=.*\n/m, "");
    writeFileSync(join(place.directory, "secrets.env"), lines);
    expect((await place.run("secrets", "init")).err).toContain("SECRET.SALT_IN_USE");
    expect(place.read("secrets.env")).toBe(lines);
    expect(host("shelf-proxy/LITELLM_SALT_KEY")).toBe(salt);
  });

  test("keeps it while the database cannot be asked", async () => {
    expect((await rotate("LITELLM_SALT_KEY")).err).toContain("shelf-postgres does not run");
    running();
    place.answer("exec", { code: 2, errors: "psql: error: the server is starting up\n" });
    expect((await rotate("LITELLM_SALT_KEY")).err).toContain("the server is starting up");
  });

  test("may change while nothing is encrypted", async () => {
    running();
    place.answer("exec", { output: "LiteLLM_CredentialsTable|0\n" });
    expect((await rotate("LITELLM_SALT_KEY")).code).toBe(0);
    expect(host("shelf-proxy/LITELLM_SALT_KEY")).toBe(values().LITELLM_SALT_KEY);
  });
});

describe("secrets check and list", () => {
  test("tell of files that are not as they should be", async () => {
    const file = (path: string) => join(place.directory, "fake/host", path);
    place.write("secrets.env", place.read("secrets.env").replace("sk-far-away", "sk-far-off"));
    writeFileSync(file("shelf-proxy/OLD_KEY"), "old");
    const { code, err } = await place.run("secrets", "check");
    expect(err).toContain(
      "the file shelf-proxy/FAR_KEY on the Docker host holds another value  SECRET.FILE_OUTDATED",
    );
    expect(err).toContain("nobody reads the file shelf-proxy/OLD_KEY on the Docker host  SECRET.STRAY_FILE");
    expect(code).toBe(1);
    expect((await place.run("secrets", "check", "--offline")).code).toBe(0);
  });

  test("say that the host could not be looked at", async () => {
    place.answer("run", { code: 125, errors: "Cannot connect to the Docker daemon\n" });
    const { code, err } = await place.run("secrets", "check");
    expect(err).toContain(
      "could not be looked at: Cannot connect to the Docker daemon  SECRET.FILES_NOT_CHECKED",
    );
    expect(code).toBe(1);
  });

  test("list says where each comes from and how often it changed", async () => {
    await rotate("UI_PASSWORD");
    const { out, code } = await place.run("secrets", "list", "--json");
    const { secrets } = JSON.parse(out) as { secrets: Record<string, unknown>[] };
    expect(secrets.find(({ name }) => name === "UI_PASSWORD")).toEqual({
      name: "UI_PASSWORD",
      readers: ["shelf-proxy"],
      from: "env file",
      set: true,
      canBeMade: true,
      rotations: 1,
      overlap: false,
      changedAt: expect.stringMatching(/^\d{4}-/) as string,
    });
    expect((await place.run("secrets", "list")).out).toMatch(
      /\n {2}FAR_KEY +set +env file +no +now +0 +shelf-proxy\n/,
    );
    expect(code).toBe(0);
  });
});
