/** Who is connected to the stack's own Postgres, and how large its tables are. */
import { Refused, query } from "../backup/server";
import type { PostgresServer } from "../backup/server";
import type { Failed } from "./redis";

export interface PostgresStats {
  readonly maxConnections: number;
  readonly connections: readonly {
    readonly user: string;
    readonly client: string;
    readonly state: string;
    readonly count: number;
    /** Of the oldest statement or transaction of the group. */
    readonly oldestSeconds: number;
  }[];
  readonly databaseMiB: number;
  /** Largest first. */
  readonly tables: readonly { readonly name: string; readonly mebibytes: number; readonly rows: number }[];
}

const connectionsSql = `
SELECT usename, coalesce(host(client_addr), 'local'), coalesce(state, 'background'), count(*),
  coalesce(max(extract(epoch FROM now() - coalesce(xact_start, state_change)))::int, 0)
FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3;`;

const tablesSql = `
SELECT relname, pg_total_relation_size(relid) / 1048576, n_live_tup
FROM pg_stat_user_tables ORDER BY 2 DESC, 1 LIMIT 10;`;

export async function readPostgres(
  server: PostgresServer,
  database: string,
): Promise<PostgresStats | Failed> {
  try {
    const [max, connections, size, tables] = [
      await query(server, database, "SHOW max_connections;"),
      await query(server, database, connectionsSql),
      await query(server, database, "SELECT pg_database_size(current_database()) / 1048576;"),
      await query(server, database, tablesSql),
    ];
    return {
      maxConnections: Number(max),
      connections: rows(connections).map(([user = "", client = "", state = "", count, oldest]) => ({
        user,
        client,
        state,
        count: Number(count),
        oldestSeconds: Number(oldest),
      })),
      databaseMiB: Number(size),
      tables: rows(tables).map(([name = "", mebibytes, live]) => ({
        name,
        mebibytes: Number(mebibytes),
        rows: Number(live),
      })),
    };
  } catch (problem) {
    if (problem instanceof Refused) return { failed: problem.message };
    throw problem;
  }
}

function rows(text: string): readonly (readonly string[])[] {
  return text === "" ? [] : text.split("\n").map((line) => line.split("|"));
}
