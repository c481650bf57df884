/** `llm-gateway purge`: removes the data volumes that destroy keeps. A step of its own, and never by accident. */
import { dockerUnreachable, stackStillThere, volumeKept } from "../../config/errors/environment";
import { staleCaches, workloadsOf } from "../../config";
import type { Finding } from "../../config";
import { connectDocker, reasonOf } from "../docker";
import type { Docker } from "../docker";
import { listContainers } from "../deploy/containers";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface PurgeOptions extends CommonOptions {
  readonly yes?: boolean;
  /** Only caches of earlier images, GPUs and models; the stack may run. */
  readonly stale?: boolean;
}

/** `name` repeats the stack's name, so that the wrong config file cannot cost the data of another stack. */
export async function purge(terminal: Terminal, name: string, options: PurgeOptions): Promise<ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { config, plan } = evaluated.result;
  if (name !== plan.name) throw new WrongUsage(`this config is the stack ${plan.name}, not ${name}`);
  const docker = connectDocker(config.host, terminal.environment);
  const blocking = options.stale === true ? [] : await checkIsGone(docker, name);
  if (blocking.length > 0) return refuse(terminal, options, blocking, shown);
  const there = (await docker.run(["volume", "ls", "--format", "{{.Name}}"])).output.split("\n");
  const stale = staleCaches(config, plan.volumes, there);
  const volumes = [
    ...(options.stale === true ? [] : plan.volumes.filter((one) => there.includes(one))),
    ...stale,
  ];
  const [postgres] = workloadsOf(plan, "postgres");
  const holdsData = volumes.includes(`${postgres?.name ?? ""}-data`);
  if (volumes.length > 0 && options.yes !== true && !(await isConfirmed(terminal, volumes, holdsData)))
    return exit.failed;
  const { removed, findings } = await remove(docker, volumes);
  terminal.say(removed.length === 0 ? "no volumes removed" : `removed: ${removed.join(", ")}`);
  if (options.json === true) writeJson(terminal, { removed, findings });
  return report(terminal, options, findings, shown);
}

/** The stack must be destroyed first: a volume in use would go half-way. */
async function checkIsGone(docker: Docker, stack: string): Promise<readonly Finding[]> {
  const containers = await listContainers(docker, stack);
  if (containers === undefined) {
    return [dockerUnreachable(docker.endpoint, reasonOf(await docker.run(["version"])))];
  }
  if (containers.length === 0) return [];
  return [
    stackStillThere(
      stack,
      containers.map(({ name }) => name),
    ),
  ];
}

async function remove(docker: Docker, volumes: readonly string[]) {
  const removed: string[] = [];
  const findings: Finding[] = [];
  for (const volume of volumes) {
    const finished = await docker.run(["volume", "rm", volume]);
    if (finished.code === 0) removed.push(volume);
    else findings.push(volumeKept(volume, reasonOf(finished)));
  }
  return { removed, findings };
}

async function isConfirmed(
  terminal: Terminal,
  volumes: readonly string[],
  holdsData: boolean,
): Promise<boolean> {
  if (terminal.ask === undefined) throw new WrongUsage("nobody is there to confirm: add --yes");
  // A backup needs a Postgres that runs, and the stack is gone by now.
  if (holdsData)
    terminal.say(
      "keys, teams and spend are in them: to keep these, answer no, deploy, run `llm-gateway backup`, and destroy again",
    );
  return terminal.ask(`remove ${volumes.join(", ")} with everything in them?`);
}
