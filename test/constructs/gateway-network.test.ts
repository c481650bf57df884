import { GatewayNetwork } from "../../constructs/gateway-network";
import type { GatewayNetworkProps } from "../../constructs/gateway-network";
import { synthesiseScope } from "./scope";

function synthesise(props?: GatewayNetworkProps) {
  const seen = { name: "" };
  const text = synthesiseScope(
    (stack) => (seen.name = new GatewayNetwork(stack, "network", props).networkName),
  );
  return { stack: JSON.parse(text) as unknown, ...seen };
}

describe("GatewayNetwork", () => {
  test("creates vllm_network when nothing is said", () => {
    expect(synthesise()).toEqual({
      name: "vllm_network",
      stack: {
        resource: { docker_network: { network_39EEAA36: { driver: "bridge", name: "vllm_network" } } },
      },
    });
  });

  test("creates a network with its own name, subnet and label", () => {
    expect(synthesise({ name: "lab", subnet: "10.77.0.0/24", stack: "demo" }).stack).toEqual({
      resource: {
        docker_network: {
          network_39EEAA36: {
            driver: "bridge",
            ipam_config: [{ subnet: "10.77.0.0/24" }],
            labels: [{ label: "cdktf-vllm-litellm.stack", value: "demo" }],
            name: "lab",
          },
        },
      },
    });
  });

  test("only looks up an adopted network", () => {
    expect(synthesise({ name: "lab", adopt: true, stack: "demo" })).toEqual({
      name: "lab",
      stack: { data: { docker_network: { network_39EEAA36: { name: "lab" } } } },
    });
  });
});
