/** What every verb about backups works on: the stack's Postgres, and the folder on its host. */
import { backupFolder, imageToRun, workloadsOf } from "../../config";
import { databaseNotRunning, folderUnusable, noDatabase } from "../../config/errors/backup";
import type { Finding, GatewayConfig, GatewayPlan } from "../../config";
import { dockerUnreachable } from "../../config/errors/environment";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { prepareFolder } from "./host-folder";
import type { HostFolder } from "./host-folder";
import { isRunning } from "./server";
import type { PostgresServer } from "./server";

export interface Subject {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly docker: Docker;
}

export function folderOf({ config, plan, docker }: Subject): HostFolder {
  return { docker, image: imageToRun(config, plan, config.images.postgres), path: backupFolder(config) };
}

/** The folder that the schedule writes into must be there before its container, which mounts it. */
export async function prepareBackups(subject: Subject): Promise<readonly Finding[]> {
  if (workloadsOf(subject.plan, "backup").length === 0) return [];
  const folder = folderOf(subject);
  const problem = await prepareFolder(folder);
  return problem === undefined ? [] : [folderUnusable(folder.path, problem)];
}

/** The running Postgres of the stack, or why there is none. */
export async function serverOf({ config, plan, docker }: Subject): Promise<PostgresServer | Finding> {
  const [postgres] = workloadsOf(plan, "postgres");
  if (!postgres) return noDatabase(config.database.type);
  const server = { docker, container: postgres.name, user: config.database.user };
  if (await isRunning(server)) return server;
  const engine = await docker.run(["version", "--format", "{{.Server.Version}}"]);
  return engine.code === 0
    ? databaseNotRunning(postgres.name)
    : dockerUnreachable(docker.endpoint, reasonOf(engine));
}

/** `server_version_num` as people say it. */
export function versionText(number: number): string {
  return number === 0 ? "of an unknown version" : `${Math.floor(number / 10_000)}.${number % 10_000}`;
}
