/** A Postgres in a container, reached through the engine: its own programs, over its own socket. */
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import type { Finished, Running } from "../process";

export interface PostgresServer {
  readonly docker: Docker;
  readonly container: string;
  /** Owner of the database, and superuser of the official image. */
  readonly user: string;
}

/** What a statement that had to work was refused with, as the rest of a sentence. */
export class Refused extends Error {}

export function isRunning({ docker, container }: PostgresServer): Promise<boolean> {
  const state = ["inspect", "--format", "{{.State.Running}}", container];
  return docker.run(state).then(({ output }) => output.trim() === "true");
}

/** SQL on standard input, rows as lines of fields with `|` between them. Throws `Refused`. */
export async function query(server: PostgresServer, database: string, sql: string): Promise<string> {
  const finished = await psql(server, database, sql);
  if (finished.code !== 0) throw new Refused(reasonOf(finished));
  return finished.output.trim();
}

function psql({ docker, container, user }: PostgresServer, database: string, sql: string): Promise<Finished> {
  const program = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-U", user, "-d", database];
  return docker.run(["exec", "-i", container, ...program], sql);
}

/** Restores a dump in the custom format from its input, all or nothing being left to the caller. */
export function pgRestore({ docker, container, user }: PostgresServer, database: string): Running {
  return docker.open(["exec", "-i", container, "pg_restore", "--exit-on-error", "-U", user, "-d", database]);
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
