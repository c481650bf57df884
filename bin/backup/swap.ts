/** Puts a restored database in the place of the old one: the names change in one transaction. */
import type { PostgresServer } from "./server";
import { identifier, literal, query } from "./server";

/** Rights on the database itself are in no dump. */
const copyRights = (from: string, to: string) => `
select format('grant %s on database %s to %s', privilege_type, ${literal(identifier(to))},
  case grantee when 0 then 'public' else grantee::regrole::text end)
from pg_database, aclexplode(datacl) where datname = ${literal(from)} \\gexec
select format('revoke all on database %s from public', ${literal(identifier(to))}) from pg_database
where datname = ${literal(from)} and datacl is not null
  and not exists (select from aclexplode(datacl) where grantee = 0) \\gexec
`;

/** Who is connected is sent away; without that no name can change. */
const disconnect = (database: string) =>
  `select pg_terminate_backend(pid) from pg_stat_activity where datname = ${literal(database)} \\g /dev/null\n`;

export async function swap(
  server: PostgresServer,
  { database, restored, kept }: Readonly<Record<"database" | "restored" | "kept", string>>,
): Promise<void> {
  await query(server, "template1", copyRights(database, restored));
  await query(
    server,
    "template1",
    [
      // Nobody comes back between the two.
      `alter database ${identifier(database)} allow_connections false;`,
      disconnect(database),
      disconnect(restored),
      "begin;",
      `alter database ${identifier(database)} rename to ${identifier(kept)};`,
      `alter database ${identifier(restored)} rename to ${identifier(database)};`,
      "commit;",
      `alter database ${identifier(kept)} allow_connections true;`,
    ].join("\n"),
  ).catch(async (problem: unknown) => {
    // Before the names have changed this opens the old one again; after it there is nothing to do.
    await query(server, "template1", `alter database ${identifier(database)} allow_connections true;`);
    throw problem;
  });
}
