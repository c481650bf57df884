/** Single constructs in somebody else's stack, through what the package exports. */
import { DockerProvider } from "@cdktf/provider-docker/lib/provider";
import type { TerraformStack } from "cdktf";
import { GatewayNetwork, ModelPool, VllmServer } from "cdktf-vllm-litellm";
import type { GatewayInput, GatewayPlan } from "cdktf-vllm-litellm";
import { Template, evaluate } from "../template";
import { settings, synthesiseScope } from "./scope";

const input: GatewayInput = {
  name: "lab",
  host: { gpus: [{ type: "h100-80gb", count: 4 }], weightsDir: "/srv/weights" },
  models: {
    "gpt-oss-20b": {
      vllm: { preset: "gpt-oss-20b", gpuIds: [["1"], ["3"]], maxNumSeqs: 12, loadBudget: "7m" },
    },
  },
};

function enginesOf(plan: GatewayPlan) {
  const [first, second] = plan.workloads.filter(({ role }) => role === "vllm");
  if (!first || !second) throw new Error("two engines were planned");
  return { first, second, both: [first, second] };
}

const engines = enginesOf(evaluate(input).plan);

function synthesise(build: (stack: TerraformStack, network: GatewayNetwork) => void): Template {
  return new Template(
    synthesiseScope((stack) => {
      new DockerProvider(stack, "docker");
      build(stack, new GatewayNetwork(stack, "own", { name: "own_network", adopt: true }));
    }),
  );
}

describe("VllmServer in a stack of somebody else", () => {
  const seen = { apiBase: "" };
  const template = synthesise((stack, network) => {
    seen.apiBase = new VllmServer(stack, "engine", { workload: engines.first, network, settings }).apiBase;
  });

  test("is one container on that stack's network, and its image", () => {
    expect(template.ofType("docker_container")).toHaveLength(1);
    expect(template.ofType("docker_network")).toEqual([]);
    expect(template.ofType("data.docker_network")).toEqual([{ name: "own_network" }]);
    expect(template.ofType("docker_image")).toEqual([
      { keep_locally: true, name: "vllm/vllm-openai:v0.32.0" },
    ]);
  });

  test("is the planned engine: arguments, GPU, budget, caches", () => {
    expect(template.container("lab-vllm-gpt-oss-20b")).toMatchObject({
      name: "lab-vllm-gpt-oss-20b",
      command: engines.first.argv,
      device_requests: [{ driver: "nvidia", device_ids: ["1"], capabilities: ["gpu"] }],
      networks_advanced: [
        {
          aliases: ["lab-vllm-gpt-oss-20b", "lab-vllm-gpt-oss-20b-1"],
          name: "${data.docker_network.own_B6894E2F.id}",
        },
      ],
      mounts: [
        {
          type: "volume",
          source: "lab-vllm-gpt-oss-20b-cache-vllm-openai-v0.32.0-h100-80gb",
          target: "/root/.cache",
        },
        { type: "bind", source: "/srv/weights", target: "/root/.cache/huggingface", read_only: false },
      ],
      wait: true,
      wait_timeout: 420,
      depends_on: [],
    });
  });

  test("says where it answers", () => {
    expect(seen.apiBase).toBe("http://lab-vllm-gpt-oss-20b:8000/v1");
  });
});

describe("ModelPool in a stack of somebody else", () => {
  test("is a server per replica, each independent of the other", () => {
    const template = synthesise((stack, network) => {
      new ModelPool(stack, "pool", { workloads: engines.both, network, settings });
    });
    const names = engines.both.map(({ name }) => name);
    expect([...template.containers.keys()].toSorted()).toEqual(names);
    expect(names.map((name) => template.dependencies(name))).toEqual([[], []]);
  });

  test("starts replicas that share a GPU one after another", () => {
    const second = { ...engines.second, needs: [engines.first.name] };
    const template = synthesise((stack, network) => {
      new ModelPool(stack, "pool", { workloads: [engines.first, second], network, settings });
    });
    expect(template.dependencies(second.name)).toEqual([engines.first.name]);
  });

  test("gives a replica the same container whether or not there are others", () => {
    const alone = synthesise((stack, network) => {
      new ModelPool(stack, "pool", { workloads: [engines.first], network, settings });
    });
    const together = synthesise((stack, network) => {
      new ModelPool(stack, "pool", { workloads: engines.both, network, settings });
    });
    const { name } = engines.first;
    expect(together.container(name)).toEqual(alone.container(name));
  });
});
