/** A workload as arguments of docker_container. The only file that knows them, with the provider's traps. */
import type { ContainerConfig, ContainerMounts } from "@cdktf/provider-docker/lib/container";
import { cdiDevice, cpuPeriod, cpuQuota, logDriver, startCommand } from "../config";
import type { Workload } from "../config";
import type { StackSettings } from "./container-service";
import { configHash } from "./config-hash";
import type { GatewayNetwork } from "./gateway-network";
import { stackLabels } from "./labels";
import { goDuration, literal } from "./terraform-text";

const secretsFolder = "/run/secrets";
/** The provider gives up at `timeouts.create` even when wait_timeout is longer. */
const createMarginSeconds = 300;

export interface ArgumentInputs {
  readonly workload: Workload;
  readonly settings: StackSettings;
  /** All that it joins. */
  readonly networks: readonly GatewayNetwork[];
  readonly imageId: string;
  /** Config files that are copied into the container itself. */
  readonly uploads: readonly ConfigFile[];
  /** Config files that come in a volume. */
  readonly carried: readonly ConfigFile[];
}

export interface ContainerArguments {
  readonly config: ContainerConfig & { readonly mounts: ContainerMounts[] };
  /** Attributes that the provider has and its bindings have not. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

export function containerArguments(inputs: ArgumentInputs): ContainerArguments {
  const { workload, settings, networks, imageId, carried } = inputs;
  const [network, ...further] = networks;
  const fixed = fixedArguments(inputs);
  const aliases = [...new Set([workload.name, ...workload.aliases])];
  const devices =
    workload.gpus.length > 0
      ? { device_requests: [gpuRequest(workload.gpus, settings.gpuRuntime ?? "nvidia")] }
      : {};
  const hash = configHash({
    fixed,
    devices,
    ...(workload.reloads ? { carried: carried.map(({ path }) => path) } : { carried }),
    aliases,
    image: workload.image,
    network: network?.networkName,
    ...rotations(workload),
    ...(further.length > 0 ? { further: further.map(({ networkName }) => networkName) } : {}),
    // A limit that is taken away would be an update on every plan that never happens.
    hasMemoryLimit: workload.memoryMiB !== null,
  });
  return {
    config: {
      ...generation(workload),
      ...fixed,
      ...adjustable(workload),
      image: imageId,
      // By id: a replaced network replaces its containers too. Never with network_mode, which drops the aliases.
      networksAdvanced: networks.map(({ networkId }) => ({ name: networkId, aliases })),
      labels: stackLabels(settings.name, workload.name, hash),
    },
    overrides: { timeouts: { create: `${workload.startBudgetSeconds + createMarginSeconds}s` }, ...devices },
  };
}

/** How often the values changed that are read at the start: a count, so that nothing of a value is in it. */
function rotations({ secrets }: Workload) {
  const changed = secrets.flatMap(({ file, rotation }) => (rotation === undefined ? [] : [[file, rotation]]));
  return changed.length === 0 ? {} : { rotations: changed };
}

/** What a running container cannot change: part of the hash, so every change is a replacement. */
function fixedArguments({ workload, settings, uploads }: ArgumentInputs) {
  const { entrypoint, command } = startCommand(workload);
  const log = logDriver(workload, settings.logs ?? { maxSizeMiB: 50, maxFiles: 3 });
  return {
    ...(entrypoint.length > 0 ? { entrypoint: entrypoint.map(literal) } : {}),
    ...(command.length > 0 ? { command: command.map(literal) } : {}),
    env: Object.entries(workload.environment)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => literal(`${name}=${value}`)),
    ...(uploads.length > 0 ? { upload: uploads.map(uploadOf) } : {}),
    ports: workload.ports.map(({ bind, port, internal }) => ({ ip: bind, external: port, internal })),
    logDriver: log.driver,
    logOpts: log.options,
    ...processArguments(workload),
    ...health(workload),
    ...storage(workload, settings),
  };
}

type Settings = Omit<Partial<ContainerConfig>, "mounts">;

/** A text and the path it gets. */
export interface ConfigFile {
  readonly path: string;
  readonly content: string;
}

export function uploadOf(file: ConfigFile) {
  return { file: file.path, content: literal(file.content), permissions: "0444" };
}

/**
 * Where two generations overlap each gets a name of its own; the stable name is its network alias. The time is taken
 * when a container is created and ignored afterwards, so a second try of the same version never meets its own name.
 */
function generation(workload: Workload): Pick<ContainerConfig, "name" | "lifecycle"> {
  if (workload.replacement === "gap") return { name: workload.name };
  return {
    name: `${workload.name}-\${formatdate("YYYYMMDDhhmmss", plantimestamp())}`,
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ["name"] },
  };
}

function processArguments(workload: Workload): Settings {
  return {
    capabilities: {
      drop: ["ALL"],
      ...(workload.capabilities.length === 0
        ? {}
        : { add: workload.capabilities.map((name) => `CAP_${name}`) }),
    },
    securityOpts: ["no-new-privileges:true"],
    readOnly: workload.readOnlyRoot,
    stopTimeout: Math.ceil(workload.stopGraceSeconds),
    ...(workload.user === null ? {} : { user: workload.user }),
    ...(workload.cpus === null ? {} : { cpuPeriod, cpuQuota: cpuQuota(workload.cpus) }),
    ...(workload.shmMiB === null ? {} : { shmSize: workload.shmMiB }),
    ...(Object.keys(workload.extraHosts).length === 0
      ? {}
      : { host: Object.entries(workload.extraHosts).map(([host, ip]) => ({ host, ip })) }),
    ...(workload.resolverOptions.length === 0 ? {} : { dnsOpts: [...workload.resolverOptions] }),
    ...(Object.keys(workload.sysctls).length === 0 ? {} : { sysctls: { ...workload.sysctls } }),
  };
}

function storage(
  workload: Workload,
  settings: StackSettings,
): { mounts: ContainerMounts[]; tmpfs?: Record<string, string> } {
  const secrets =
    workload.secrets.length === 0
      ? []
      : [
          {
            type: "bind",
            source: literal(`${settings.secretsDir}/${workload.name}`),
            target: secretsFolder,
            readOnly: true,
          },
        ];
  const mounts = workload.mounts.flatMap((mount): ContainerMounts[] => {
    // Data volumes have no resource of their own, so destroy keeps them.
    if (mount.kind === "volume") return [{ type: "volume", source: mount.source, target: mount.target }];
    return mount.kind === "host"
      ? [{ type: "bind", source: literal(mount.source), target: mount.target, readOnly: mount.readOnly }]
      : [];
  });
  const memory = workload.mounts.flatMap((mount) =>
    mount.kind === "memory" ? [[mount.target, `rw,size=${mount.sizeMiB}m,mode=${mount.mode}`]] : [],
  );
  return {
    mounts: [...secrets, ...mounts],
    ...(memory.length > 0 ? { tmpfs: Object.fromEntries(memory) as Record<string, string> } : {}),
  };
}

function health({ probe }: Workload): Settings {
  if (!probe) return {};
  return {
    healthcheck: {
      test: probe.command.map(literal),
      interval: goDuration(probe.intervalSeconds),
      timeout: goDuration(probe.timeoutSeconds),
      retries: probe.retries,
      startPeriod: goDuration(probe.startPeriodSeconds),
    },
  };
}

/** What the provider changes in place, or only keeps in its state. */
function adjustable(workload: Workload): Settings {
  const { probe, oneShot, startBudgetSeconds, stopGraceSeconds, memoryMiB } = workload;
  return {
    // Unset, the provider kills at once on destroy.
    destroyGraceSeconds: Math.ceil(stopGraceSeconds),
    // Memory without memory_swap is an update on every plan.
    ...(memoryMiB === null ? {} : { memory: memoryMiB, memorySwap: memoryMiB }),
    // Never on-failure: vLLM ends with code 0 when its engine died.
    restart: oneShot ? "no" : "unless-stopped",
    ...(oneShot ? { attach: true, mustRun: false } : {}),
    ...(probe && !oneShot ? { wait: true, waitTimeout: Math.ceil(startBudgetSeconds) } : {}),
  };
}

/** `gpus` cannot name several devices; device_requests can, and reads back as written. */
function gpuRequest(ids: readonly string[], runtime: "nvidia" | "cdi"): object {
  if (runtime === "cdi") return { driver: "cdi", device_ids: ids.map(cdiDevice) };
  return { driver: "nvidia", device_ids: [...ids], capabilities: ["gpu"] };
}
