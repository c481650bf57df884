/** `deploy --rolling`: engines are replaced one at a time, each by an apply of its own, before everything else. */
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayConfig, GatewayPlan, Workload } from "../../config";
import type { PlannedContainer } from "../../stacks/planned-containers";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";
import { listContainers } from "./containers";

/** One apply; `target`: only this resource and what it stands on. Undefined when all went well. */
export type Apply<Failed> = (target?: string) => Promise<Failed | undefined>;

export interface Roll {
  readonly terminal: Terminal;
  readonly docker: Docker;
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly planned: readonly Pick<PlannedContainer, "workload" | "address" | "hash">[];
}

/**
 * A stopping engine finishes its requests and refuses new ones; LiteLLM rests it at the first refusal, which the others answer.
 * After the new one answers, its rest must end before the next engine goes: else the model has nobody left.
 */
export async function rollEngines<Failed>(
  roll: Roll,
  engines: readonly Workload[],
  apply: Apply<Failed>,
): Promise<Failed | { readonly refused: string } | undefined> {
  const { terminal, planned } = roll;
  for (const [index, engine] of engines.entries()) {
    const step = `rolling ${index + 1} of ${engines.length}`;
    const others = roll.plan.workloads.filter((one) => isOther(one, engine));
    const answering = await healthy(roll, others);
    if (others.length > 0 && answering.length === 0) {
      const refused = `${engine.name} stays: no other engine of ${engine.model ?? ""} is healthy`;
      terminal.say(`${step}: ${refused}`);
      return { refused };
    }
    const meanwhile =
      answering.length === 0 ? "no other engine of its model" : `${answering.join(", ")} answers meanwhile`;
    terminal.say(`${step}: ${engine.name} (${meanwhile})`);
    const address = planned.find(({ workload }) => workload === engine.name)?.address;
    const failure = await apply(address);
    if (failure !== undefined) {
      terminal.say(`${step} failed: the engines after ${engine.name}, and everything else, are as they were`);
      return failure;
    }
    if (engines.slice(index + 1).some((next) => next.model === engine.model)) await rest(roll, engine);
  }
  return undefined;
}

/** After an engine answers again, and before another of its model goes. */
export async function rest(
  { terminal, config }: Pick<Roll, "terminal" | "config">,
  engine: Pick<Workload, "name">,
): Promise<void> {
  const seconds = restSeconds(config);
  terminal.say(`  ${engine.name} answers; ${seconds} s until LiteLLM asks it again for certain`);
  await sleep(seconds * 1000);
}

/** The last check that found it away may end after its start, and then it rests or waits for the next check. */
export function restSeconds({ routing }: Pick<GatewayConfig, "routing">): number {
  const { cooldown, healthChecks } = routing;
  if (healthChecks === false) return Math.ceil(cooldown.for) + marginSeconds;
  const { every, timeout } = healthChecks;
  return Math.ceil(timeout + Math.max(cooldown.for, every + timeout)) + marginSeconds;
}

const marginSeconds = 5;

function isOther(one: Workload, engine: Workload): boolean {
  return one.role === "vllm" && one.model === engine.model && one.name !== engine.name;
}

async function healthy({ docker, plan }: Roll, engines: readonly Workload[]): Promise<readonly string[]> {
  const containers = (await listContainers(docker, plan.name)) ?? [];
  const names = engines.map(({ name }) => name);
  return containers
    .filter(({ workload, state }) => names.includes(workload) && state === "healthy")
    .map(({ workload }) => workload);
}
