import { planGateway, parseGateway } from "../../../config";
import type { GatewayPlan, Workload } from "../../../config";
import { checkContainers } from "../../../bin/security/check";
import { controls } from "../../../bin/security/controls";
import type { Inspected } from "../../../bin/security/inspected";
import { far } from "../../config/fixtures/fixture";

const plan = planOf({ models: { far }, database: { type: "none" }, prometheus: { enabled: false } });
const redis = plan.workloads.find(({ role }) => role === "redis");
if (!redis) throw new Error("no redis");

function planOf(input: object): GatewayPlan {
  const { config } = parseGateway(input);
  const planned = config && planGateway(config).plan;
  if (!planned) throw new Error("no plan");
  return planned;
}

/** As the engine shows a container that is exactly what the plan says. */
function asPlanned(workload: Workload): Inspected {
  const bound = workload.ports.map(
    ({ bind, port, internal }) => [`${internal}/tcp`, [{ HostIp: bind, HostPort: String(port) }]] as const,
  );
  return {
    Name: `/${workload.name}`,
    State: { Status: "running" },
    Config: {
      User: workload.user ?? "",
      Labels: { "cdktf-vllm-litellm.workload": workload.name },
      Healthcheck: { Test: workload.probe?.command ?? [] },
    },
    HostConfig: {
      CapAdd: workload.capabilities.map((name) => `CAP_${name}`),
      CapDrop: ["ALL"],
      CpuQuota: (workload.cpus ?? 0) * 100_000,
      Devices: [],
      IpcMode: "private",
      LogConfig: { Config: { "max-size": "50m" } },
      Memory: (workload.memoryMiB ?? 0) * 1024 ** 2,
      NanoCpus: 0,
      NetworkMode: "vllm_data",
      PidMode: "",
      PortBindings: Object.fromEntries(bound),
      Privileged: false,
      ReadonlyRootfs: workload.readOnlyRoot,
      RestartPolicy: { Name: workload.oneShot ? "no" : "unless-stopped" },
      SecurityOpt: ["no-new-privileges:true"],
      UTSMode: "",
      UsernsMode: "",
    },
    Mounts: [
      {
        Type: "bind",
        Source: `${plan.secretsDir}/${workload.name}`,
        Destination: "/run/secrets",
        RW: false,
        Propagation: "rprivate",
      },
    ],
    NetworkSettings: {
      Networks: Object.fromEntries(
        workload.stackNetworks.map((id) => [id === "front" ? "vllm_network" : `vllm_${id}`, {}]),
      ),
    },
  };
}

const all = plan.workloads.map(asPlanned);
const others = all.filter(({ Name }) => Name !== "/vllm-litellm-redis");

test("S2-23: what is as planned has no finding", () => {
  expect(all.length).toBeGreaterThan(2);
  expect(checkContainers(plan, all)).toEqual([]);
});

interface Change {
  HostConfig?: object;
  Config?: object;
  Mounts?: object[];
  Networks?: object;
}

const regressions: readonly (readonly [string, Change, string])[] = [
  ["capabilities", { HostConfig: { CapDrop: null } }, "keeps capabilities"],
  ["capabilities", { HostConfig: { CapAdd: ["CAP_NET_ADMIN"] } }, "was given CAP_NET_ADMIN"],
  ["privileged", { HostConfig: { Privileged: true } }, "is privileged"],
  ["host-folders", { Mounts: [mount("/var/run/docker.sock")] }, "mounts /var/run/docker.sock"],
  [
    "host-folders",
    { Mounts: [mount(`${plan.secretsDir}/vllm-litellm-redis`)] },
    `mounts ${plan.secretsDir}/vllm-litellm-redis`,
  ],
  [
    "ports",
    { HostConfig: { PortBindings: { "6379/tcp": [{ HostIp: "0.0.0.0", HostPort: "6379" }] } } },
    "publishes 0.0.0.0:6379 → 6379",
  ],
  ["host-network", { HostConfig: { NetworkMode: "host" } }, "shares the host's network"],
  ["host-network", { Networks: { bridge: {} } }, "is on bridge"],
  ["memory", { HostConfig: { Memory: 0 } }, "has no memory limit"],
  ["cpu", { HostConfig: { CpuQuota: 0 } }, "has no CPU limit"],
  ["read-only", { HostConfig: { ReadonlyRootfs: false } }, "can write to its root"],
  ["restart", { HostConfig: { RestartPolicy: { Name: "always" } } }, "has the restart policy always"],
  ["namespaces", { HostConfig: { PidMode: "host" } }, "shares the host's PID namespace"],
  ["namespaces", { HostConfig: { IpcMode: "host" } }, "shares the host's IPC namespace"],
  ["devices", { HostConfig: { Devices: [{}] } }, "was given 1 devices"],
  [
    "propagation",
    { Mounts: [{ Type: "volume", Destination: "/x", RW: true, Propagation: "rshared" }] },
    "has a mount that propagates",
  ],
  [
    "profiles",
    { HostConfig: { SecurityOpt: ["no-new-privileges:true", "seccomp=unconfined"] } },
    "runs unconfined",
  ],
  ["new-privileges", { HostConfig: { SecurityOpt: null } }, "may get further privileges"],
  ["health", { Config: { Healthcheck: null } }, "has no health check"],
  ["user", { Config: { User: "root" } }, "runs as root"],
  ["user", { Config: { User: "0:0" } }, "runs as root"],
  ["logs", { HostConfig: { LogConfig: { Config: {} } } }, "writes a log without an end"],
];

test.each(regressions)("S2-23: %s is lost with %j", (id, change, problem) => {
  const seen = changed(asPlanned(redis), change);
  expect(checkContainers(plan, [...others, seen])).toMatchObject([
    { code: "SECURITY.CONTROL_LOST", path: "vllm-litellm-redis" },
  ]);
  const control = controls.find((each) => each.id === id);
  expect(control?.problem(seen, redis, plan)).toBe(problem);
});

test("every control that can be lost has a regression", () => {
  const lost = new Set(regressions.map(([id]) => id));
  expect(controls.map(({ id }) => id).filter((id) => !lost.has(id))).toEqual(["processes"]);
});

test("a workload that does not run, and a container of no plan, are findings", () => {
  const stranger = { ...asPlanned(redis), Name: "/stranger" };
  const labels = { "cdktf-vllm-litellm.workload": "stranger" };
  expect(
    checkContainers(plan, [...others, { ...stranger, Config: { ...stranger.Config, Labels: labels } }]),
  ).toMatchObject([
    { code: "SECURITY.NOT_RUNNING", path: "vllm-litellm-redis" },
    { code: "SECURITY.UNPLANNED", path: "stranger" },
  ]);
});

test("a container that carries files and never runs is none of them", () => {
  const edge = plan.workloads.find(({ role }) => role === "edge");
  if (!edge) throw new Error("no edge");
  const carrier = changed(asPlanned(edge), { HostConfig: { NetworkMode: "none" } });
  const labels = { "cdktf-vllm-litellm.workload": `${edge.name}-config` };
  const helper = { ...carrier, Config: { ...carrier.Config, Labels: labels } };
  expect(checkContainers(plan, [...all, { ...helper, State: { Status: "created" } }])).toEqual([]);
  expect(checkContainers(plan, [...all, helper])).toMatchObject([{ code: "SECURITY.UNPLANNED" }]);
});

function mount(source: string) {
  return { Type: "bind", Source: source, Destination: "/x", RW: true };
}

function changed(seen: Inspected, { HostConfig, Config, Mounts, Networks }: Change): Inspected {
  return {
    ...seen,
    Config: { ...seen.Config, ...Config },
    HostConfig: { ...seen.HostConfig, ...HostConfig },
    Mounts: [...seen.Mounts, ...((Mounts ?? []) as Inspected["Mounts"])],
    NetworkSettings: { Networks: { ...seen.NetworkSettings.Networks, ...Networks } },
  };
}
