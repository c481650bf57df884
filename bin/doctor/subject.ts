/** What all checks look at: the plan, the Docker host, and the stack's containers as they are now. */
import type { GatewayConfig, GatewayPlan } from "../../config";
import { listContainers } from "../deploy/containers";
import type { Container } from "../deploy/containers";
import type { Docker } from "../docker";
import type { Target } from "../smoke/request";
import type { Terminal } from "../terminal";
import { readEngineInfo } from "./engine-info";
import type { EngineInfo } from "./engine-info";

export interface DoctorOptions {
  /** Asks every provider once, with every key. */
  readonly providers?: boolean;
  /** Why this name does not answer. */
  readonly model?: string;
  /** Variable with the client's key; default: the master key. */
  readonly keyEnv?: string;
}

export interface Subject {
  readonly terminal: Terminal;
  readonly docker: Docker;
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly values: ReadonlyMap<string, string>;
  readonly options: DoctorOptions;
  readonly target: Target;
  /** Undefined when no engine answers. */
  readonly info: EngineInfo | undefined;
  /** When `info` was read, milliseconds. */
  readonly readAt: number;
  /** Of the whole engine. */
  readonly containers: readonly Container[];
}

export type Given = Omit<Subject, "info" | "readAt" | "containers">;

export async function subjectOf(given: Given): Promise<Subject> {
  const info = await readEngineInfo(given.docker);
  const readAt = Date.now();
  const containers = info === undefined ? [] : ((await listContainers(given.docker)) ?? []);
  return { ...given, info, readAt, containers };
}

/** Containers of the stack's workloads. */
export function ownContainers({ containers, plan }: Subject): readonly Container[] {
  return containers.filter(({ stack, workload }) => stack === plan.name && workload !== "");
}

/** The containers of a workload that run now, as Docker names them. */
export function runningOf(subject: Subject, workload: string): readonly Container[] {
  return ownContainers(subject).filter(
    (one) => one.workload === workload && ["running", "healthy", "unhealthy", "starting"].includes(one.state),
  );
}

/** The master key of the config; undefined where there is none, or it has no value. */
export function masterKey({ config, values }: Subject): string | undefined {
  const { masterKey: name } = config.proxy;
  return name === "none" ? undefined : values.get(name);
}
