import { evaluateInput, workloadsOf } from "../../../config";
import { SideStack } from "../../../bin/rehearse/side-stack";
import type { Docker } from "../../../bin/docker";

const calls: (readonly string[])[] = [];
const finished = { code: 0, output: "", errors: "" };
const unused = () => {
  throw new Error("not for a rehearsal's containers");
};
const docker: Docker = {
  endpoint: "test",
  isLocal: true,
  run: (args) => {
    calls.push(args);
    return Promise.resolve(finished);
  },
  follow: unused,
  open: unused,
  attach: unused,
  save: unused,
  feed: unused,
};

test.each(["migrate", "proxy", "redis"] as const)(
  "the %s of a rehearsal is on the rehearsal's network and on no other, where the database in use is",
  async (role) => {
    const { result } = evaluateInput({
      name: "shop",
      host: { preset: "cpu" },
      models: { a: { vllm: { source: "x/y", offline: true } } },
    });
    const [workload] = result ? workloadsOf(result.plan, role) : [];
    if (!result || !workload) throw new Error(`a plan without ${role}`);
    expect(result.plan.internalNetworks).not.toEqual([]);
    calls.length = 0;
    await new SideStack(docker, result).start(workload);
    const [create = []] = calls.filter(([verb]) => verb === "create");
    const networks = create.filter((_, index) => create[index - 1] === "--network");
    expect(networks).toEqual(["shop-rehearsal"]);
  },
);
