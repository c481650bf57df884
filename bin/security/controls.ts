/** The controls, in the order of the benchmark: one source for docs/security.md and for the check of a running stack. */
import { networksOf } from "../../config";
import type { Workload } from "../../config";
import { always, when } from "./control";
import type { Control } from "./control";
import type { Inspected } from "./inspected";

export const controls: readonly Control[] = [
  {
    id: "capabilities",
    cis: "5.4",
    title:
      "all capabilities dropped, none added but the edge's to bind low ports, without which Caddy does not start",
    exception: always,
    problem: ({ HostConfig: { CapAdd, CapDrop } }, { capabilities }) => {
      const planned = capabilities.flatMap((name) => [name, `CAP_${name}`]); // Docker's versions differ
      const more = (CapAdd ?? []).filter((name) => !planned.includes(name));
      return (
        when(CapDrop?.includes("ALL") !== true, "keeps capabilities") ??
        when(more.length > 0, `was given ${more.join(", ")}`)
      );
    },
  },
  {
    id: "privileged",
    cis: "5.5",
    title: "not privileged",
    exception: always,
    problem: ({ HostConfig }) => when(HostConfig.Privileged, "is privileged"),
  },
  {
    id: "host-folders",
    cis: "5.6, 5.32",
    title: "no folders of the host but its secrets (read-only) and the weights, never the Docker socket",
    exception: hostView,
    problem: (seen, workload, { secretsDir }) => {
      const known = workload.mounts.flatMap((mount) => (mount.kind === "host" ? [mount.source] : []));
      const foreign = seen.Mounts.filter(
        ({ Type, Source = "", RW }) =>
          Type === "bind" && !known.includes(Source) && !(Source === `${secretsDir}/${workload.name}` && !RW),
      );
      return when(foreign.length > 0, `mounts ${foreign.map(({ Source }) => Source).join(", ")}`);
    },
  },
  {
    id: "ports",
    cis: "5.9, 5.14",
    title: "publishes the ports of the plan on the addresses of the plan, and no other",
    exception: always,
    problem: (seen, { ports }) => {
      const planned = ports.map(({ bind, port, internal }) => `${bind}:${port} → ${internal}`);
      const more = published(seen).filter((binding) => !planned.includes(binding));
      return when(more.length > 0, `publishes ${more.join(", ")}`);
    },
  },
  {
    id: "host-network",
    cis: "5.10, 5.30",
    title: "on the networks of the plan only, never on the host's own or on Docker's default bridge",
    exception: always,
    problem: ({ HostConfig: { NetworkMode }, NetworkSettings }, workload, plan) => {
      const planned = networksOf(plan, workload);
      const foreign = Object.keys(NetworkSettings.Networks).filter((name) => !planned.includes(name));
      return (
        when(NetworkMode === "host", "shares the host's network") ??
        when(foreign.length > 0, `is on ${foreign.join(", ")}`)
      );
    },
  },
  {
    id: "memory",
    cis: "5.11",
    title: "a memory limit, without swap beyond it",
    exception: ({ memoryMiB }) =>
      when(
        memoryMiB === null,
        "an engine's need follows from its model; `vllm.containerMemoryGiB` limits it",
      ),
    problem: ({ HostConfig }) => when(HostConfig.Memory === 0, "has no memory limit"),
  },
  {
    id: "cpu",
    cis: "5.12",
    title: "a CPU limit",
    exception: ({ cpus }) =>
      when(cpus === null, "an engine that waits for a CPU leaves its GPU idle; `vllm.cpus` limits it"),
    problem: ({ HostConfig }) =>
      when(HostConfig.CpuQuota <= 0 && HostConfig.NanoCpus <= 0, "has no CPU limit"),
  },
  {
    id: "read-only",
    cis: "5.13",
    title: "read-only root, with the writable places named",
    exception: writableRoot,
    problem: ({ HostConfig }) => when(!HostConfig.ReadonlyRootfs, "can write to its root"),
  },
  {
    id: "restart",
    cis: "5.15",
    title: "comes back after a crash and a reboot, except for jobs",
    exception: always,
    problem: ({ HostConfig: { RestartPolicy } }, { oneShot }) =>
      when(
        RestartPolicy.Name !== (oneShot ? "no" : "unless-stopped") && !(oneShot && RestartPolicy.Name === ""),
        `has the restart policy ${RestartPolicy.Name}`,
      ),
  },
  {
    id: "namespaces",
    cis: "5.16, 5.17, 5.21, 5.31",
    title: "process, IPC, host-name and user namespaces of its own",
    exception: always,
    problem: ({ HostConfig: { PidMode, IpcMode, UTSMode, UsernsMode } }) => {
      const shared = Object.entries({ PID: PidMode, IPC: IpcMode, UTS: UTSMode, user: UsernsMode })
        .filter(([, mode]) => mode === "host")
        .map(([name]) => name);
      return when(shared.length > 0, `shares the host's ${shared.join(", ")} namespace`);
    },
  },
  {
    id: "devices",
    cis: "5.18",
    title: "no devices of the host but the GPUs of the plan",
    exception: always,
    problem: ({ HostConfig: { Devices } }) =>
      when((Devices ?? []).length > 0, `was given ${(Devices ?? []).length} devices`),
  },
  {
    id: "propagation",
    cis: "5.20",
    title: "mounts do not propagate to the host",
    exception: always,
    problem: ({ Mounts }) =>
      when(
        Mounts.some(({ Propagation = "" }) => Propagation.endsWith("shared")),
        "has a mount that propagates",
      ),
  },
  {
    id: "profiles",
    cis: "5.2, 5.22",
    title: "Docker's own seccomp and AppArmor profiles are on",
    exception: always,
    problem: ({ HostConfig: { SecurityOpt } }) =>
      when(
        (SecurityOpt ?? []).some((option) => option.includes("unconfined")),
        "runs unconfined",
      ),
  },
  {
    id: "new-privileges",
    cis: "5.26",
    title: "can get no further privileges",
    exception: always,
    problem: ({ HostConfig: { SecurityOpt } }) =>
      when(
        !(SecurityOpt ?? []).some((option) => /^no-new-privileges(:true)?$/.test(option)),
        "may get further privileges",
      ),
  },
  {
    id: "health",
    cis: "5.27",
    title: "asked for its health",
    exception: ({ oneShot }) => when(oneShot, "a job ends; its end is waited for"),
    problem: ({ Config: { Healthcheck } }) =>
      when((Healthcheck?.Test ?? []).length === 0, "has no health check"),
  },
  {
    id: "processes",
    cis: "5.29",
    title: "a limit of processes",
    exception: () =>
      "the Docker provider has no such argument, and `ulimit nproc` counts a user's processes over all containers; set `default-pids-limit` where the engine has it, or a limit of the daemon's cgroup",
    problem: () => null,
  },
  {
    id: "user",
    cis: null,
    title: "not root (CIS 4.1)",
    exception: rootUser,
    problem: ({ Config: { User } }) => when(/^(0|root)?(:|$)/.test(User), "runs as root"),
  },
  {
    id: "logs",
    cis: null,
    title: "logs rotate, or are kept elsewhere",
    exception: always,
    problem: ({ HostConfig: { LogConfig } }, { cloudwatch }) =>
      when(
        cloudwatch === null && LogConfig.Config?.["max-size"] === undefined,
        "writes a log without an end",
      ),
  },
];

function published({ HostConfig: { PortBindings } }: Inspected): readonly string[] {
  return Object.entries(PortBindings ?? {}).flatMap(([internal, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => `${HostIp}:${HostPort} → ${internal.replace("/tcp", "")}`),
  );
}

function hostView({ mounts }: Workload): string | null {
  return when(
    mounts.some((mount) => mount.kind === "host" && mount.source === "/"),
    "sees the host's file system, read-only and as a user who owns nothing in it, to tell how full its disks are; `prometheus.exporters.host: false` leaves it out",
  );
}

function writableRoot({ readOnlyRoot, role }: Workload): string | null {
  if (readOnlyRoot) return null;
  if (role === "roles")
    return "its SQL is uploaded into the job, which a read-only root does not take, and a volume with a name of its own would meet its next generation";
  return role === "vllm"
    ? "vLLM's compilers write beside their packages and below `/root`; where they do, only a GPU of each kind can tell"
    : "LiteLLM's migrations, its database client and its admin UI write below `/app`, where its configuration lies as well";
}

function rootUser({ user, role }: Workload): string | null {
  if (user !== null) return null;
  return role === "vllm"
    ? "the caches of vLLM's image belong to root, and those that exist on the host do as well; it has no capabilities"
    : "the database client of the common image belongs to root; `images.litellm: litellm/litellm-non_root:…`, the default in production, needs none";
}
