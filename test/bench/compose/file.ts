/** A plan as a compose file: the same containers that Terraform makes, in the words of Docker Compose. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Artefacts, GatewayConfig, GatewayPlan, Workload } from "../../../config";
import { startCommand } from "../../../constructs/start-command";

export interface ComposeInputs {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly artefacts: Artefacts;
}

interface Context extends ComposeInputs {
  /** Where the config files lie. */
  readonly folder: string;
}

/** Writes the compose file and the config files it mounts. Returns the compose file's path. */
export function writeComposeFile(folder: string, inputs: ComposeInputs): string {
  const { plan, artefacts } = inputs;
  mkdirSync(folder, { recursive: true });
  for (const { name, files } of plan.workloads) {
    for (const { path, artefact } of files) {
      writeFileSync(join(folder, `${name}-${basename(path)}`), artefacts[artefact], { mode: 0o444 });
    }
  }
  const services = plan.workloads.map((workload) => [
    workload.name,
    service(workload, { ...inputs, folder }),
  ]);
  const file = join(folder, "compose.json");
  const content = {
    name: plan.name,
    services: Object.fromEntries(services) as object,
    networks: { default: { name: plan.network.name } },
    volumes: Object.fromEntries(plan.volumes.map((name) => [name, { name }])),
  };
  writeFileSync(file, JSON.stringify(content, null, 2));
  return file;
}

function service(workload: Workload, context: Context): object {
  const { name, image, oneShot, ports, environment } = workload;
  const { entrypoint, command } = startCommand(workload);
  const { maxSizeMiB, maxFiles } = context.config.logs;
  return {
    image,
    container_name: name,
    pull_policy: "never",
    ...(entrypoint.length > 0 ? { entrypoint: entrypoint.map(literal) } : {}),
    ...(command.length > 0 ? { command: command.map(literal) } : {}),
    environment: Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, literal(value)])),
    networks: { default: { aliases: workload.aliases } },
    ports: ports.map(({ bind, port, internal }) => ({
      host_ip: bind,
      published: String(port),
      target: internal,
    })),
    ...storage(workload, context),
    ...process(workload),
    ...health(workload),
    depends_on: dependencies(workload, context.plan),
    restart: oneShot ? "no" : "unless-stopped",
    logging: {
      driver: "json-file",
      options: { "max-size": `${maxSizeMiB}m`, "max-file": String(maxFiles) },
    },
    labels: { "cdktf-vllm-litellm.stack": context.plan.name, "cdktf-vllm-litellm.workload": name },
  };
}

function storage(workload: Workload, { plan, folder }: Context): object {
  const { name, files, secrets, mounts } = workload;
  const bind = (source: string, target: string, readOnly: boolean) => ({
    type: "bind",
    source,
    target,
    read_only: readOnly,
  });
  return {
    volumes: [
      ...(secrets.length === 0 ? [] : [bind(join(plan.secretsDir, name), "/run/secrets", true)]),
      ...files.map(({ path }) => bind(join(folder, `${name}-${basename(path)}`), path, true)),
      ...mounts.flatMap((mount) => {
        if (mount.kind === "host") return [bind(mount.source, mount.target, mount.readOnly)];
        return mount.kind === "volume"
          ? [{ type: "volume", source: mount.source, target: mount.target }]
          : [];
      }),
    ],
    tmpfs: mounts.flatMap((mount) =>
      mount.kind === "memory" ? [`${mount.target}:rw,size=${mount.sizeMiB}m,mode=${mount.mode}`] : [],
    ),
  };
}

function process(workload: Workload): object {
  const { memoryMiB, cpus, shmMiB, user, readOnlyRoot, stopGraceSeconds } = workload;
  return {
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
    read_only: readOnlyRoot,
    stop_grace_period: `${Math.ceil(stopGraceSeconds)}s`,
    ...(memoryMiB === null ? {} : { mem_limit: `${memoryMiB}m`, memswap_limit: `${memoryMiB}m` }),
    ...(cpus === null ? {} : { cpus }),
    ...(shmMiB === null ? {} : { shm_size: `${shmMiB}m` }),
    ...(user === null ? {} : { user }),
  };
}

function health({ probe }: Workload): object {
  if (!probe) return {};
  return {
    healthcheck: {
      test: probe.command.map(literal),
      interval: `${probe.intervalSeconds}s`,
      timeout: `${probe.timeoutSeconds}s`,
      retries: probe.retries,
      start_period: `${probe.startPeriodSeconds}s`,
    },
  };
}

/** As one would write it by hand: after everything it needs. An early edge would count as unhealthy, which ends `--wait`. */
function dependencies({ needs }: Workload, { workloads }: GatewayPlan): object {
  const conditions = workloads
    .filter(({ name }) => needs.includes(name))
    .map(({ name, oneShot, probe }) => {
      const running = probe ? "service_healthy" : "service_started";
      return [name, { condition: oneShot ? "service_completed_successfully" : running }] as const;
    });
  return Object.fromEntries(conditions);
}

/** Compose reads `$` as the start of a variable. */
function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}
