/** What the Docker engine says about a container that runs, as far as a control asks for it. */
import type { Docker } from "../docker";
import { stackLabel, workloadLabel } from "../docker";

interface PortBinding {
  readonly HostIp: string;
  readonly HostPort: string;
}

/** https://docs.docker.com/reference/api/engine/, GET /containers/{id}/json */
export interface Inspected {
  readonly Name: string;
  readonly State: { readonly Status: string };
  readonly Config: {
    readonly User: string;
    readonly Labels: Readonly<Record<string, string>>;
    readonly Healthcheck?: { readonly Test?: readonly string[] } | null;
  };
  readonly HostConfig: {
    readonly CapAdd: readonly string[] | null;
    readonly CapDrop: readonly string[] | null;
    readonly CpuQuota: number;
    readonly Devices: readonly object[] | null;
    readonly IpcMode: string;
    readonly LogConfig: { readonly Config: Readonly<Record<string, string>> | null };
    readonly Memory: number;
    readonly NanoCpus: number;
    readonly NetworkMode: string;
    readonly PidMode: string;
    readonly PortBindings: Readonly<Record<string, readonly PortBinding[] | null>> | null;
    readonly Privileged: boolean;
    readonly ReadonlyRootfs: boolean;
    readonly RestartPolicy: { readonly Name: string };
    readonly SecurityOpt: readonly string[] | null;
    readonly UTSMode: string;
    readonly UsernsMode: string;
  };
  readonly Mounts: readonly {
    readonly Type: string;
    readonly Source?: string;
    readonly Destination: string;
    readonly RW: boolean;
    readonly Propagation?: string;
  }[];
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, object>> };
}

/** All containers of a stack that are workloads; undefined when the engine does not answer. */
export async function inspectStack(docker: Docker, stack: string): Promise<readonly Inspected[] | undefined> {
  const labels = [`label=${stackLabel}=${stack}`, `label=${workloadLabel}`];
  const listed = await docker.run(["ps", "-aq", ...labels.flatMap((label) => ["--filter", label])]);
  if (listed.code !== 0) return undefined;
  const ids = listed.output.split("\n").filter((id) => id !== "");
  if (ids.length === 0) return [];
  const inspected = await docker.run(["inspect", ...ids]);
  // The engine's API promises this form.
  return inspected.code === 0 ? (JSON.parse(inspected.output) as Inspected[]) : undefined;
}

/** The workload that a container runs. */
export function workloadOf({ Config }: Inspected): string {
  return Config.Labels[workloadLabel] ?? "";
}
