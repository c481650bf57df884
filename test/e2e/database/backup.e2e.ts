/** What is backed up comes back: in an empty stack, with real LiteLLM and Postgres, and old keys that still open it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { GatewayInput } from "../../../config";
import { run as runCli } from "../../../bin/cli";
import type { Terminal } from "../../../bin/terminal";
import { Testbed } from "../behaviour/testbed";
import { workloadOf } from "../../config/fixtures/evaluated";
import { docker, run } from "../run";
import { eventually, sleep } from "../traffic";
import { batchSeconds, databaseGateway, databaseInput } from "./testbed";
import type { DatabaseGateway } from "./testbed";

const input: GatewayInput = {
  cache: { type: "none" },
  models: {
    chat: { upstream: { model: "openai/fake", apiBase: "http://backend:8000/v1", apiKeys: ["BACKEND_KEY"] } },
  },
};

const made = z.object({ key: z.string() });

describe("backup and restore", () => {
  let testbed: Testbed;
  let folder: string;
  let old: DatabaseGateway;
  let fresh: DatabaseGateway;
  let key: string;

  beforeAll(async () => {
    testbed = await Testbed.open();
    folder = mkdtempSync(join(tmpdir(), "backup-e2e-"));
    await testbed.backend("backend");
    // Side by side: most of it is waiting for migrations.
    [old, fresh] = await Promise.all([
      databaseGateway(testbed, "old", input),
      databaseGateway(testbed, "fresh", input),
    ]);
    const team = await old.proxy.client.call("/team/new", { team_alias: "research", models: ["chat"] });
    const { team_id } = z.object({ team_id: z.string() }).parse(JSON.parse(team.body));
    const answer = await old.proxy.client.call("/key/generate", {
      team_id,
      key_alias: "notebook",
      models: ["chat"],
    });
    ({ key } = made.parse(JSON.parse(answer.body)));
    for (let turn = 0; turn < 3; turn += 1) await old.proxy.as(key).chat("chat", `spend ${turn}`);
    await eventually("three rows of spend", 120, async () => (await old.sql(spendRows)) === "3");
    // The sums of the key and its team follow, in writes of their own.
    await eventually("nothing changes any more", 120, async () => {
      const before = await old.sql(comparable);
      await sleep(3 * batchSeconds);
      return (await old.sql(comparable)) === before;
    });
  }, 1_800_000);

  afterAll(async () => {
    await testbed.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const spendRows = `select count(*) from "LiteLLM_SpendLogs" where status = 'success'`;

  /** The command line on the stack that the testbed runs under its own names. */
  async function gateway(stack: string, ...argv: readonly string[]) {
    const directory = join(folder, stack);
    mkdirSync(directory, { recursive: true });
    const config = {
      ...databaseInput(input),
      name: `${testbed.network}-${stack}`,
      host: { preset: "cpu", dataDir: join(folder, "data") },
    };
    writeFileSync(join(directory, "gateway.config.json"), JSON.stringify(config));
    writeFileSync(join(directory, ".env"), "LITELLM_SALT_KEY=value-of-LITELLM_SALT_KEY\n");
    const said = { out: "", err: "" };
    const terminal: Terminal = {
      write: (text) => (said.out += text),
      say: (text) => (said.err += `${text}\n`),
      ask: undefined,
      input: () => Promise.resolve(""),
      directory,
      environment: { PATH: process.env.PATH, DOCKER_HOST: process.env.DOCKER_HOST },
      hasColor: false,
      style: { hasColor: false, isUnicode: true },
    };
    const code = await runCli(terminal, argv);
    return { code, ...said };
  }

  const archive = () => join(folder, "gateway.tar");

  test("an archive holds the tables with their counts, the roles and the config, and no secret", async () => {
    const { code, err } = await gateway("old", "backup", "--out", archive());
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining("backup: ") as string });
    const inside = (await run("tar", ["-xOf", archive(), "about.json"])).stdout;
    expect(inside).toMatch(/"public.LiteLLM_VerificationToken", "rows" : [1-9]/);
    expect((await run("tar", ["-tf", archive()])).stdout.split("\n")).toEqual(
      expect.arrayContaining([
        "about.json",
        "globals.sql",
        "gateway.config.json",
        "database.dump.000000",
        "manifest.sha256",
      ]),
    );
    expect(readFileSync(archive(), "latin1")).not.toContain("value-of-LITELLM_SALT_KEY");
  });

  test("a backup gives up on a table that a migration holds: nobody waits for it without end", async () => {
    const holder = old.sql(`lock table "LiteLLM_AuditLog" in access exclusive mode; select pg_sleep(35)`);
    await eventually(
      "the table is locked",
      20,
      async () =>
        (await old.sql(`select count(*) from pg_locks where mode = 'AccessExclusiveLock' and granted`)) !==
        "0",
    );
    const { code, err } = await gateway("old", "backup", "--out", join(folder, "late.tar"));
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("lock timeout") as string });
    await holder;
  });

  test("verify-backup restores it elsewhere and finds every table as it was; a byte that differs is found", async () => {
    const good = await gateway("old", "verify-backup", archive());
    expect({ code: good.code, err: good.err }).toEqual({
      code: 0,
      err: expect.stringContaining("restore as they were") as string,
    });
    const bytes = readFileSync(archive());
    const damaged = join(folder, "damaged.tar");
    bytes[bytes.indexOf("PGDMP") + 5000] = 1 + (bytes[bytes.indexOf("PGDMP") + 5000] ?? 0);
    writeFileSync(damaged, bytes);
    const bad = await gateway("old", "verify-backup", damaged);
    expect({ code: bad.code, err: bad.err }).toEqual({
      code: 1,
      err: expect.stringContaining("BACKUP.BROKEN") as string,
    });
    // By more than the zeros that end an archive.
    const whole = readFileSync(archive());
    writeFileSync(damaged, whole.subarray(0, whole.length / 2));
    expect((await gateway("old", "verify-backup", damaged)).err).toContain("BACKUP.BROKEN");
  });

  test("restored into an empty stack it is equal, and the old virtual key is let in", async () => {
    // Not asked of the proxy: it would write a row of the refusal.
    expect(await fresh.sql(`select count(*) from "LiteLLM_VerificationToken"`)).toBe("0");
    const { code, err } = await gateway("fresh", "restore", archive());
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining("tables with") as string });
    expect(err).toContain(`stopping ${testbed.network}-fresh-proxy`);
    const [before, after] = await Promise.all([old, fresh].map(({ sql }) => sql(comparable)));
    expect(after).toBe(before);
    const url = (await docker("port", fresh.proxy.container, "4000")).split("\n")[0];
    const client = Object.assign(fresh.proxy.as(key), { url: `http://${url}` });
    await eventually("the old key is let in", 300, async () => {
      const { status } = await client.chat("chat", `after ${Date.now()}`).catch(() => ({ status: 0 }));
      return status === 200;
    });
  });

  test("a stack in use is not overwritten unless it is said, and then nothing of it is lost", async () => {
    const refused = await gateway("fresh", "restore", archive());
    expect({ code: refused.code, err: refused.err }).toEqual({
      code: 1,
      err: expect.stringMatching(/rows of LiteLLM_VerificationToken.*RESTORE.NOT_EMPTY/s) as string,
    });
    const { code, out } = await gateway("fresh", "restore", archive(), "--replace", "--yes", "--json");
    const { kept } = z.object({ kept: z.string() }).parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(await fresh.sql(`select count(*) from pg_database where datname = '${kept}'`)).toBe("1");
  });

  test("the schedule writes archives, keeps so many, and says how the last try went", async () => {
    const name = `${testbed.network}-old`;
    await gateway("old", "backup");
    const data = { preset: "cpu", dataDir: join(folder, "data") } as const;
    const backup = { every: "2s", keep: 2 };
    const scheduled = { ...databaseInput(input), name, host: data, database: { backup } };
    const container = await testbed.single("backup", scheduled);
    const listed = async () => {
      const { out } = await gateway("old", "backup", "--list", "--json");
      return listing.parse(JSON.parse(out));
    };
    const seen = new Set<string>();
    await eventually("four archives were made and two are kept", 240, async () => {
      const { backups } = await listed();
      const made = backups.filter(({ file }) => !file.includes("manual"));
      for (const { file } of made) seen.add(file);
      return seen.size >= 4 && made.length === 2;
    });
    const { backups, schedule } = await listed();
    expect(schedule).toMatchObject({ state: "done", reason: "" });
    expect(backups.filter(({ file }) => file.includes("manual"))).toHaveLength(1);
    const { probe } = workloadOf(scheduled, `${name}-backup`);
    await docker("exec", "-e", "BACKUP_EVERY=3600", container, "sh", "-c", probe?.command[1] ?? "exit 1");
    const [newest] = backups;
    expect((await gateway("old", "verify-backup", newest?.file ?? "")).code).toBe(0);
  });

  const listing = z.object({
    backups: z.array(z.object({ file: z.string(), bytes: z.int().positive() })),
    schedule: z.object({ state: z.string(), reason: z.string() }).nullable(),
  });

  /** Keys, teams and spend: rows and what is in them. */
  const comparable = ["LiteLLM_VerificationToken", "LiteLLM_TeamTable", "LiteLLM_SpendLogs"]
    .map(
      (table) =>
        `select '${table}', count(*), md5(string_agg(t::text, ',' order by t::text)), string_agg(t::text, ',' order by t::text) from "${table}" t`,
    )
    .join(" union all ");
});
