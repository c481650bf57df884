/** Running containers are on the networks of the plan, and answer there to the names that the proxy calls. */
import * as messages from "../../config/errors/doctor-running";
import { formatPath, networksOf } from "../../config";
import type { Finding, GatewayPlan } from "../../config";
import type { Docker } from "../docker";
import { stackLabel, workloadLabel } from "../docker";
import { notSeen, seen } from "./check";
import type { Check } from "./check";

/** One container, as far as its networks go. */
export interface Connected {
  /** With the revision that its name may carry. */
  readonly container: string;
  readonly workload: string;
  /** Names by network under which the others find it. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** Fields of GET /containers/{id}/json that are read: https://docs.docker.com/reference/api/engine/ */
interface Inspected {
  readonly Name: string;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly Aliases?: readonly string[] | null }>>;
  };
}

/** Undefined when the engine does not answer. */
async function readConnected(docker: Docker, stack: string): Promise<readonly Connected[] | undefined> {
  const filters = [`label=${stackLabel}=${stack}`, `label=${workloadLabel}`, "status=running"];
  const listed = await docker.run(["ps", "-q", ...filters.flatMap((filter) => ["--filter", filter])]);
  if (listed.code !== 0) return undefined;
  const ids = listed.output.split("\n").filter((id) => id !== "");
  if (ids.length === 0) return [];
  const { code, output } = await docker.run(["inspect", "--type", "container", ...ids]);
  // The engine's API promises this form.
  return code === 0 ? (JSON.parse(output) as Inspected[]).map(connected) : undefined;
}

function connected({ Name, Config, NetworkSettings }: Inspected): Connected {
  const container = Name.replace(/^\//, "");
  const networks = Object.entries(NetworkSettings.Networks);
  return {
    container,
    workload: Config.Labels[workloadLabel] ?? "",
    names: Object.fromEntries(networks.map(([name, { Aliases }]) => [name, [container, ...(Aliases ?? [])]])),
  };
}

export const networks: Check = {
  name: "networks and names",
  look: async ({ docker, plan }) => {
    const connections = await readConnected(docker, plan.name);
    if (connections === undefined) return notSeen("the engine does not say");
    const findings = [...judgeNetworks(plan, connections), ...judgeNames(plan, connections)];
    return seen(findings.length === 0 ? `${connections.length} containers find each other` : "", findings);
  },
};

export function judgeNetworks(plan: GatewayPlan, connections: readonly Connected[]): readonly Finding[] {
  return connections.flatMap(({ container, workload, names }) => {
    const planned = plan.workloads.find(({ name }) => name === workload);
    if (planned === undefined) return [];
    return networksOf(plan, planned)
      .filter((network) => !(network in names))
      .map((network) => messages.networkLost(container, network));
  });
}

/** An engine that does not run is a finding of its own. */
export function judgeNames(plan: GatewayPlan, connections: readonly Connected[]): readonly Finding[] {
  const known = new Set(connections.flatMap(({ names }) => Object.values(names).flat()));
  const running = new Set(connections.map(({ workload }) => workload));
  const engines = connections.filter(({ workload }) => roleOf(plan, workload) === "vllm");
  return plan.routes
    .filter(({ members }) => members.length === 0)
    .flatMap(({ model, deployments }) =>
      deployments.flatMap(({ apiBase, workload }) => {
        if (apiBase === null || workload === null || !running.has(workload)) return [];
        if (known.has(new URL(apiBase).hostname)) return [];
        const path = formatPath(["models", model]);
        return [
          messages.nameUnknown(
            path,
            apiBase,
            engines.map(({ container }) => container),
          ),
        ];
      }),
    );
}

function roleOf(plan: GatewayPlan, workload: string): string | undefined {
  return plan.workloads.find(({ name }) => name === workload)?.role;
}
