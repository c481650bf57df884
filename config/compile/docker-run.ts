/** The plan as a shell script of `docker` commands: what the containers are, without any tool but Docker. */
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan, Workload } from "../plan/types";
import { networksOf } from "../plan/networks";
import { dockerWords } from "./docker-words";
import { quoteForShell } from "./shell";

/** Config files are named as they lie beside it: see `artefactFile`. */
export function compileDockerRun(config: GatewayConfig, plan: GatewayPlan): string {
  return `${[head(plan), networks(plan), ...ordered(plan).map((workload) => start(config, plan, workload))].join("\n\n")}\n`;
}

function head({ name }: GatewayPlan): string {
  return `#!/bin/sh
# The containers of ${name} as docker commands, compiled from its gateway config. Changes here are overwritten.
set -eu
cd "$(dirname "$0")"

healthy() {
  echo "waits for $1"
  until [ "$(docker inspect --format '{{.State.Health.Status}}' "$1")" = healthy ]; do sleep 1; done
}`;
}

function networks({ network: front, internalNetworks }: GatewayPlan): string {
  const internal = internalNetworks.map(({ name }) =>
    line(["docker", "network", "create", "--driver", "bridge", "--internal", name]),
  );
  return [frontNetwork(front), ...internal].join("\n");
}

function frontNetwork({ name, adopt, subnet }: GatewayPlan["network"]): string {
  if (adopt) return `# The network ${name} is there already.`;
  const words = [
    "docker",
    "network",
    "create",
    "--driver",
    "bridge",
    ...(subnet === null ? [] : ["--subnet", subnet]),
  ];
  return line([...words, name]);
}

function ordered({ workloads, startOrder }: GatewayPlan): readonly Workload[] {
  return startOrder.flat().flatMap((name) => workloads.filter((workload) => workload.name === name));
}

/** A container joins one network when it is made; the others before it starts. */
function start(config: GatewayConfig, plan: GatewayPlan, workload: Workload): string {
  const { name, aliases } = workload;
  const further = networksOf(plan, workload).slice(1);
  const words = dockerWords(config, plan, workload);
  const run = further.length === 0 ? ["docker", "run", "--detach"] : ["docker", "create"];
  const joins = further.map((network) =>
    line([
      ...["docker", "network", "connect"],
      ...[name, ...aliases].flatMap((alias) => ["--alias", alias]),
      network,
      name,
    ]),
  );
  return [
    `# ${name}`,
    ...waits(plan, workload),
    command([run, ...words]),
    ...joins,
    ...(further.length === 0 ? [] : [line(["docker", "start", name])]),
  ].join("\n");
}

/** For what it does not wait for by itself. */
function waits({ workloads }: GatewayPlan, { needs, waitsInside }: Workload): readonly string[] {
  return workloads
    .filter(({ name }) => needs.includes(name) && !waitsInside.includes(name))
    .flatMap(({ name, oneShot, probe }) => {
      if (oneShot) return [`${line(["docker", "wait", name])} > /dev/null`];
      return probe === null ? [] : [line(["healthy", name])];
    });
}

function line(words: readonly string[]): string {
  return words.map(quoteForShell).join(" ");
}

function command(lines: readonly (readonly string[])[]): string {
  return lines
    .filter((words) => words.length > 0)
    .map(line)
    .join(" \\\n  ");
}
