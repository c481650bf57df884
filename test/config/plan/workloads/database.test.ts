import fc from "fast-check";
import { compileDatabaseRoles } from "../../../../config/compile/database-roles";
import { databaseRoles } from "../../../../config/plan/workloads/database-roles";
import { evaluated, workloadOf } from "../../fixtures/evaluated";
import { withFar } from "../../fixtures/fixture";
import { rich } from "../../fixtures/rich";

const postgres = (rest: object) => workloadOf(withFar(rest), "vllm-litellm-postgres");
const external = (database: object) =>
  withFar({ database: { type: "external", url: "RW_URL", ...database } });

describe("the users of the stack's Postgres", () => {
  test("are the owner of earlier releases, one for rows and one that reads", () => {
    expect(databaseRoles(evaluated(rich).config)).toEqual([
      { role: "owner", user: "ops", secret: "POSTGRES_PASSWORD" },
      { role: "rw", user: "ops_rw", secret: "POSTGRES_RW_PASSWORD" },
      { role: "ro", user: "ops_ro", secret: "POSTGRES_RO_PASSWORD" },
      { role: "monitor", user: "ops_monitor", secret: "POSTGRES_MONITOR_PASSWORD" },
    ]);
  });

  test.each(["external", "none"] as const)("there are none with type %s", (type) => {
    const { config, artefacts } = evaluated(
      withFar({ database: type === "external" ? { type, url: "RW_URL" } : { type } }),
    );
    expect(databaseRoles(config)).toEqual([]);
    expect(artefacts.roles).toBe("");
  });

  test("are made by a job that knows the passwords from files alone", () => {
    const job = workloadOf(rich, "shelf-roles");
    expect(job).toMatchObject({
      role: "roles",
      image: "postgres:16.14",
      environment: { PGHOST: "shelf-postgres", PGPORT: "5432", PGUSER: "ops", PGDATABASE: "shelf" },
      files: [{ path: "/etc/database-roles.sql", artefact: "roles" }],
      needs: ["shelf-postgres"],
      waitsInside: ["shelf-postgres"],
      oneShot: true,
      user: "999:999",
    });
    expect(job.secrets.map(({ name, variable }) => [name, variable])).toEqual([
      ["POSTGRES_PASSWORD", "PGPASSWORD"],
      ["POSTGRES_RW_PASSWORD", null],
      ["POSTGRES_RO_PASSWORD", null],
      ["POSTGRES_MONITOR_PASSWORD", null],
    ]);
    const typed = (job.entrypoint?.at(-1) ?? "").match(/\/run\/secrets\/\w+/g);
    const asked = evaluated(rich).artefacts.roles.match(/^\\password :\w+/gm);
    const names = ["RW", "RO", "MONITOR"].map((name) => `/run/secrets/POSTGRES_${name}_PASSWORD`);
    expect(typed).toEqual(names);
    expect(asked).toEqual(["\\password :rw", "\\password :ro", "\\password :monitor"]);
  });

  test("may have any name", () => {
    const sql = compileDatabaseRoles(evaluated(withFar({ database: { user: `o'ne\\n` } })).config);
    expect(sql.split("\n").slice(1, 4)).toEqual([
      "\\set owner 'o''ne\\\\n'",
      "\\set rw 'o''ne\\\\n_rw'",
      "\\set ro 'o''ne\\\\n_ro'",
    ]);
  });

  test("the proxies are the one for rows", () => {
    expect(workloadOf(rich, "shelf-proxy").environment.DATABASE_USERNAME).toBe("ops_rw");
  });
});

describe("an external database", () => {
  const secretsOf = (database: object, workload: string) =>
    workloadOf(external(database), workload)
      .secrets.filter(({ variable }) => variable === "DATABASE_URL")
      .map(({ name }) => name);

  test("is migrated by its own URL where there is one", () => {
    const database = { migrationUrl: "OWNER_URL" };
    expect(secretsOf(database, "vllm-litellm-migrate")).toEqual(["OWNER_URL"]);
    expect(secretsOf(database, "vllm-litellm-proxy")).toEqual(["RW_URL"]);
  });

  test("does everything by one URL otherwise", () => {
    expect(secretsOf({}, "vllm-litellm-migrate")).toEqual(["RW_URL"]);
  });
});

describe("connections", () => {
  test("Postgres's own default is left alone where it is enough", () => {
    expect(postgres({}).argv).toEqual([]);
    expect(postgres({}).memoryMiB).toBe(2048);
  });

  test("old and new proxies, the jobs, reports and the reserve fit together", () => {
    const argv = (maxConnections: number, replicas: number) =>
      postgres({ database: { maxConnections }, proxy: { replicas } }).argv;
    // 2 x 2 x (19 + 1) + 3 + 5 + 3 + 5 + 3 = 99
    expect(argv(19, 2)).toEqual([]);
    expect(argv(20, 2)).toEqual(["postgres", "-c", "max_connections=200"]);
    expect(argv(100, 3)).toEqual(["postgres", "-c", "max_connections=500"]);
  });

  test("are never fewer than all proxies may open, up to the limit", () => {
    const ranges = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(ranges, ([maxConnections, replicas]) => {
        const { argv, memoryMiB } = postgres({ database: { maxConnections }, proxy: { replicas } });
        const allowed = Number(argv[2]?.split("=")[1] ?? 100);
        expect(allowed - 3).toBeGreaterThanOrEqual(2 * replicas * maxConnections);
        expect(memoryMiB).toBe(2048 + (allowed - 100) * 10);
      }),
      { numRuns: 30 },
    );
  });
});
