/** Brings an archive into a new database of a server, and compares what came out with what went in. */
import { once } from "node:events";
import { tablesSql } from "../../config";
import { reasonOf } from "../docker";
import type { Running } from "../process";
import { parseTables } from "./about";
import type { TableSum } from "./about";
import type { Archive } from "./archive";
import { BrokenArchive } from "./archive";
import { identifier, literal, pgRestore, query, Refused } from "./server";
import type { PostgresServer } from "./server";

export interface Difference {
  readonly table: string;
  /** Rows; null where the table is not there. */
  readonly expected: number | null;
  readonly found: number | null;
}

/** The database is made anew. Throws `BrokenArchive` or `Refused`; then nothing but that database is changed. */
export async function load(
  server: PostgresServer,
  database: string,
  archive: Archive,
): Promise<readonly Difference[]> {
  const name = identifier(database);
  await query(server, "template1", `drop database if exists ${name} with (force);`);
  await query(
    server,
    "template1",
    `create database ${name} template template0 owner ${identifier(server.user)};`,
  );
  await feed(server, database, archive);
  return differences(archive.about.tables, parseTables(await query(server, database, tablesSql)));
}

async function feed(server: PostgresServer, database: string, archive: Archive): Promise<void> {
  let restore: Running | undefined;
  try {
    for await (const { name, content } of archive.entries) {
      if (name === "globals.sql") await createRoles(server, content.toString("utf8"));
      if (!name.startsWith("database.dump.")) continue;
      restore ??= started(pgRestore(server, database));
      // Nobody reads any more once the program has ended; its own words say why.
      const isDone = await Promise.race([write(restore, content), restore.ended.then(() => true)]);
      if (isDone) break;
    }
  } catch (problem) {
    restore?.stop();
    throw problem;
  }
  if (!restore) throw new BrokenArchive("it holds no dump");
  restore.stdin.end();
  const { code, errors } = await restore.ended;
  if (code !== 0) throw new Refused(reasonOf({ code, errors, output: "" }));
}

function started(restore: Running): Running {
  restore.stdout.resume();
  return restore;
}

async function write(restore: Running, content: Buffer): Promise<false> {
  if (!restore.stdin.write(content)) await once(restore.stdin, "drain");
  return false;
}

/**
 * Roles that the dump gives rights to, where they are missing: without a password and without a login, which whoever
 * sets the stack up gives them. Those that are there keep what they have.
 */
async function createRoles(server: PostgresServer, globals: string): Promise<void> {
  const names = [...globals.matchAll(/^CREATE ROLE ("(?:[^"]|"")+"|\S+);$/gm)].map(([, name = ""]) =>
    name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name,
  );
  const statements = names.map(
    (name) =>
      `select 'create role ${identifier(name).replaceAll("'", "''")} nologin' where to_regrole(${literal(identifier(name))}) is null \\gexec\n`,
  );
  await query(server, "template1", statements.join(""));
}

export function differences(
  expected: readonly TableSum[],
  found: readonly TableSum[],
): readonly Difference[] {
  const names = [...new Set([...expected, ...found].map(({ name }) => name))].toSorted();
  return names.flatMap((table) => {
    const [before, after] = [expected, found].map((tables) => tables.find(({ name }) => name === table));
    const isSame = before?.rows === after?.rows && before?.checksum === after?.checksum;
    return isSame ? [] : [{ table, expected: before?.rows ?? null, found: after?.rows ?? null }];
  });
}
