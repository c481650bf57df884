/** What the engine says about containers: those of a stack, and those that hold a name or a port. */
import { stackLabel, workloadLabel } from "../docker";
import type { Docker } from "../docker";

export interface Container {
  readonly id: string;
  readonly name: string;
  /** Empty for a container that is none of ours. */
  readonly stack: string;
  /** Empty for helpers that never run. */
  readonly workload: string;
  /** `created`, `starting`, `healthy`, `unhealthy`, `running`, `restarting`, `exited (1)`, `paused`, … */
  readonly state: string;
  /** Docker's own form: `127.0.0.1:4000->8080/tcp, …`. */
  readonly ports: string;
}

/** All containers of the engine; those of one stack when it is named. Undefined when the engine does not answer. */
export async function listContainers(
  docker: Docker,
  stack?: string,
): Promise<readonly Container[] | undefined> {
  const fields = [
    "{{.ID}}",
    "{{.Names}}",
    label(stackLabel),
    label(workloadLabel),
    "{{.State}}",
    "{{.Status}}",
    "{{.Ports}}",
  ];
  const filter = stack === undefined ? [] : ["--filter", `label=${stackLabel}=${stack}`];
  const { code, output } = await docker.run([
    "ps",
    "-a",
    "--no-trunc",
    ...filter,
    "--format",
    fields.join("\t"),
  ]);
  return code === 0
    ? output
        .split("\n")
        .filter((line) => line !== "")
        .map(parse)
    : undefined;
}

function label(name: string): string {
  return `{{.Label "${name}"}}`;
}

function parse(line: string): Container {
  const [id = "", name = "", stack = "", workload = "", state = "", status = "", ports = ""] =
    line.split("\t");
  return { id, name, stack, workload, state: readState(state, status), ports };
}

/** Docker keeps health and exit status only in the text: `Up 3 seconds (healthy)`, `Exited (1) 2 minutes ago`. */
function readState(state: string, status: string): string {
  const detail = /\((?:health: )?([^)]+)\)/.exec(status)?.[1];
  if (state === "running") return detail ?? "running";
  return state === "exited" && detail !== undefined ? `exited (${detail})` : state;
}

/** A service that answers, or a job that has done its work. */
export function isFine(state: string, oneShot: boolean): boolean {
  return oneShot ? state === "exited (0)" : ["healthy", "running"].includes(state);
}
