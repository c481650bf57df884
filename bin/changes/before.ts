/** What is deployed now: the version of each workload, from the Docker host or from a local state file. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { GatewayConfig } from "../../config";
import { hashLabel, stackLabel, workloadLabel } from "../docker";
import type { Docker } from "../docker";

/** Config hash by workload. */
export type Deployed = ReadonlyMap<string, string>;

/** Undefined when the engine does not answer. */
export async function deployedOn(docker: Docker, stack: string): Promise<Deployed | undefined> {
  const versions = await versionsOn(docker, stack, ["-a"]);
  return versions && new Map(versions);
}

/** Workload and config hash of each container that runs: two of one workload while it is replaced. */
export function runningOn(docker: Docker, stack: string) {
  return versionsOn(docker, stack, ["--filter", "status=running"]);
}

async function versionsOn(docker: Docker, stack: string, which: readonly string[]) {
  const format = [workloadLabel, hashLabel].map((label) => `{{.Label "${label}"}}`).join("\t");
  const { code, output } = await docker.run([
    ...["container", "ls", ...which, "--filter", `label=${stackLabel}=${stack}`],
    ...["--format", format],
  ]);
  if (code !== 0) return undefined;
  const lines = output.split("\n").filter((line) => line !== "");
  return lines.map((line) => pair(line.split("\t")));
}

/** Where the state lies beside the config. Undefined without such a file, or when it is none of Terraform's. */
export function deployedByState(
  configFile: string,
  { name, state }: Pick<GatewayConfig, "name" | "state">,
): { readonly file: string; readonly deployed: Deployed } | undefined {
  if (!("local" in state)) return undefined;
  const shown = state.local.path ?? `terraform.${name}.tfstate`;
  const file = resolve(dirname(configFile), shown);
  const deployed = existsSync(file) ? readState(readFileSync(file, "utf8")) : undefined;
  return deployed === undefined ? undefined : { file, deployed };
}

/** The part of Terraform's state that is read; a file of another form tells nothing. */
interface State {
  readonly resources?: readonly {
    readonly type?: string;
    readonly instances?: readonly {
      readonly deposed?: string;
      readonly attributes?: {
        readonly labels?: readonly { readonly label: string; readonly value: string }[];
      };
    }[];
  }[];
}

function readState(text: string): Deployed | undefined {
  const resources = parse(text)?.resources ?? [];
  const labels = resources
    .filter(({ type }) => type === "docker_container")
    .flatMap(({ instances }) => instances ?? [])
    .filter(({ deposed }) => deposed === undefined)
    .map(({ attributes }) => new Map((attributes?.labels ?? []).map(({ label, value }) => [label, value])));
  const pairs = labels.flatMap((own): (readonly [string, string])[] => {
    const workload = own.get(workloadLabel);
    return workload === undefined ? [] : [[workload, own.get(hashLabel) ?? ""]];
  });
  return pairs.length === 0 ? undefined : new Map(pairs);
}

function parse(text: string): State | undefined {
  try {
    return JSON.parse(text) as State;
  } catch {
    return undefined;
  }
}

function pair([workload = "", hash = ""]: readonly string[]): readonly [string, string] {
  return [workload, hash];
}
