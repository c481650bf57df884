/** The testbed with a database: the proxy that is compiled, its migrations and a real Postgres. */
import type { GatewayInput } from "../../../config";
import { gateway } from "../behaviour/services";
import type { Testbed } from "../behaviour/testbed";
import type { Proxy } from "../behaviour/proxy";
import { docker } from "../run";
import { migrated } from "./migrated";

/** Rows are written and keys are read again within seconds: a test waits for less. */
export const batchSeconds = 2;
const quick = { proxy_batch_write_at: batchSeconds, user_api_key_cache_ttl: 2 } as const;

export interface DatabaseGateway {
  readonly proxy: Proxy;
  /** Containers, for who stops them. */
  readonly postgres: string;
  /** Rows as psql prints them without ornament: columns by `|`, one line per row. */
  readonly sql: (statement: string) => Promise<string>;
}

/** Migrated (or restored as migrated) and answering. `input` is what the test adds: models, limits, an `access` section. */
export async function databaseGateway(
  testbed: Testbed,
  name: string,
  input: GatewayInput,
): Promise<DatabaseGateway> {
  const proxy = await testbed.proxy(name, databaseInput(input), migrated);
  const { postgres } = proxy;
  if (postgres === null) throw new Error("a plan without Postgres");
  const { user = "litellm", name: database = "litellm" } = input.database ?? {};
  const sql = (statement: string) => psql(postgres, user, database, statement);
  return { proxy, postgres, sql };
}

/** The same config without starting anything. */
export function databaseInput(input: GatewayInput): GatewayInput {
  return gateway({
    ...input,
    database: { type: "postgres", ...input.database },
    litellm: { ...input.litellm, generalSettings: { ...quick, ...input.litellm?.generalSettings } },
  });
}

function psql(container: string, user: string, database: string, statement: string): Promise<string> {
  const words = ["psql", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-U", user, "-d", database];
  // The password file is the one that the server itself was given.
  const shell = `PGPASSWORD="$(cat /run/secrets/POSTGRES_PASSWORD)" exec "$@"`;
  return docker("exec", container, "sh", "-c", shell, "sh", ...words, "-tA", "-c", statement);
}
