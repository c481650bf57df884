import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { about, archive } from "../backup/make-archive";
import { interrupted } from "../interrupted";
import { workplace } from "../workplace";
import type { Workplace } from "../workplace";

// Each verb starts several programs.
jest.setTimeout(60_000);

const dump = Buffer.from([0, 255, 10, 128]);
const bytes = archive({ "database.dump.000": dump });
const table = (rows: number, checksum = "17") =>
  `${JSON.stringify({ name: "public.Books", rows, checksum })}\n`;

let place: Workplace;
beforeEach(() => {
  place = workplace("cpu.yaml");
  place.environment.FAR_KEY = "sk-far-away";
});
afterEach(() => place.remove());

const file = (name: string) => join(place.directory, name);
const runs = () => place.rule("inspect --format {{.State.Running}} shelf-postgres", { output: "true\n" });
const script = (answer: Parameters<Workplace["rule"]>[1]) => place.rule("BACKUP_ABOUT=", answer);
const words = (command: string) => place.calls(command).map(({ argv }) => argv.join(" "));
/** What was fed to psql, in the order of the calls that nobody promises: only who said what. */
const said = (database: string) =>
  place.calls("exec").flatMap(({ argv, input }) => (argv.at(-1) === database && input !== "" ? [input] : []));
const json = async (...argv: string[]) => {
  const { code, out } = await place.run(...argv, "--json");
  const document = JSON.parse(out) as Record<string, unknown> & {
    findings?: { code: string; message: string }[];
  };
  return { code, document, findings: document.findings?.map((one) => `${one.code}: ${one.message}`) };
};

describe("backup", () => {
  test("keeps what the script in Postgres' container wrote, byte for byte, for its owner alone", async () => {
    runs();
    script({ output: bytes });
    const { code, document } = await json("backup", "--out", "b.tar");
    expect(document).toMatchObject({
      name: "b.tar",
      at: "b.tar",
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      secrets: expect.arrayContaining(["LITELLM_SALT_KEY", "POSTGRES_PASSWORD"]) as string[],
    });
    expect(code).toBe(0);
    expect(readFileSync(file("b.tar")).equals(bytes)).toBe(true);
    expect(statSync(file("b.tar")).mode & 0o777).toBe(0o600);
    const [fed = ""] = place.calls("exec").map(({ input }) => input);
    expect(fed).toBe(
      `gateway.config.yaml ${Buffer.from(place.read("gateway.config.yaml")).toString("base64")}\n`,
    );
  });

  test("goes to the folder on the Docker host, half of it under another name", async () => {
    runs();
    script({ output: bytes });
    for (const part of ["umask 077;", 'mv "$1.partial" "$1"']) place.rule(part, {});
    const { code, document } = await json("backup");
    expect(document.at).toMatch(/^\/srv\/shelf\/backups\/shelf-\d{8}T\d{6}Z-manual\.tar on the Docker host$/);
    expect(code).toBe(0);
    const written = place
      .calls("run")
      .find(({ argv }) => argv.includes(String(document.name)) && argv.join(" ").includes("cat >"));
    expect(written?.sha256).toBe(document.sha256);
    expect(
      words("run").some((call) => call.includes(`mv "$1.partial" "$1" sh ${String(document.name)}`)),
    ).toBe(true);
  });

  test("a script that fails half-way leaves no file", async () => {
    runs();
    script({ output: bytes.subarray(0, 700), errors: "pg_dump: error: connection lost\n", code: 1 });
    const { code, findings } = await json("backup", "--out", "b.tar");
    expect(findings).toEqual(["BACKUP.FAILED: no backup was made: pg_dump: error: connection lost"]);
    expect([code, existsSync(file("b.tar")), existsSync(file("b.tar.partial"))]).toEqual([1, false, false]);
  });

  test("an interrupted one leaves no file either", async () => {
    runs();
    const { code } = await interrupted(place, "BACKUP_ABOUT=", "backup", "--out", "b.tar");
    expect(code).toBe(130);
    expect(["b.tar", "b.tar.partial"].filter((name) => existsSync(file(name)))).toEqual([]);
  });

  test("needs a Postgres of the stack that runs, and a folder for the file", async () => {
    const stopped = await json("backup", "--out", "b.tar");
    expect(stopped.findings).toEqual(["BACKUP.NOT_RUNNING: container shelf-postgres does not run"]);
    const none = await json("backup", "--set", "database.type=none");
    expect([none.code, none.findings?.[0]?.split(":")[0]]).toEqual([1, "BACKUP.NO_DATABASE"]);
    runs();
    const { code, err } = await place.run("backup", "--out", "nowhere/b.tar");
    expect(err).toContain("there is no folder nowhere");
    expect(code).toBe(2);
  });

  test("encrypts only where age is installed, and says so before it asks Postgres", async () => {
    runs();
    mkdirSync(file("empty"));
    place.environment.PATH = file("empty");
    const { code, findings } = await json("backup", "--out", "b.tar.age", "--age-recipient", "age1xyz");
    expect(findings).toEqual(["BACKUP.AGE_MISSING: the program age is not installed or does not start"]);
    expect([code, place.calls("exec")]).toEqual([1, []]);
  });

  test("--list shows the newest first, and what the schedule did last", async () => {
    place.rule("status.json", {
      output: `{"ok":true}\n512 1700000000 shelf-20231114T221320Z.tar\n1024 1700003600 shelf-20231114T231320Z.tar\n7 1 shelf-1.tar.partial\n`,
    });
    const { code, document } = await json("backup", "--list");
    expect(document).toEqual({
      folder: "/srv/shelf/backups",
      backups: [
        { file: "shelf-20231114T231320Z.tar", bytes: 1024, time: "2023-11-14T23:13:20.000Z" },
        { file: "shelf-20231114T221320Z.tar", bytes: 512, time: "2023-11-14T22:13:20.000Z" },
      ],
      schedule: { ok: true },
    });
    expect(code).toBe(0);
  });
});

describe("verify-backup", () => {
  /** A throw-away Postgres 16.14 in which the restored database has these tables. */
  const scratch = (tables: string) => {
    place.rule("--name llm-gateway-scratch-", {});
    place.rule("pg_isready", {});
    place.rule("pg_restore", {});
    place.rule("-d template1", { output: "160014\n" });
    place.rule("-d verified", { output: tables });
  };

  test("restores into a Postgres without a network, compares every table, and removes it", async () => {
    writeFileSync(file("b.tar"), bytes);
    scratch(table(2));
    const { code, err } = await place.run("verify-backup", "b.tar");
    expect(err).toContain("b.tar: 1 tables of shelf from 2026-11-22T00:00:00Z restore as they were");
    expect(code).toBe(0);
    const [started = ""] = words("run");
    expect(started).toMatch(
      /^run -d --pull never --name (\S+) --log-driver local --network none .* postgres:16\.14 postgres -c fsync=off/,
    );
    const [, name = ""] = /--name (\S+)/.exec(started) ?? [];
    expect(words("rm")).toEqual([`rm -f -v ${name}`]);
    const restored = place.calls("exec").find(({ argv }) => argv.includes("pg_restore"));
    expect(restored?.sha256).toBe(createHash("sha256").update(dump).digest("hex"));
  });

  test.each([
    [table(1), "table public.Books came out with 1 rows, not 2 rows"],
    [table(2, "18"), "table public.Books came out with other contents"],
    ["", "table public.Books came out with no such table, not 2 rows"],
  ])("reports a table that came out as %s", async (tables, message) => {
    writeFileSync(file("b.tar"), bytes);
    scratch(tables);
    const { code, findings } = await json("verify-backup", "b.tar");
    expect([code, findings]).toEqual([1, [`BACKUP.DIFFERENT: ${message}`]]);
    expect(words("rm")).toHaveLength(1);
  });

  test("an interrupted one removes its Postgres", async () => {
    writeFileSync(file("b.tar"), bytes);
    scratch(table(2));
    expect((await interrupted(place, "pg_restore", "verify-backup", "b.tar")).code).toBe(130);
    expect([words("run").length, words("rm").length]).toEqual([1, 1]);
  });

  test("reports an archive that was cut, changed or is none", async () => {
    const changed = Buffer.from(bytes);
    changed[bytes.indexOf(dump)] = 1;
    for (const [content, reason] of [
      [bytes.subarray(0, -2048), "it ends before its manifest"],
      [changed, "its checksums differ"],
      [Buffer.from("no tar at all".padEnd(1024)), ""],
    ] as const) {
      writeFileSync(file("b.tar"), content);
      scratch(table(2));
      const { code, findings } = await json("verify-backup", "b.tar");
      expect(findings).toHaveLength(1);
      expect(findings?.[0]).toContain(`BACKUP.BROKEN: b.tar cannot be restored: ${reason}`);
      expect(code).toBe(1);
    }
    expect(words("rm")).toHaveLength(words("run").length);
  });

  test("reports a file that is nowhere, and an encrypted one without a key", async () => {
    place.rule('exec cat "$1"', { code: 1, errors: "cat: no such file\n" });
    const absent = await json("verify-backup", "other.tar");
    expect(absent.findings).toEqual([
      "BACKUP.NOT_FOUND: other.tar is neither a file here nor in /srv/shelf/backups on the Docker host",
    ]);
    const locked = await json("verify-backup", "b.tar.age");
    expect(locked.findings?.[0]).toContain("BACKUP.ENCRYPTED: ");
    expect([absent.code, locked.code]).toEqual([1, 1]);
  });
});

describe("restore", () => {
  /** `held`: rows of use in the running database. */
  const stack = (held: string, tables = table(2)) => {
    writeFileSync(file("b.tar"), bytes);
    runs();
    place.rule("pg_restore", {});
    place.rule("-d template1", { output: "160014\n" });
    place.rule("-d litellm_restored", { output: tables });
    place.rule("-d litellm", { output: held });
    place.answer("ps", {
      output: ["proxy-1", "migrate"]
        .map((name) => {
          const workload = name === "migrate" ? "shelf-migrate" : "shelf-proxy";
          const state = name === "migrate" ? "exited\tExited (0) 1 day ago" : "running\tUp 1 day (healthy)";
          return `id-${name}\tshelf-${name}\tshelf\t${workload}\t${state}\t\n`;
        })
        .join(""),
    });
  };
  const used = "LiteLLM_TeamTable|3\n";
  const isUntouched = () =>
    place.calls("stop").length === 0 && said("template1").every((sql) => !/rename|drop/.test(sql));

  test("fills an empty stack: compares, stops the proxies, swaps, migrates, starts them", async () => {
    stack("");
    const { code, document } = await json("restore", "b.tar");
    expect(document).toMatchObject({ restored: true, kept: null, findings: [] });
    expect(code).toBe(0);
    expect(words("stop")).toEqual(["stop shelf-proxy-1"]);
    expect(words("start").toSorted()).toEqual(["start --attach shelf-migrate", "start shelf-proxy-1"]);
    const swap = said("template1").find((sql) => sql.includes("begin;"));
    expect(swap).toMatch(
      /alter database "litellm" rename to "(litellm_before_\d{14})";\nalter database "litellm_restored" rename to "litellm";\ncommit;/,
    );
  });

  test("replaces a database in use only with --replace, and keeps it under another name", async () => {
    stack(used);
    const refused = await json("restore", "b.tar");
    expect(refused.findings).toEqual([
      "RESTORE.NOT_EMPTY: database litellm holds 3 rows of LiteLLM_TeamTable",
    ]);
    expect([refused.code, isUntouched()]).toEqual([1, true]);
    expect((await place.run("restore", "b.tar", "--replace")).code).toBe(2);
    place.confirm = false;
    expect((await place.run("restore", "b.tar", "--replace")).code).toBe(1);
    expect(isUntouched()).toBe(true);
    const { code, document } = await json("restore", "b.tar", "--replace", "--into", "shelf", "--yes");
    expect(document.kept).toMatch(/^litellm_before_\d{14}$/);
    expect(code).toBe(0);
    expect(
      said("template1").filter((sql) => sql.includes("drop database") && sql.includes("before")),
    ).toEqual([]);
  });

  test("changes nothing when a table came out otherwise, or the archive is cut", async () => {
    stack("", table(1));
    const different = await json("restore", "b.tar");
    expect(different.findings?.[0]).toContain("BACKUP.DIFFERENT: table public.Books");
    writeFileSync(file("b.tar"), bytes.subarray(0, -2048));
    const cut = await json("restore", "b.tar");
    expect(cut.findings).toEqual(["BACKUP.BROKEN: b.tar cannot be restored: it ends before its manifest"]);
    expect([different.code, cut.code, place.calls("stop")]).toEqual([1, 1, []]);
    expect(said("template1").every((sql) => !sql.includes("rename"))).toBe(true);
  });

  test("an interrupted one starts the proxies again, and leaves the database", async () => {
    stack("");
    expect((await interrupted(place, "stop shelf-proxy", "restore", "b.tar")).code).toBe(130);
    expect(words("start")).toEqual(["start shelf-proxy-1"]);
    expect(said("template1").every((sql) => !sql.includes("rename"))).toBe(true);
  });

  test("starts the proxies again when the migrations fail", async () => {
    place.rule("start --attach", { code: 1, errors: "Error: P3009\n" });
    stack("");
    const { code, findings } = await json("restore", "b.tar");
    expect(findings?.[0]).toContain("RESTORE.NOT_MIGRATED: ");
    expect(findings?.[0]).toContain("P3009");
    expect([code, words("start")]).toEqual([1, expect.arrayContaining(["start shelf-proxy-1"]) as string[]]);
  });

  test("refuses a stack of another name", async () => {
    stack("");
    const { code, err } = await place.run("restore", "b.tar", "--into", "other");
    expect(err).toContain("this config is the stack shelf, not other");
    expect([code, isUntouched()]).toEqual([2, true]);
  });

  const changedBy = ({ litellm = "1.106.2", ...change }: Readonly<Record<string, unknown>>) => {
    place.environment.LITELLM_SALT_KEY = "f3a90b71c2d84e56";
    stack("");
    const before = JSON.parse(about) as { about: object };
    const changed = { ...before, ...change, about: { ...before.about, litellm } };
    writeFileSync(
      file("b.tar"),
      archive({ "about.json": Buffer.from(JSON.stringify(changed)), "database.dump.000": dump }),
    );
  };

  test("--strict refuses what it would only have warned of", async () => {
    changedBy({ saltCheck: "0123456789abcdef" });
    const { code, findings } = await json("restore", "b.tar", "--strict");
    expect(findings?.map((one) => one.split(":")[0])).toEqual(["RESTORE.SALT_KEY_OTHER"]);
    expect([code, isUntouched()]).toEqual([1, true]);
    expect((await place.run("restore", "b.tar")).code).toBe(0);
  });

  const credentials = { name: "public.LiteLLM_CredentialsTable", rows: 1, checksum: "1" };
  test.each([
    ["a newer LiteLLM", { litellm: "1.109.1" }, "RESTORE.LITELLM_OLDER"],
    ["a newer Postgres", { postgres: 170_000 }, "RESTORE.POSTGRES_OLDER"],
    ["another salt key", { saltCheck: "0123456789abcdef", tables: [credentials] }, "RESTORE.SALT_KEY_OTHER"],
  ])("refuses a backup of %s before anything is touched", async (_, change, code) => {
    changedBy(change);
    const refused = await json("restore", "b.tar");
    expect(refused.findings?.map((one) => one.split(":")[0])).toEqual([code]);
    expect([refused.code, isUntouched()]).toEqual([1, true]);
  });
});
