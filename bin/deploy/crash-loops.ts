/** Engines that end again and again are stopped: each start loads a model, and heats the cards, for nothing. */
import type { GatewayPlan } from "../../config";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";
import type { Failure } from "./failure";

/** The next deployment starts them again, or replaces them. Returns the containers that were stopped. */
export async function stopCrashLoops(
  terminal: Terminal,
  docker: Docker,
  plan: GatewayPlan,
  { unhealthy }: Failure,
): Promise<readonly string[]> {
  const engines = new Set(plan.workloads.flatMap(({ role, name }) => (role === "vllm" ? [name] : [])));
  const stopped: string[] = [];
  for (const { workload, container, restarts, log } of unhealthy) {
    if (restarts === 0 || !engines.has(workload)) continue;
    // First, or the engine starts it again while it is being stopped.
    await docker.run(["update", "--restart=no", container]);
    const { code } = await docker.run(["stop", container]);
    if (code !== 0) continue;
    stopped.push(container);
    const reason = log.at(-1) === undefined ? "" : `: ${log.at(-1)}`;
    terminal.say(
      `stopped ${container}, which had ended ${restarts} time${restarts === 1 ? "" : "s"}${reason}`,
    );
    terminal.say("  it stays stopped until the next deployment");
  }
  return stopped;
}
