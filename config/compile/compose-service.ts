/** One workload in the words of Docker Compose. https://docs.docker.com/reference/compose-file/services/ */
import type { GatewayConfig } from "../gateway-config";
import type { ArtefactName, GatewayPlan, Workload } from "../plan/types";
import { artefactFile } from "./artefact-file";
import { digest } from "./digest";
import { cpuPeriod, cpuQuota } from "./cpu-quota";
import { cdiDevice } from "./gpu-names";
import { logDriver } from "./log-driver";
import { startCommand } from "./start-command";

export interface ComposeInput {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly artefacts: Readonly<Partial<Record<ArtefactName, string>>>;
}

export function composeService(input: ComposeInput, workload: Workload): object {
  const { config, plan } = input;
  const { name, image, oneShot, ports, environment, aliases } = workload;
  const { entrypoint, command } = startCommand(workload);
  const own = workload.stackNetworks.map((id) => (id === "front" ? "default" : id));
  const networks = [...own, ...workload.networks].map((network) => [
    network,
    { aliases: [name, ...aliases] },
  ]);
  return {
    image,
    container_name: name,
    pull_policy: config.imagePolicy.pull,
    ...(entrypoint.length > 0 ? { entrypoint } : {}),
    ...(command.length > 0 ? { command } : {}),
    ...some("environment", environment),
    networks: Object.fromEntries(networks) as object,
    ...some("extra_hosts", workload.extraHosts),
    ...some(
      "ports",
      ports.map(({ bind, port, internal }) => ({
        host_ip: bind,
        published: String(port),
        target: internal,
        protocol: "tcp",
      })),
    ),
    ...storage(workload),
    ...some("labels", marks(input, workload)),
    ...health(workload),
    ...some("depends_on", dependencies(plan, workload)),
    ...limits(workload),
    ...gpus(workload, config.host.docker.gpuRuntime),
    restart: oneShot ? "no" : "unless-stopped",
    logging: logDriver(workload, config.logs),
  };
}

/** Compose has one table of secrets; each reader has its own copy. */
export function secretId({ name }: Workload, file: string): string {
  return `${name}.${file}`;
}

/** Compose does not look into config files: without it a changed one would leave the container as it is. */
function marks({ artefacts }: ComposeInput, { files }: Workload): object {
  const texts = files.map(({ artefact }) => artefacts[artefact] ?? "");
  return texts.length === 0 ? {} : { "cdktf-vllm-litellm.files": digest(texts) };
}

/** Left out when there is nothing in it. */
function some(key: string, value: object): object {
  return Object.keys(value).length > 0 ? { [key]: value } : {};
}

function storage(workload: Workload): object {
  const { files, mounts, secrets } = workload;
  const volumes = mounts.flatMap((mount) => {
    if (mount.kind === "memory") return [];
    const { source, target } = mount;
    return mount.kind === "volume"
      ? [{ type: "volume", source, target }]
      : [{ type: "bind", source, target, read_only: mount.readOnly }];
  });
  const memory = mounts.flatMap((mount) =>
    mount.kind === "memory" ? [`${mount.target}:rw,size=${mount.sizeMiB}m,mode=${mount.mode}`] : [],
  );
  const secretFiles = [...new Set(secrets.map(({ file }) => file))];
  return {
    ...some("volumes", volumes),
    ...some("tmpfs", memory),
    ...some(
      "configs",
      files.map(({ artefact, path }) => ({ source: artefactFile(artefact), target: path })),
    ),
    ...some(
      "secrets",
      secretFiles.map((file) => ({ source: secretId(workload, file), target: file })),
    ),
  };
}

function health({ probe }: Workload): object {
  if (!probe) return {};
  return {
    healthcheck: {
      test: probe.command,
      interval: `${probe.intervalSeconds}s`,
      timeout: `${probe.timeoutSeconds}s`,
      retries: probe.retries,
      start_period: `${probe.startPeriodSeconds}s`,
    },
  };
}

/** A proxy waits itself for one engine of each model: a replica that does not come up shall not keep the others down. */
function dependencies({ workloads }: GatewayPlan, { needs, waitsInside }: Workload): object {
  const conditions = workloads
    .filter(({ name }) => needs.includes(name))
    .map(({ name, oneShot, probe, role }) => {
      const isWaitedFor = probe !== null && !(role === "vllm" && waitsInside.includes(name));
      const running = isWaitedFor ? "service_healthy" : "service_started";
      return [name, { condition: oneShot ? "service_completed_successfully" : running }] as const;
    });
  return Object.fromEntries(conditions);
}

function limits(workload: Workload): object {
  const { memoryMiB, cpus, shmMiB, user, readOnlyRoot, stopGraceSeconds } = workload;
  return {
    ...(user === null ? {} : { user }),
    read_only: readOnlyRoot,
    cap_drop: ["ALL"],
    ...some("cap_add", workload.capabilities),
    security_opt: ["no-new-privileges:true"],
    stop_grace_period: `${Math.ceil(stopGraceSeconds)}s`,
    ...(memoryMiB === null ? {} : { mem_limit: `${memoryMiB}m`, memswap_limit: `${memoryMiB}m` }),
    ...(cpus === null ? {} : { cpu_period: cpuPeriod, cpu_quota: cpuQuota(cpus) }),
    ...(shmMiB === null ? {} : { shm_size: `${shmMiB}m` }),
    ...some("dns_opt", workload.resolverOptions),
    ...some("sysctls", workload.sysctls),
  };
}

function gpus({ gpus: ids }: Workload, runtime: "nvidia" | "cdi"): object {
  if (ids.length === 0) return {};
  const device_ids = runtime === "cdi" ? ids.map(cdiDevice) : ids;
  return {
    deploy: {
      resources: { reservations: { devices: [{ driver: runtime, device_ids, capabilities: ["gpu"] }] } },
    },
  };
}
