/** Passwords of Postgres: they live in its data, so a new one is told to the server, as a verifier and not in clear. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import type { DatabaseRole, Finding, GatewayConfig } from "../../config";
import { readerRefused } from "../../config/errors/secret-rotation";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";

/**
 * Over the socket inside the container, which the image trusts: it works whatever the password is, again and again. A
 * user who is not there yet gets the password from the job that makes it.
 */
export async function tellPostgres(
  docker: Docker,
  { database }: GatewayConfig,
  container: { readonly id: string | undefined; readonly name: string },
  roles: readonly DatabaseRole[],
  values: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const given = roles.flatMap((role) => {
    const value = values.get(role.secret);
    return value === undefined ? [] : [{ ...role, value }];
  });
  const secrets = [...new Set(given.map(({ secret }) => secret))].join(", ");
  if (given.length === 0) return [];
  if (container.id === undefined) return [readerRefused(secrets, container.name, "it does not run")];
  const sql = given.map(
    ({ user, value }) =>
      `SELECT format('ALTER ROLE %I PASSWORD %L', rolname, '${verifierOf(value)}') FROM pg_roles WHERE rolname = ${literal(user)} \\gexec\n`,
  );
  const finished = await docker.run(
    psql(container.id, database.user, database.name),
    ["BEGIN;\n", ...sql, "COMMIT;\n"].join(""),
  );
  return finished.code === 0 ? [] : [readerRefused(secrets, container.name, reasonOf(finished))];
}

/** Reads its commands from standard input. */
export function psql(container: string, user: string, database: string): readonly string[] {
  const options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", user, "-d", database];
  return ["exec", "-i", container, "psql", ...options];
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const iterations = 4096;

/** What Postgres stores of a password (RFC 5803), so that no log of statements can hold the password itself. */
function verifierOf(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, iterations, 32, "sha256");
  const keyed = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const server = keyed("Server Key").toString("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${stored}:${server}`;
}
