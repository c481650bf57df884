/** The SQL (for psql) that makes the users of the stack's Postgres and says what each may do. Runs again and again. */
import type { GatewayConfig } from "../gateway-config";
import { monitorConnections, reportConnections } from "../plan/workloads/connections";
import { databaseRoles } from "../plan/workloads/database-roles";

/** Empty where there is no Postgres of the stack's own. Passwords are asked for: two lines per user on standard input. */
export function compileDatabaseRoles(config: GatewayConfig): string {
  const roles = databaseRoles(config);
  if (roles.length === 0) return "";
  const names = roles.map(({ role, user }) => `\\set ${role} ${quoted(user)}`);
  return `-- Users of ${config.name}'s database, compiled from its gateway config. Changes here are overwritten.\n${names.join("\n")}\n${roles.some(({ role }) => role === "monitor") ? `${users}${monitor}${rights}` : `${users}${rights}`}`;
}

/** In the form that psql reads behind a command of its own. */
function quoted(text: string): string {
  return `'${text.replaceAll("\\", () => "\\\\").replaceAll("'", "''")}'`;
}

const users = `\\set ON_ERROR_STOP on

SELECT format('CREATE ROLE %I', name) FROM unnest(ARRAY[:'rw', :'ro']) AS name
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \\gexec
ALTER ROLE :"rw" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE :"ro" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT ${reportConnections};
ALTER ROLE :"ro" SET default_transaction_read_only = on;
ALTER ROLE :"ro" SET statement_timeout = '5min';
ALTER ROLE :"ro" SET idle_in_transaction_session_timeout = '1min';

-- Hashed here, so that the server and its log see no password.
\\password :rw
\\password :ro

`;

/** Statistics and settings of the server, and no row of any table. */
const monitor = `SELECT format('CREATE ROLE %I', :'monitor') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'monitor') \\gexec
ALTER ROLE :"monitor" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT ${monitorConnections};
ALTER ROLE :"monitor" SET default_transaction_read_only = on;
ALTER ROLE :"monitor" SET statement_timeout = '10s';
\\password :monitor
GRANT CONNECT ON DATABASE :"DBNAME" TO :"monitor";
GRANT pg_monitor TO :"monitor";

`;

const rights = `BEGIN;
-- What somebody else has brought in, such as a restored dump; extensions keep their own.
SELECT format('ALTER %s public.%I OWNER TO %I',
  CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname, :'owner')
FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
  AND pg_get_userbyid(relowner) <> :'owner'
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype IN ('e', 'a', 'i'))
\\gexec
REVOKE TEMPORARY ON DATABASE :"DBNAME" FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CONNECT ON DATABASE :"DBNAME" TO :"rw", :"ro";
GRANT USAGE ON SCHEMA public TO :"rw", :"ro";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"rw";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"rw";
GRANT SELECT ON ALL TABLES IN SCHEMA public TO :"ro";
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO :"ro";
-- The same for what a later migration makes.
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"rw";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :"rw";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON TABLES TO :"ro";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public GRANT SELECT ON SEQUENCES TO :"ro";
COMMIT;
`;
