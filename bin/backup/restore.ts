/**
 * Restores an archive: into a new database beside the running one, compared, and only then put in its place. The proxies
 * are away from that last step until LiteLLM's migrations have run over it.
 */
import { workloadsOf } from "../../config";
import { migrationsFailed, tableDiffers } from "../../config/errors/backup";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import { listContainers } from "../deploy/containers";
import type { Container } from "../deploy/containers";
import { toTheEnd } from "../interrupt";
import type { Terminal } from "../terminal";
import type { Archive } from "./archive";
import { load } from "./load";
import { identifier, query, Refused } from "./server";
import type { PostgresServer } from "./server";
import type { Subject } from "./subject";
import { swap } from "./swap";

export interface Restored {
  /** Name under which the database of before is kept; null when it held nothing. */
  readonly kept: string | null;
  readonly findings: readonly Finding[];
  /** From the stop of the proxies to their new start. */
  readonly gapSeconds: number;
}

export async function restoreArchive(
  terminal: Terminal,
  subject: Subject,
  server: PostgresServer,
  archive: Archive,
  isEmpty: boolean,
): Promise<Restored> {
  const database = subject.config.database.name;
  const restored = `${database}_restored`;
  terminal.say(`restoring into ${restored}`);
  const differences = await load(server, restored, archive);
  if (differences.length > 0) {
    await query(server, "template1", `drop database ${identifier(restored)} with (force);`);
    const findings = differences.map(({ table, expected, found }) => tableDiffers(table, expected, found));
    return { kept: null, findings, gapSeconds: 0 };
  }
  const { tables } = archive.about;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  terminal.say(`${tables.length} tables with ${rows} rows are as they were`);
  const kept = `${database}_before_${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
  const begun = Date.now();
  const names = { database, restored, kept };
  const findings = await toTheEnd((isInterrupted) =>
    putInPlace(terminal, subject, server, names, isInterrupted),
  );
  const gapSeconds = Math.round((Date.now() - begun) / 1000);
  if (isEmpty) await query(server, "template1", `drop database ${identifier(kept)} with (force);`);
  return { kept: isEmpty ? null : kept, findings, gapSeconds };
}

async function putInPlace(
  terminal: Terminal,
  subject: Subject,
  server: PostgresServer,
  names: Parameters<typeof swap>[1],
  isInterrupted: () => boolean,
): Promise<readonly Finding[]> {
  const { docker, plan } = subject;
  const containers = (await listContainers(docker, plan.name)) ?? [];
  const proxies = runningOf(
    containers,
    workloadsOf(plan, "proxy").map(({ name }) => name),
  );
  if (proxies.length > 0) {
    terminal.say(`stopping ${proxies.join(", ")}`);
    await docker.run(["stop", ...proxies]);
  }
  try {
    if (isInterrupted()) throw new Refused("interrupted");
    await swap(server, names);
    const problem = await migrate(terminal, subject, containers);
    return problem === undefined ? [] : [migrationsFailed(problem)];
  } finally {
    if (proxies.length > 0) {
      terminal.say(`starting ${proxies.join(", ")}`);
      await docker.run(["start", ...proxies]);
    }
  }
}

function runningOf(containers: readonly Container[], workloads: readonly string[]): readonly string[] {
  return containers
    .filter(({ workload, state }) => workloads.includes(workload) && !/^(exited|created|dead)/.test(state))
    .map(({ name }) => name);
}

/** The job that the deployment ran, once more: the backup may be of an older LiteLLM. */
async function migrate(
  terminal: Terminal,
  { docker, plan }: Subject,
  containers: readonly Container[],
): Promise<string | undefined> {
  const jobs = workloadsOf(plan, "migrate").map(({ name }) => name);
  const job = containers.filter(({ workload }) => jobs.includes(workload)).at(-1);
  if (!job) return undefined;
  terminal.say(`running LiteLLM's migrations (${job.name})`);
  const finished = await docker.run(["start", "--attach", job.name]);
  return finished.code === 0 ? undefined : reasonOf(finished);
}
