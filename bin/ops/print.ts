/** Figures of Redis and Postgres as text. */
import { columns, table } from "../table";
import type { PostgresStats } from "./postgres";
import type { RedisStats } from "./redis";

export function redisText({ info, clients, cached }: RedisStats): string {
  return joined([
    columns("Redis", [
      ...Object.entries(info).map(([key, value]) => [key, value]),
      ["cached answers", String(cached)],
    ]),
    table(
      "Clients",
      ["address", "name", "idle s"],
      clients.map(({ address, name, idleSeconds }) => [
        address,
        name === "" ? "-" : name,
        String(idleSeconds),
      ]),
    ),
  ]);
}

export function postgresText({ maxConnections, connections, databaseMiB, tables }: PostgresStats): string {
  const used = connections.reduce((sum, { count }) => sum + count, 0);
  return joined([
    `${used} of ${maxConnections} connections, database ${databaseMiB} MiB`,
    table(
      "Connections",
      ["user", "from", "state", "count", "oldest s"],
      connections.map((one) => [
        one.user,
        one.client,
        one.state,
        String(one.count),
        String(one.oldestSeconds),
      ]),
    ),
    table(
      "Largest tables",
      ["table", "MiB", "rows, about"],
      tables.map(({ name, mebibytes, rows }) => [name, String(mebibytes), String(rows)]),
    ),
  ]);
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
