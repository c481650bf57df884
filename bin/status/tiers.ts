/** Every container of the stack: what it is, how it is, since when, and how often it has started again. */
import type { GatewayPlan, Workload } from "../../config";
import type { Docker } from "../docker";
import { carriedFor, stackLabel, workloadLabel } from "../docker";
import { isFine } from "../deploy/containers";
import { inStartOrder } from "../workloads/select";

export interface Tier {
  readonly workload: string;
  readonly role: Workload["role"] | "unplanned";
  readonly model: string | null;
  /** Null: there is none. */
  readonly container: string | null;
  /** `healthy`, `starting`, `unhealthy`, `running`, `exited (1)`, `missing`, … */
  readonly state: string;
  readonly ok: boolean;
  /** ISO time of its last start; null for one that never ran. */
  readonly since: string | null;
  readonly restarts: number;
}

/** Fields of GET /containers/{id}/json that are read: https://docs.docker.com/reference/api/engine/ */
interface Inspected {
  readonly Name: string;
  readonly RestartCount: number;
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly StartedAt: string;
    readonly Health?: { readonly Status: string } | null;
  };
}

/** In the order of starting; undefined when the engine does not answer. */
export async function readTiers(docker: Docker, plan: GatewayPlan): Promise<readonly Tier[] | undefined> {
  const labels = [`label=${stackLabel}=${plan.name}`, `label=${workloadLabel}`];
  const listed = await docker.run(["ps", "-aq", ...labels.flatMap((label) => ["--filter", label])]);
  if (listed.code !== 0) return undefined;
  const ids = listed.output.split("\n").filter((id) => id !== "");
  if (ids.length === 0) return tiersOf(plan, []);
  const { code, output } = await docker.run(["inspect", "--type", "container", ...ids]);
  if (code !== 0 && !output.trim().startsWith("[")) return undefined;
  // The engine's API promises this form. One that is gone in between is told next time.
  return tiersOf(plan, JSON.parse(output) as Inspected[]);
}

function tiersOf(plan: GatewayPlan, inspected: readonly Inspected[]): readonly Tier[] {
  const planned = inStartOrder(plan);
  const order = planned.map(({ name }) => name);
  const workloadOf = ({ Config }: Inspected) => Config.Labels[workloadLabel] ?? "";
  const isPlanned = (name: string) => order.includes(name) || order.includes(carriedFor(name) ?? "");
  const strangers = inspected.filter((one) => !isPlanned(workloadOf(one)));
  return [
    ...planned.flatMap((workload) => {
      const own = inspected.filter((one) => workloadOf(one) === workload.name);
      return own.length === 0 ? [missing(workload)] : own.map((one) => tier(one, workload));
    }),
    ...strangers.map((one) =>
      tier(one, { name: workloadOf(one), role: "unplanned", model: null, oneShot: false }),
    ),
  ];
}

type Known = Pick<Workload, "name" | "model" | "oneShot"> & { readonly role: Tier["role"] };

function missing({ name, role, model }: Known): Tier {
  return {
    workload: name,
    role,
    model,
    container: null,
    state: "missing",
    ok: false,
    since: null,
    restarts: 0,
  };
}

function tier({ Name, State, RestartCount }: Inspected, { name, role, model, oneShot }: Known): Tier {
  const { Status, ExitCode, Health, StartedAt } = State;
  const health = Health?.Status === "none" ? undefined : Health?.Status;
  const state =
    Status === "running" ? (health ?? Status) : Status === "exited" ? `exited (${ExitCode})` : Status;
  const hasRun = !StartedAt.startsWith("0001-");
  return {
    workload: name,
    role,
    model,
    container: Name.replace(/^\//, ""),
    state,
    ok: role !== "unplanned" && isFine(state, oneShot),
    since: hasRun ? StartedAt : null,
    restarts: RestartCount,
  };
}
