/** The engines' command lines as a shell script that a person can read and run. */
import { quoteForShell } from "../config";
import type { GatewayPlan } from "../config";

/** A comment with the workload's name, then its command; one per engine. Empty without own engines. */
export function engineCommands(plan: Pick<GatewayPlan, "workloads">): string {
  return plan.workloads
    .filter((workload) => workload.role === "vllm")
    .map(({ name, entrypoint, argv }) => {
      const command = [...(entrypoint ?? ["vllm", "serve"]), ...argv];
      return `# ${name}\n${command.map(quoteForShell).join(" ")}\n`;
    })
    .join("\n");
}
