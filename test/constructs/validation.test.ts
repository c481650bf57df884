/** Constructs that a program puts together, and what synthesis refuses of them. */
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { GatewayNetwork, LiteLlmProxy, ModelPool, VllmServer, workloadsOf } from "cdktf-vllm-litellm";
import type { GatewayInput, Workload } from "cdktf-vllm-litellm";
import { evaluate } from "../template";
import { settings } from "./scope";

const input: GatewayInput = {
  host: { gpus: [{ type: "h100-80gb", count: 2 }] },
  models: { small: { vllm: { preset: "gpt-oss-20b", replicas: 2 } } },
  edge: { enabled: false },
  cache: { type: "none" },
  database: { type: "none" },
  prometheus: { enabled: false },
};
const { plan, artefacts } = evaluate(input);
const engines = workloadsOf(plan, "vllm");
const [engine, second] = engines;
const replicas = workloadsOf(plan, "proxy");
if (!engine || !second) throw new Error("two engines were planned");

/** What a stack with these constructs says when it is synthesised, without CDKTF's own first line. */
function refused(build: (stack: TerraformStack, network: GatewayNetwork) => void): string[] {
  const stack = new TerraformStack(Testing.app(), "stack");
  new DockerProvider(stack, "docker", {});
  build(stack, new GatewayNetwork(stack, "network"));
  try {
    Testing.synth(stack, true);
    return [];
  } catch (problem) {
    return String(problem)
      .split("\n")
      .slice(1)
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("If you wish to ignore"));
  }
}

const server = (stack: TerraformStack, id: string, network: GatewayNetwork, workload: Workload = engine) =>
  new VllmServer(stack, id, { workload, network, settings });

describe("at synthesis a stack refuses", () => {
  test("two containers of one name, by the code of a finding", () => {
    expect(
      refused((stack, network) => {
        server(stack, "first", network);
        server(stack, "second", network);
      }),
    ).toEqual([
      "[stack/second] stack/first has a container named vllm-small too  CONSTRUCT.NAME_TAKEN",
      "fix: Give the two gateways another `name` each, or leave one of the constructs out.",
    ]);
  });

  test.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["127.0.0.1", "0.0.0.0", true],
    ["127.0.0.1", "10.0.0.7", false],
  ])("a port of the host twice: %s and %s", (one, other, isRefused) => {
    const lines = refused((stack, network) => {
      server(stack, "first", network, { ...engine, ports: [{ bind: one, port: 9000, internal: 8000 }] });
      server(stack, "second", network, { ...second, ports: [{ bind: other, port: 9000, internal: 8000 }] });
    });
    expect(lines.filter((line) => line.includes("CONSTRUCT"))).toEqual(
      isRefused
        ? [
            `[stack/second] publishes port 9000 at ${other}, which stack/first publishes too  CONSTRUCT.PORT_TAKEN`,
          ]
        : [],
    );
  });

  test("a workload without the one that it is started after, not one that waits inside", () => {
    const later = { ...second, needs: [engine.name] };
    expect(refused((stack, network) => server(stack, "later", network, later))[0]).toBe(
      "[stack/later] vllm-small-2 is started after vllm-small, which is not in this stack  CONSTRUCT.NEED_MISSING",
    );
    const patient = { ...later, waitsInside: later.needs };
    expect(refused((stack, network) => server(stack, "later", network, patient))).toEqual([]);
    expect(
      refused((stack, network) => {
        server(stack, "later", network, later);
        server(stack, "first", network);
      }),
    ).toEqual([]);
  });

  test("a proxy that serves an engine which its YAML does not ask", () => {
    const proxy = (stack: TerraformStack, network: GatewayNetwork, litellm: string) =>
      new LiteLlmProxy(stack, "proxy", { replicas, network, settings, artefacts: { ...artefacts, litellm } });
    const build = (litellm: string) =>
      refused((stack, network) => {
        const pool = new ModelPool(stack, "pool", { workloads: engines, network, settings });
        proxy(stack, network, litellm).serves(pool);
      });
    expect(build(artefacts.litellm)).toEqual([]);
    expect(build(artefacts.litellm.replaceAll("//vllm-small-2:", "//elsewhere:"))).toEqual([
      "[stack/proxy] the YAML of vllm-litellm-proxy has no deployment at http://vllm-small-2:8000/v1  CONSTRUCT.BACKEND_UNKNOWN",
      expect.stringContaining("fix: Take the workloads and the artefacts from one plan"),
    ]);
  });
});
