import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archiveScript } from "../../../../config/plan/backup/archive-script";
import { evaluated, workloadOf } from "../../fixtures/evaluated";
import { far } from "../../fixtures/fixture";

const input = { name: "shelf", models: { far }, database: { backup: { every: "6h", keep: 3 } } };

describe("backups on a schedule", () => {
  const workload = workloadOf(input, "shelf-backup");

  test("run in Postgres' own image, as its user, and write nowhere but into the folder on the host", () => {
    expect(workload).toMatchObject({
      role: "backup",
      image: "postgres:16.14",
      user: "999:999",
      readOnlyRoot: true,
      ports: [],
      mounts: [
        { kind: "host", source: "/var/lib/shelf/backups", target: "/backups", readOnly: false },
        { kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" },
        // How old the last one is, for whoever watches.
        { kind: "volume", source: "shelf-backup-metrics", target: "/var/tmp" },
      ],
      environment: {
        PGHOST: "shelf-postgres",
        BACKUP_EVERY: "21600",
        BACKUP_KEEP: "3",
        BACKUP_STACK: "shelf",
      },
      needs: ["shelf-postgres"],
    });
    expect(workload.secrets.map(({ name }) => name)).toEqual(["POSTGRES_PASSWORD", "LITELLM_SALT_KEY"]);
  });

  test("say what the database is of no use without, by name", () => {
    expect(JSON.parse(workload.environment.BACKUP_ABOUT ?? "")).toEqual({
      stack: "shelf",
      litellm: "1.106.2",
      images: { litellm: "litellm/litellm:v1.106.2", postgres: "postgres:16.14" },
      secrets: ["LITELLM_MASTER_KEY", "LITELLM_SALT_KEY", "POSTGRES_PASSWORD"],
    });
  });

  test("are there only when they are asked for", () => {
    const names = evaluated({ ...input, database: {} }).plan.workloads.map(({ name }) => name);
    expect(names).not.toContain("shelf-backup");
  });

  test("wait for no lock without end: a migration may wait for the snapshot, and the dump for the migration", () => {
    expect(archiveScript).toContain("set local lock_timeout = '20s';");
    expect(archiveScript).toContain("pg_dump -Fc --lock-wait-timeout=20s ");
  });

  test("are written in shell that parses", () => {
    const [, , schedule = ""] = workload.entrypoint ?? [];
    for (const script of [schedule, archiveScript, workload.probe?.command[1] ?? ""])
      expect(() => execFileSync("sh", ["-n"], { input: script })).not.toThrow();
  });
});

/** The loop, run for real by /bin/sh: `psql` and `sleep` are stand-ins, and so is the script that writes the archive. */
describe("the schedule", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "backup-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const lines = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");

  /** Stops the loop at the given pause; gives what it waited for, in seconds. */
  function pauses(archive: string, psql: string, most: number, every = "6h"): readonly string[] {
    mkdirSync(join(folder, "tmp"));
    const program = (name: string, text: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, name), 0o755);
    };
    program("psql", psql);
    program(
      "sleep",
      `echo "$1" >>${folder}/slept\n[ "$(wc -l <${folder}/slept)" -lt ${most} ] || kill "$PPID"`,
    );
    writeFileSync(join(folder, "POSTGRES_PASSWORD"), "secret");
    const { entrypoint, environment } = workloadOf(
      { ...input, database: { backup: { every } } },
      "shelf-backup",
    );
    const schedule = (entrypoint?.[2] ?? "")
      .replaceAll("/tmp/", `${folder}/tmp/`)
      .replaceAll("/backups", folder)
      .replaceAll("/run/secrets", folder);
    const env = { ...environment, BACKUP_METRICS: folder, PATH: `${folder}:/usr/bin:/bin` };
    spawnSync("/bin/sh", ["-c", schedule, "backup", archive], { env, timeout: 20_000 });
    return lines("slept");
  }

  test("begins when no migration has finished for five seconds", () => {
    const asked = () => join(folder, "asked");
    const psql = `echo >>${asked()}\n[ "$(wc -l <${asked()})" -lt 3 ] || wc -l <${asked()} | awk '{print $1 < 7 ? $1 : 7}'`;
    // No table, one migration after the other, then none: and the first archive is made.
    const waited = pauses("echo archive", psql, 6);
    expect(waited.slice(0, -1)).toEqual(["5", "5", "5", "5", "5"]);
    // Less what the first archive took.
    expect(Number(waited.at(-1))).toBeGreaterThan(21_500);
    expect(lines("backup.prom")).toContain("gateway_backup_failed 0");
  });

  test("a failed try is repeated soon, and then ever more seldom", () => {
    expect(pauses("echo lock timeout >&2; exit 1", "echo 7", 9)).toEqual([
      ...["5", "15", "30", "60", "120", "240", "300", "300", "300"],
    ]);
    expect(JSON.parse(lines("shelf.status.json")[0] ?? "")).toMatchObject({
      state: "failed",
      reason: "lock timeout",
    });
    expect(lines("backup.prom")).toContain("gateway_backup_failed 1");
  });

  test("but not later than the next backup would be", () => {
    expect(pauses("exit 1", "echo 7", 5, "1m")).toEqual(["5", "15", "30", "60", "60"]);
  });
});
