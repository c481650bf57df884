/** Where psql runs: in the stack's Postgres as the user that only reads, or beside it for another database. */
import { databaseRoles, imageToRun, workloadsOf } from "../../config";
import type { Finding, GatewayConfig, GatewayPlan } from "../../config";
import { dockerUnreachable } from "../../config/errors/environment";
import {
  dsnInvalid,
  dsnMissing,
  noReportDatabase,
  reportDatabaseNotRunning,
} from "../../config/errors/report";
import { isRunning } from "../backup/server";
import { provideImages } from "../deploy/images";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import type { Finished } from "../process";
import type { Terminal } from "../terminal";
import { parseDsn } from "./dsn";
import type { Dsn } from "./dsn";

export interface Database {
  /** As people read it. */
  readonly at: string;
  readonly schema: string | undefined;
  /** psql with a script on its input; `flags` are its own. */
  readonly psql: (script: string, flags: readonly string[]) => Promise<Finished>;
  /** psql on this terminal. Returns its exit status. */
  readonly attach: () => Promise<number>;
}

export interface DatabaseSource {
  readonly terminal: Terminal;
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly docker: Docker;
  /** Values of secrets and variables. */
  readonly valueOf: (name: string) => string | undefined;
}

export async function openDatabase(
  source: DatabaseSource,
  dsnEnv: string | undefined,
): Promise<Database | Finding> {
  const { database } = source.config;
  const name = dsnEnv ?? (database.type === "external" ? database.url : undefined);
  if (name !== undefined) return overDsn(source, name, dsnEnv === undefined);
  return database.type === "none" ? noReportDatabase() : ofStack(source);
}

/** No password: the image trusts whoever comes from its own socket. */
async function ofStack({ config, plan, docker }: DatabaseSource): Promise<Database | Finding> {
  const [postgres] = workloadsOf(plan, "postgres");
  const reader = databaseRoles(config).find(({ role }) => role === "ro");
  if (!postgres || !reader) return noReportDatabase();
  const container = postgres.name;
  if (!(await isRunning({ docker, container, user: reader.user }))) {
    const engine = await docker.run(["version", "--format", "{{.Server.Version}}"]);
    return engine.code === 0
      ? reportDatabaseNotRunning(container)
      : dockerUnreachable(docker.endpoint, reasonOf(engine));
  }
  const program = ["psql", "-U", reader.user, "-d", config.database.name];
  const call = (mode: string, flags: readonly string[]) => [
    ...["exec", mode, "-e", "PGCLIENTENCODING=UTF8", container],
    ...[...program, ...flags],
  ];
  return {
    at: `${container}, as ${reader.user}`,
    schema: undefined,
    psql: (script, flags) => docker.run(call("-i", flags), script),
    attach: () => docker.attach(call("-it", [])),
  };
}

/** In a container of its own on the Docker host, from where the proxies reach that database too. */
async function overDsn(
  { terminal, config, plan, docker, valueOf }: DatabaseSource,
  name: string,
  isConfig: boolean,
): Promise<Database | Finding> {
  const value = valueOf(name);
  if (value === undefined || value === "") return dsnMissing(name, isConfig);
  const dsn = parseDsn(value);
  if (dsn === undefined) return dsnInvalid(name, isConfig);
  const network = config.proxy.networks[0] ?? "host";
  const image = imageToRun(config, plan, config.images.postgres);
  const [absent] = await provideImages(terminal, docker, { config, plan }, [image]);
  if (absent) return absent;
  const call = (mode: string, script: string, flags: readonly string[]) => [
    ...[
      "run",
      "--rm",
      mode,
      "--pull",
      "never",
      "--network",
      network,
      "--add-host",
      "host.docker.internal:host-gateway",
    ],
    ...["--log-driver", "none", "--user", "999:999", "--read-only", "--cap-drop", "ALL"],
    ...["--security-opt", "no-new-privileges", ...variables(dsn)],
    // Poolers refuse options, and a report's transaction only reads anyway.
    ...(mode === "-it" ? ["-e", "PGOPTIONS=-c default_transaction_read_only=on"] : []),
    ...["--entrypoint", "sh", image, "-c", script, "sh", ...flags],
  ];
  // The password is the first line of the input: neither an argument nor a variable of the container.
  const reading = 'IFS= read -r PGPASSWORD; export PGPASSWORD; exec psql "$@"';
  return {
    at: `the database of ${name}`,
    schema: dsn.schema,
    psql: (script, flags) => docker.run(call("-i", reading, flags), `${dsn.password}\n${script}`),
    attach: () => docker.attach(call("-it", 'exec psql "$@"', [])),
  };
}

function variables({ variables: given }: Dsn): readonly string[] {
  const all = {
    ...given,
    PGCLIENTENCODING: "UTF8",
    PGCONNECT_TIMEOUT: "10",
  };
  return Object.entries(all).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
}
