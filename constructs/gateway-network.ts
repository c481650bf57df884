/** The network all containers share: created, or an existing one that is only looked up. */
import { DataDockerNetwork } from "@cdktf/provider-docker/lib/data-docker-network";
import { Network } from "@cdktf/provider-docker/lib/network";
import { Construct } from "constructs";
import type { InternalNetwork, StackNetworkId } from "../config";
import { labelPrefix } from "./labels";

/** Which network, and whether it is there already. */
export interface GatewayNetworkProps {
  /** @default vllm_network */
  readonly name?: string;
  /** Use a network that exists instead of creating one. @default false */
  readonly adopt?: boolean;
  /** Without a way out. @default false */
  readonly isInternal?: boolean;
  /** CIDR of a created network. @default Docker picks one */
  readonly subnet?: string;
  /** Networks without a way out, beside it. @default none: everybody is on the one network */
  readonly internal?: readonly InternalNetwork[];
  /** Stack name, for the label of a created network. @default no label */
  readonly stack?: string;
}

/** The network of a stack, created or adopted, and those beside it that have no way out. */
export class GatewayNetwork extends Construct {
  /** Reference to the id, for containers. */
  readonly networkId: string;
  readonly networkName: string;
  private readonly internal: ReadonlyMap<StackNetworkId, GatewayNetwork>;

  constructor(scope: Construct, id: string, props: GatewayNetworkProps = {}) {
    super(scope, id);
    this.networkName = props.name ?? "vllm_network";
    this.networkId = props.adopt === true ? this.adopted() : this.created(props);
    const { internal = [], stack } = props;
    this.internal = new Map(
      internal.map(({ id: own, name }) => [
        own,
        new GatewayNetwork(this, own, { name, isInternal: true, ...(stack === undefined ? {} : { stack }) }),
      ]),
    );
  }

  /** The network of that kind; without one of its own, this one. */
  of(id: StackNetworkId): GatewayNetwork {
    return this.internal.get(id) ?? this;
  }

  private adopted(): string {
    return new DataDockerNetwork(this, "Resource", { name: this.networkName }).id;
  }

  private created({ subnet, stack, isInternal }: GatewayNetworkProps): string {
    return new Network(this, "Resource", {
      name: this.networkName,
      driver: "bridge",
      ...(isInternal === true ? { internal: true } : {}),
      ...(stack === undefined ? {} : { labels: [{ label: `${labelPrefix}.stack`, value: stack }] }),
      ...(subnet === undefined ? {} : { ipamConfig: [{ subnet }] }),
    }).id;
  }
}
