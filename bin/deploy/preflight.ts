/** Everything around a deployment that would let it fail half-way, found before anything is touched. */
import { dirname, join } from "node:path";
import { existsSync } from "node:fs";
import * as messages from "../../config/errors/environment";
import { guessableSecrets, missingSecrets, weakSecrets } from "../../config/secrets";
import type { Finding, GatewayConfig, GatewayPlan } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { capture } from "../process";
import type { Terminal } from "../terminal";
import { listContainers } from "./containers";
import type { Container } from "./containers";
import { checkAuthorities } from "./authorities";
import { checkDisk } from "./disk";
import { absentImages } from "./images";
import { checkNetwork } from "./network";
import { checkPublishedPorts } from "./ports";
import { checkPostgresVersion } from "./postgres-version";
import { terraformProgram } from "./terraform-program";

interface Subject {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly values: ReadonlyMap<string, string>;
}

/** All checks run; only what needs the engine is left out when none answers. */
export async function preflight(
  terminal: Terminal,
  docker: Docker,
  { config, plan, values }: Subject,
): Promise<readonly Finding[]> {
  const [terraform, engine] = await Promise.all([
    checkTerraform(terminal),
    checkEngine(docker, config, plan),
  ]);
  return [...checkSecrets(plan, values), ...checkCdktf(terminal), ...terraform, ...engine];
}

/** A secret that can be made is made later. */
export function checkSecrets(plan: GatewayPlan, values: ReadonlyMap<string, string>): readonly Finding[] {
  const foreign = { secrets: plan.secrets.filter((secret) => !secret.canBeMade) };
  return [
    ...missingSecrets(foreign, values, "error"),
    ...weakSecrets(plan, values),
    ...guessableSecrets(plan, values),
  ];
}

async function checkTerraform({ environment }: Terminal): Promise<readonly Finding[]> {
  const file = terraformProgram(environment);
  // It would ask the network for a newer version.
  const { code } = await capture({
    file,
    args: ["version"],
    environment: { ...environment, CHECKPOINT_DISABLE: "1" },
  });
  return code === 0 ? [] : [messages.terraformMissing(file)];
}

export function checkCdktf({
  directory,
  environment,
}: Pick<Terminal, "directory" | "environment">): readonly Finding[] {
  // cdktf takes its app from this variable too.
  const hasApp = existsSync(join(directory, "cdktf.json")) || Boolean(environment.CDKTF_APP);
  return [
    ...(findCdktf(directory) === undefined ? [messages.cdktfMissing(directory)] : []),
    ...(hasApp ? [] : [messages.appMissing(directory)]),
  ];
}

/** The project's own cdktf: of the working directory, or of the folder above that holds its packages. */
export function findCdktf(directory: string): string | undefined {
  const file = join(directory, "node_modules", ".bin", "cdktf");
  if (existsSync(file)) return file;
  return dirname(directory) === directory ? undefined : findCdktf(dirname(directory));
}

async function checkEngine(
  docker: Docker,
  config: GatewayConfig,
  plan: GatewayPlan,
): Promise<readonly Finding[]> {
  const answer = await docker.run(["version", "--format", "{{.Server.Version}}"]);
  if (answer.code !== 0) return [messages.dockerUnreachable(docker.endpoint, reasonOf(answer))];
  const containers = (await listContainers(docker)) ?? [];
  const findings = await Promise.all([
    checkPublishedPorts(docker, plan, containers),
    checkNetwork(docker, plan),
    checkPostgresVersion(docker, plan),
    config.imagePolicy.pull === "never" ? absentImages(docker, plan) : [],
  ]);
  return [
    ...checkNames(plan, containers),
    ...checkAuthorities(docker, config.host.caCertificates),
    ...checkDisk(docker, config.host.weightsDir, plan),
    ...findings.flat(),
  ];
}

export function checkNames(plan: GatewayPlan, containers: readonly Container[]): readonly Finding[] {
  const names = new Set(plan.workloads.map((workload) => workload.name));
  return containers
    .filter(({ name, stack }) => names.has(name) && stack !== plan.name)
    .map(({ name }) => messages.nameTaken(name));
}
