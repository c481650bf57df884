/** The Docker CLI, pointed at the host of the config. The only file that starts `docker`. */
import type { HostConfig } from "../config";
import { attach, capture, follow, open } from "./process";
import type { Finished, Running } from "./process";
import { readInput, writeOutput } from "./file-stream";
import type { Written } from "./file-stream";

export interface Docker {
  /** As people read it. */
  readonly endpoint: string;
  /** The engine publishes ports on this very machine. */
  readonly isLocal: boolean;
  readonly run: (args: readonly string[], input?: string) => Promise<Finished>;
  readonly open: (args: readonly string[]) => Running;
  /** The program has this terminal. Returns its exit status. */
  readonly attach: (args: readonly string[]) => Promise<number>;
  readonly follow: (args: readonly string[], onLine: (line: string) => void) => Promise<number>;
  /** Standard output goes to the file. */
  readonly save: (args: readonly string[], file: string) => Promise<Written>;
  /** Standard input comes from the file. */
  readonly feed: (args: readonly string[], file: string) => Promise<Finished>;
}

/** Labels that every container of a stack carries; networks carry the first. */
export const stackLabel = "cdktf-vllm-litellm.stack";
export const workloadLabel = "cdktf-vllm-litellm.workload";
export const hashLabel = "cdktf-vllm-litellm.config-hash";

/** As root and without a network, for files on the host. Its image is there before: `provideImages`. */
export const fileHelper = [
  ...["run", "--rm", "-i", "--pull", "never", "--network", "none"],
  ...["--user", "0:0", "--log-driver", "none"],
];

/** Whose config files a container brings, which never runs; undefined for any other. */
export function carriedFor(workload: string): string | undefined {
  return workload.endsWith("-config") ? workload.slice(0, -"-config".length) : undefined;
}

export function connectDocker(
  host: Pick<HostConfig, "docker">,
  environment: Readonly<Record<string, string | undefined>>,
): Docker {
  const { certPath } = host.docker;
  const given = host.docker.endpoint ?? environment.DOCKER_HOST;
  const endpoint = given === "" ? undefined : given;
  const ownEnvironment = {
    ...environment,
    ...(endpoint === undefined ? {} : { DOCKER_HOST: endpoint }),
    ...(certPath === undefined ? {} : { DOCKER_CERT_PATH: certPath, DOCKER_TLS_VERIFY: "1" }),
  };
  const program = (args: readonly string[]) => ({ file: "docker", args, environment: ownEnvironment });
  return {
    endpoint: endpoint ?? "the local socket",
    isLocal: endpoint === undefined || endpoint.startsWith("unix://"),
    run: (args, input) => capture({ ...program(args), ...(input === undefined ? {} : { input }) }),
    open: (args) => open(program(args)),
    attach: (args) => attach(program(args)),
    follow: (args, onLine) => follow(program(args), onLine),
    save: (args, file) => writeOutput(program(args), file),
    feed: (args, file) => readInput(program(args), file),
  };
}

/** Why a call failed: the last line that says something. */
export function reasonOf(finished: Finished): string {
  const lines = finished.errors.split("\n").filter((line) => line.trim() !== "");
  return lines.at(-1)?.trim() ?? `exit status ${finished.code}`;
}
