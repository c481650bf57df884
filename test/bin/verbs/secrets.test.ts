import { createHash } from "node:crypto";
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

// Each verb starts several shells.
jest.setTimeout(60_000);

describe("secrets init", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("cpu.yaml")));
  afterEach(() => place.remove());

  const host = (path: string) => readFileSync(join(place.directory, "fake/host", path), "utf8");
  const values = () => parseEnv(place.read("secrets.env"));
  const delivery = () => place.calls("run").find(({ argv }) => argv.includes("/srv/shelf/weights:/weights"));

  test("makes what can be made, in a file that only its owner reads", async () => {
    const { code, out, err } = await place.run("secrets", "init");
    expect(place.read("secrets.env")).toMatch(
      /^LITELLM_MASTER_KEY=sk-[0-9a-f]{48}\nLITELLM_SALT_KEY=[0-9a-f]{48}\nPOSTGRES_MONITOR_PASSWORD=[0-9a-f]{48}\nPOSTGRES_PASSWORD=[0-9a-f]{48}\nPOSTGRES_RO_PASSWORD=[0-9a-f]{48}\nPOSTGRES_RW_PASSWORD=[0-9a-f]{48}\nREDIS_PASSWORD=[0-9a-f]{48}\nUI_PASSWORD=[0-9a-f]{48}\n$/,
    );
    expect(statSync(join(place.directory, "secrets.env")).mode & 0o777).toBe(0o600);
    expect(err).toBe(
      `
config: gateway.config.yaml, env file: secrets.env (not there)
made: LITELLM_MASTER_KEY, LITELLM_SALT_KEY, POSTGRES_MONITOR_PASSWORD, POSTGRES_PASSWORD, POSTGRES_RO_PASSWORD, POSTGRES_RW_PASSWORD, REDIS_PASSWORD, UI_PASSWORD → secrets.env
  keep that file: what is in the database can be read only with the same values
secrets: 16 files in /srv/shelf/secrets, 16 of them new or changed
⚠ FAR_KEY has no value (needed by shelf-proxy)  SECRET.MISSING
  fix: Add FAR_KEY=… to the env file; \`llm-gateway secrets init\` makes those that can be made.
1 warning in gateway.config.yaml
`.trimStart(),
    );
    expect({ code, out }).toEqual({ code: 0, out: "" });
  });

  test("writes one file per reader: the value without a newline, for Redis the hash of it", async () => {
    place.environment.FAR_KEY = "sk-far-away";
    await place.run("secrets", "init");
    const { LITELLM_MASTER_KEY, REDIS_PASSWORD = "" } = values();
    expect(host("shelf-proxy/LITELLM_MASTER_KEY")).toBe(LITELLM_MASTER_KEY);
    expect(host("shelf-prometheus/LITELLM_MASTER_KEY")).toBe(LITELLM_MASTER_KEY);
    expect(host("shelf-proxy/FAR_KEY")).toBe("sk-far-away");
    const hash = createHash("sha256").update(REDIS_PASSWORD).digest("hex");
    expect(host("shelf-redis/redis.acl")).toBe(`user default on #${hash} ~* &* +@all\n`);
    expect(statSync(join(place.directory, "fake/host/shelf-proxy/FAR_KEY")).mode & 0o777).toBe(0o400);
  });

  test("gives each file to the user of its reader", async () => {
    await place.run("secrets", "init");
    const owners = delivery()
      ?.input.split("\n")
      .map((line) => line.split(" ").slice(0, 2));
    expect(owners).toEqual(
      expect.arrayContaining([
        ["999:999", "shelf-redis/REDIS_PASSWORD"],
        ["999:999", "shelf-postgres/POSTGRES_PASSWORD"],
        ["65534:65534", "shelf-prometheus/LITELLM_MASTER_KEY"],
        ["0:0", "shelf-proxy/LITELLM_MASTER_KEY"],
      ]),
    );
  });

  test("starts the helper without network, and creates the folder for weights with it", async () => {
    await place.run("secrets", "init");
    const argv = delivery()?.argv ?? [];
    expect(argv.slice(0, argv.indexOf("-c"))).toEqual(
      "run --rm -i --pull never --network none --user 0:0 --log-driver none -v /srv/shelf/secrets:/secrets -v /srv/shelf/weights:/weights --entrypoint sh redis:7.4.6".split(
        " ",
      ),
    );
  });

  test("no value is in an argument, in the helper's environment or in the output", async () => {
    place.write("secrets.env", "FAR_KEY=sk-far-away\n");
    const text = await place.run("secrets", "init");
    const json = await place.run("secrets", "init", "--json");
    const seen = [
      ...place.calls("run").flatMap(({ argv, environment }) => [...argv, environment]),
      text.out + text.err + json.out + json.err,
    ].join("\n");
    const secrets = Object.values(values());
    expect(secrets).toHaveLength(9);
    for (const value of secrets) {
      expect(seen).not.toContain(value);
      expect(seen).not.toContain(Buffer.from(value ?? "").toString("base64"));
    }
  });

  test("changes nothing the second time", async () => {
    await place.run("secrets", "init");
    const before = place.read("secrets.env");
    const { out } = await place.run("secrets", "init", "--json");
    expect(place.read("secrets.env")).toBe(before);
    expect(JSON.parse(out)).toMatchObject({ made: [], written: [] });
    place.environment.REDIS_PASSWORD = "another one";
    const changed = JSON.parse((await place.run("secrets", "init", "--json")).out) as {
      written: string[];
      kept: string[];
    };
    expect(changed.written).toEqual([
      "shelf-redis/REDIS_PASSWORD",
      "shelf-redis/redis.acl",
      "shelf-proxy/REDIS_PASSWORD.url",
      "shelf-redis-exporter/REDIS_PASSWORD",
    ]);
    expect(changed.kept).toHaveLength(12);
  });

  test("keeps the lines of an env file as they are, also without a newline at its end", async () => {
    const lines = '# ours\nUI_PASSWORD="with space"\n\nLITELLM_SALT_KEY=';
    writeFileSync(join(place.directory, "secrets.env"), lines);
    const { err } = await place.run("secrets", "init");
    expect(
      place.read("secrets.env").startsWith(`# ours\nUI_PASSWORD="with space"\n\nLITELLM_SALT_KEY=`),
    ).toBe(true);
    expect(place.read("secrets.env")).toMatch(/LITELLM_SALT_KEY=[0-9a-f]{48}\nLITELLM_MASTER_KEY=sk-/);
    expect(err).toContain(
      "made: LITELLM_MASTER_KEY, LITELLM_SALT_KEY, POSTGRES_MONITOR_PASSWORD, POSTGRES_PASSWORD, POSTGRES_RO_PASSWORD, POSTGRES_RW_PASSWORD, REDIS_PASSWORD → secrets.env",
    );
    expect(host("shelf-proxy/UI_PASSWORD")).toBe("with space");
    expect(host("shelf-proxy/LITELLM_SALT_KEY")).toMatch(/^[0-9a-f]{48}$/);
  });

  test("refuses a value that everybody knows before anything is written", async () => {
    place.environment.LITELLM_MASTER_KEY = "sk-1234";
    const { code, err } = await place.run("secrets", "init");
    expect(err).toContain("SECRET.KNOWN_DEFAULT");
    expect(code).toBe(1);
    expect(place.calls("run")).toEqual([]);
    expect(() => place.read("secrets.env")).toThrow("ENOENT");
  });

  test("reports files that could not be written", async () => {
    place.answer("run", {
      code: 125,
      errors: "docker: Error response from daemon: read-only file system.\n",
    });
    const { code, err } = await place.run("secrets", "init");
    expect(err).toContain(
      "✖ secrets.dir: the secret files could not be written to /srv/shelf/secrets on the Docker host: docker: Error response from daemon: read-only file system.  SECRET.NOT_DELIVERED",
    );
    expect(code).toBe(1);
  });

  test("a remote engine gets the same call", async () => {
    place.write(
      "gateway.config.yaml",
      place
        .read("gateway.config.yaml")
        .replace("preset: cpu,", "preset: cpu, docker: { endpoint: ssh://ops@box },"),
    );
    await place.run("secrets", "init");
    expect(delivery()?.environment).toContain("DOCKER_HOST=ssh://ops@box\n");
  });
});

describe("secrets check", () => {
  let place: Workplace;
  beforeEach(() => (place = workplace("cpu.yaml")));
  afterEach(() => place.remove());

  test("ends with 1 while one is missing", async () => {
    await place.run("secrets", "init");
    const { code, out } = await place.run("secrets", "check");
    expect(out).toBe(
      `
Secrets
  NAME                       VALUE    READ BY
  FAR_KEY                    not set  shelf-proxy
  LITELLM_MASTER_KEY         set      shelf-proxy, shelf-prometheus
  LITELLM_SALT_KEY           set      shelf-proxy
  POSTGRES_MONITOR_PASSWORD  set      shelf-roles, shelf-postgres-exporter
  POSTGRES_PASSWORD          set      shelf-postgres, shelf-roles, shelf-migrate
  POSTGRES_RO_PASSWORD       set      shelf-roles
  POSTGRES_RW_PASSWORD       set      shelf-roles, shelf-proxy
  REDIS_PASSWORD             set      shelf-redis, shelf-proxy, shelf-redis-exporter
  UI_PASSWORD                set      shelf-proxy
`.trimStart(),
    );
    expect(code).toBe(1);
  });

  test("warns of an env file in clear that others may read, and so does init", async () => {
    place.environment.FAR_KEY = "sk-far-away";
    await place.run("secrets", "init");
    chmodSync(join(place.directory, "secrets.env"), 0o640);
    for (const verb of ["check", "init"]) {
      const { code, err } = await place.run("secrets", verb);
      expect(err).toContain(
        "⚠ secrets.envFile: others on this machine may read or change secrets.env (mode 640)  SECRET.FILE_OPEN\n  fix: Run `chmod 600 secrets.env`.",
      );
      expect(code).toBe(0);
    }
    chmodSync(join(place.directory, "secrets.env"), 0o600);
    expect((await place.run("secrets", "check")).err).not.toContain("SECRET.FILE_OPEN");
    place.write("secrets.env", "-----BEGIN AGE ENCRYPTED FILE-----\n");
    chmodSync(join(place.directory, "secrets.env"), 0o644);
    expect((await place.run("secrets", "check", "--offline")).err).not.toContain("SECRET.FILE_OPEN");
  });

  test("ends with 0 when all are set", async () => {
    place.environment.FAR_KEY = "sk-far-away";
    await place.run("secrets", "init");
    const { code, out } = await place.run("secrets", "check", "--json");
    const { secrets, findings } = JSON.parse(out) as { secrets: { set: boolean }[]; findings: unknown[] };
    expect(secrets.map(({ set }) => set)).toEqual(Array.from({ length: 9 }, () => true));
    expect(findings).toEqual([]);
    expect(code).toBe(0);
  });
});
