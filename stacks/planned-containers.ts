/** The containers that a deployment would hold, as Terraform would see them, without writing anything for Terraform. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { GatewayStack } from "./gateway-stack";
import type { GatewayStackProps } from "./gateway-stack";
import { configHash } from "../constructs/config-hash";

export interface PlannedContainer {
  readonly workload: string;
  /** Terraform's address of the resource. */
  readonly address: string;
  /** The label that tells one version from another. */
  readonly hash: string;
  /** Of everything it is created with, also of what can be changed while it runs. */
  readonly settings: string;
  /** Of the networks it is on: Terraform replaces a container together with a network of it. */
  readonly networks: string;
}

/** What is read here was written by this project's own constructs. */
interface Synthesised {
  readonly resource?: {
    readonly docker_container?: Readonly<Record<string, SynthesisedContainer>>;
    readonly docker_network?: Readonly<Record<string, object>>;
  };
  readonly data?: { readonly docker_network?: Readonly<Record<string, object>> };
}

interface SynthesisedContainer {
  readonly labels: readonly { readonly label: string; readonly value: string }[];
  readonly networks_advanced?: readonly { readonly name: string }[];
}

export function plannedContainers(props: GatewayStackProps): readonly PlannedContainer[] {
  // An app makes its output folder when it is created.
  const outdir = mkdtempSync(join(tmpdir(), "planned-"));
  try {
    const stack = new GatewayStack(new App({ outdir }), props.plan.name, props);
    const synthesised = stack.toTerraform() as Synthesised;
    return Object.entries(synthesised.resource?.docker_container ?? {}).map(([id, container]) => {
      const label = (name: string) =>
        container.labels.find((one) => one.label.endsWith(`.${name}`))?.value ?? "";
      return {
        workload: label("workload"),
        address: `docker_container.${id}`,
        hash: label("config-hash"),
        settings: configHash(settingsOf(container)),
        networks: configHash(networksOf(container, synthesised)),
      };
    });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Without the order of creation, which changes no container. */
function settingsOf(container: SynthesisedContainer): object {
  return { ...container, "//": undefined, depends_on: undefined };
}

function networksOf({ networks_advanced: on = [] }: SynthesisedContainer, { resource, data }: Synthesised) {
  return on.map(({ name }) => {
    const [, source, id = ""] = /(data\.)?docker_network\.([\w-]+)/.exec(name) ?? [];
    const network = (source === undefined ? resource : data)?.docker_network?.[id] ?? { name };
    return [source ?? "", { ...network, "//": undefined }];
  });
}
