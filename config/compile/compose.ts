/** The plan as a file for Docker Compose: the same containers as Terraform makes, for machines without Terraform. */
import type { GatewayPlan, Workload } from "../plan/types";
import { artefactFile } from "./artefact-file";
import { composeService, secretId } from "./compose-service";
import type { ComposeInput } from "./compose-service";
import { printYaml } from "./yaml";

/** Config files are named as they lie beside it: see `artefactFile`. */
export function compileCompose(input: ComposeInput): string {
  const { plan } = input;
  const heading = `Docker Compose file of ${plan.name}, compiled from its gateway config. Changes here are overwritten.`;
  return printYaml(withoutVariables(composeProject(input)), heading);
}

function composeProject(input: ComposeInput): object {
  const { plan } = input;
  const { workloads } = plan;
  const secrets = workloads.flatMap((workload) =>
    workload.secrets.map(({ file }) => [
      secretId(workload, file),
      { file: `${plan.secretsDir}/${workload.name}/${file}` },
    ]),
  );
  return {
    name: plan.name,
    services: Object.fromEntries(
      workloads.map((workload) => [workload.name, composeService(input, workload)]),
    ) as object,
    configs: fileTable(workloads),
    secrets: Object.fromEntries(secrets) as object,
    networks: networks(plan),
    volumes: Object.fromEntries(plan.volumes.map((name) => [name, { name }])) as object,
  };
}

/** Relative to the compose file. */
function fileTable(workloads: readonly Workload[]): object {
  const files = workloads.flatMap((workload) => workload.files.map(({ artefact }) => artefactFile(artefact)));
  return Object.fromEntries(files.map((file) => [file, { file: `./${file}` }]));
}

function networks({ network, internalNetworks, workloads }: GatewayPlan): object {
  const { name, adopt, subnet } = network;
  const own = {
    name,
    ...(adopt ? { external: true } : { driver: "bridge" }),
    ...(subnet === null || adopt ? {} : { ipam: { config: [{ subnet }] } }),
  };
  const further = [...new Set(workloads.flatMap((workload) => workload.networks))];
  return {
    default: own,
    ...Object.fromEntries(
      internalNetworks.map((each) => [each.id, { name: each.name, driver: "bridge", internal: true }]),
    ),
    ...Object.fromEntries(further.map((each) => [each, { name: each, external: true }])),
  };
}

/** Compose reads `$` in a text as the start of a variable. */
function withoutVariables(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$", () => "$$");
  if (Array.isArray(value)) return value.map(withoutVariables);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutVariables(inner)]));
}
