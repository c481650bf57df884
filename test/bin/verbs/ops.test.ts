import { answersPattern, parseClients, parseInfo } from "../../../bin/ops/redis";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

jest.setTimeout(60_000);

const container = (name: string) =>
  [`id-of-${name}`, name, "shelf", name, "running", "Up 5 seconds", ""].join("\t") + "\n";

describe("S2-17: operations", () => {
  let place: Workplace;
  beforeEach(() => {
    place = workplace("cpu.yaml");
    place.answer("ps", { output: container("shelf-redis") + container("shelf-postgres") });
    place.rule("workload=shelf-redis --filter status=running", { output: "redis-id\n" });
    place.rule("workload=shelf-postgres --filter status=running", { output: "postgres-id\n" });
  });
  afterEach(() => place.remove());

  test("Redis: figures, clients, cached answers", async () => {
    place.rule("redis-cli info", {
      output: "# Server\r\nredis_version:7.4.6\r\nkeyspace_hits:12\r\nrun_id:x\r\n",
    });
    place.rule("redis-cli client list", {
      output: "id=3 addr=172.18.0.5:51422 laddr=x name=proxy age=9 idle=2 flags=N\n",
    });
    place.rule("wc -l", { output: "41\n" });
    const { code, out } = await place.run("ops", "redis", "--json");
    expect(JSON.parse(out)).toEqual({
      workload: "shelf-redis",
      info: { redis_version: "7.4.6", keyspace_hits: "12" },
      clients: [{ address: "172.18.0.5:51422", name: "proxy", idleSeconds: 2 }],
      cached: 41,
    });
    expect(code).toBe(0);
    expect((await place.run("ops", "redis")).out).toMatch(/^ {2}cached answers +41$/m);
  });

  test("the password stays in the container", async () => {
    place.write("secrets.env", "REDIS_PASSWORD=of-the-test-0815\n");
    await place.run("ops", "redis");
    expect(place.calls("exec").length).toBe(3);
    expect(JSON.stringify(place.calls("exec").map(({ argv }) => argv))).not.toContain("of-the-test-0815");
  });

  test("Postgres: connections against the limit, tables", async () => {
    place.answer("exec", { output: "" });
    const { out, code } = await place.run("ops", "postgres", "--json");
    expect(JSON.parse(out)).toEqual({
      workload: "shelf-postgres",
      maxConnections: 0,
      connections: [],
      databaseMiB: 0,
      tables: [],
    });
    const asked = place
      .calls("exec")
      .map(({ input }) => input)
      .join("\n");
    expect(asked).toContain("SHOW max_connections");
    expect(asked).toContain("pg_stat_activity");
    expect(code).toBe(0);
    place.answer("exec", { code: 2, errors: "psql: error: the database system is starting up\n" });
    const failed = await place.run("ops", "postgres");
    expect(failed.err).toContain(
      "✖ shelf-postgres: Postgres takes no connections: psql: error: the database system is starting up",
    );
    expect(failed.code).toBe(1);
  });

  test("the flush removes answers only, and asks first", async () => {
    place.rule("xargs -r -n 500 redis-cli unlink", { output: "41\n" });
    place.confirm = false;
    expect((await place.run("ops", "flush-cache")).code).toBe(1);
    expect(place.calls("exec")).toEqual([]);
    const { code, out, err } = await place.run("ops", "flush-cache", "--yes", "--json");
    expect(JSON.parse(out)).toEqual({ workload: "shelf-redis", removed: 41 });
    expect(err).toContain("removed 41 cached answers; limits, budgets and cooldowns are as they were\n");
    expect(place.calls("exec")[0]?.argv.at(-1)).toBe(answersPattern(undefined));
    expect(code).toBe(0);
  });

  test("of a store that does not run, and of none", async () => {
    place.rule("workload=shelf-redis", { output: "" });
    place.remove();
    place = workplace("cpu.yaml");
    const { code, err } = await place.run("ops", "redis");
    expect(err).toContain("✖ shelf-redis: Redis does not answer: it does not run  DOCTOR.REDIS_DOWN");
    expect(code).toBe(1);
    place.write("gateway.config.yaml", `${place.read("gateway.config.yaml")}cache: { type: none }\n`);
    expect((await place.run("ops", "flush-cache")).code).toBe(2);
  });
});

/** Redis's own rules for a pattern, as far as this one uses them. */
function matches(pattern: string, key: string): boolean {
  const source = pattern.replace(
    /\\(.)|([.+(){}|^$*?])/g,
    (_, escaped: string | undefined, special: string) => `\\${escaped ?? special}`,
  );
  return new RegExp(`^${source}$`).test(key);
}

describe("the pattern of cached answers", () => {
  const hash = "0123456789abcdef".repeat(4);

  test.each([
    [undefined, hash, true],
    ["shelf", `shelf:${hash}`, true],
    ["a*[b]", `a*[b]:${hash}`, true],
    ["a*[b]", `axb:${hash}`, false],
    ["shelf", hash, false],
    [undefined, `{api_key:${hash}}:requests`, false],
    [undefined, `spend:key:${hash}`, false],
    ["shelf", `shelf:spend:key:${hash}`, false],
    [undefined, `${hash}:window`, false],
    [undefined, hash.slice(1), false],
  ])("with namespace %s and key %s: %s", (namespace, key, expected) => {
    expect(matches(answersPattern(namespace), key)).toBe(expected);
  });
});

test("what Redis prints is read line by line, and nothing where there is nothing", () => {
  expect(parseInfo("")).toEqual({});
  expect(parseClients("\n")).toEqual([]);
});
