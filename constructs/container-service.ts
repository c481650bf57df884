/** One workload as Terraform resources: image, container, and the volume that carries its config files. */
import { Container } from "@cdktf/provider-docker/lib/container";
import { Image } from "@cdktf/provider-docker/lib/image";
import { Construct } from "constructs";
import type { IConstruct } from "constructs";
import type { Artefacts, Workload } from "../config";
import { ConfigFiles } from "./config-files";
import { containerArguments } from "./docker-arguments";
import { GatewayNetwork } from "./gateway-network";
import { validateInStack } from "./stack-validation";

/** What all containers of a stack share. */
export interface StackSettings {
  /** Stack name; the value of the label `cdktf-vllm-litellm.stack`. */
  readonly name: string;
  /** Folder on the Docker host with one folder of secret files per workload. */
  readonly secretsDir: string;
  /** Log rotation of each container. @default 3 files of 50 MiB */
  readonly logs?: { readonly maxSizeMiB: number; readonly maxFiles: number };
  /** How containers get GPUs. @default nvidia */
  readonly gpuRuntime?: "nvidia" | "cdi";
}

/** What a construct needs to run a workload of a plan. */
export interface ContainerServiceProps {
  readonly workload: Workload;
  readonly network: GatewayNetwork;
  readonly settings: StackSettings;
  /** Texts of the config files that the workload names. @default none */
  readonly artefacts?: Partial<Artefacts>;
  /** Services that must answer before this one is created. @default none */
  readonly after?: readonly ContainerService[];
}

/**
 * Runs one workload. Creation ends when its health probe answers (or a one-shot job has ended).
 *
 * Docker's provider plans some edits that it never applies (healthcheck, mounts, tmpfs) and does not see others
 * (removed env or labels); a label with a hash over all inputs turns every change into one honest replacement.
 * https://github.com/kreuzwerker/terraform-provider-docker/issues/988
 */
export class ContainerService extends Construct {
  /** Escape hatch: the container resource with all its override methods. */
  readonly container: Container;
  /** Host name on the network, the same for every generation. */
  readonly host: string;
  readonly workload: Workload;

  constructor(scope: Construct, id: string, props: ContainerServiceProps) {
    super(scope, id);
    const { workload, network, settings, artefacts = {}, after = [] } = props;
    this.workload = workload;
    this.host = workload.name;
    const image = new Image(this, "Image", { name: workload.image, keepLocally: true });
    const files = workload.files.map(({ path, artefact }) => ({
      path,
      content: requireText(artefacts, artefact),
    }));
    const carried = workload.readOnlyRoot && files.length > 0;
    const carrier = carried
      ? new ConfigFiles(this, "Files", { workload, settings, imageId: image.imageId, files })
      : undefined;
    const { config, overrides } = containerArguments({
      workload,
      settings,
      networks: [
        // A network without others beside it is all of them.
        ...new Set(workload.stackNetworks.map((id) => network.of(id))),
        ...workload.networks.map(
          (name) => new GatewayNetwork(this, `Network-${name}`, { name, adopt: true }),
        ),
      ],
      imageId: image.imageId,
      // A read-only root takes no upload: the files come in a volume of their own.
      ...(carried ? { uploads: [], carried: files } : { uploads: files, carried: [] }),
    });
    this.container = new Container(this, "Resource", {
      ...config,
      mounts: [...config.mounts, ...(carrier?.mounts ?? [])],
      dependsOn: [...after.map((service) => service.container), ...(carrier ? [carrier.carrier] : [])],
    });
    for (const [path, value] of Object.entries(overrides)) this.container.addOverride(path, value);
    this.node.addValidation({ validate: () => validateInStack(this, isContainerService) });
  }
}

function isContainerService(one: IConstruct): one is ContainerService {
  return one instanceof ContainerService;
}

function requireText(artefacts: Partial<Artefacts>, name: keyof Artefacts): string {
  const text = artefacts[name];
  if (text === undefined) throw new Error(`the workload mounts the artefact "${name}", which was not given`);
  return text;
}
