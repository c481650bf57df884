/** The network all containers share: created, or an existing one that is only looked up. */
import { DataDockerNetwork } from "@cdktf/provider-docker/lib/data-docker-network";
import { Network } from "@cdktf/provider-docker/lib/network";
import { Construct } from "constructs";
import { labelPrefix } from "./labels";

export interface GatewayNetworkProps {
  /** @default vllm_network */
  readonly name?: string;
  /** Use a network that exists instead of creating one. @default false */
  readonly adopt?: boolean;
  /** CIDR of a created network. @default Docker picks one */
  readonly subnet?: string;
  /** Stack name, for the label of a created network. @default no label */
  readonly stack?: string;
}

export class GatewayNetwork extends Construct {
  /** Reference to the id, for containers. */
  readonly networkId: string;
  readonly networkName: string;

  constructor(scope: Construct, id: string, props: GatewayNetworkProps = {}) {
    super(scope, id);
    this.networkName = props.name ?? "vllm_network";
    this.networkId = props.adopt === true ? this.adopted() : this.created(props);
  }

  private adopted(): string {
    return new DataDockerNetwork(this, "Resource", { name: this.networkName }).id;
  }

  private created({ subnet, stack }: GatewayNetworkProps): string {
    return new Network(this, "Resource", {
      name: this.networkName,
      driver: "bridge",
      ...(stack === undefined ? {} : { labels: [{ label: `${labelPrefix}.stack`, value: stack }] }),
      ...(subnet === undefined ? {} : { ipamConfig: [{ subnet }] }),
    }).id;
  }
}
