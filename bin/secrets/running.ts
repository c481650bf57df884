/** The container of a workload that runs now. */
import { stackLabel, workloadLabel } from "../docker";
import type { Docker } from "../docker";

/** Its id; undefined when none runs. */
export async function runningContainer(
  docker: Docker,
  stack: string,
  workload: string,
): Promise<string | undefined> {
  const labels = [`label=${stackLabel}=${stack}`, `label=${workloadLabel}=${workload}`];
  const filters = [...labels, "status=running"].flatMap((filter) => ["--filter", filter]);
  const { code, output } = await docker.run(["ps", ...filters, "--format", "{{.ID}}"]);
  const [id = ""] = output.trim().split("\n");
  return code === 0 && id !== "" ? id : undefined;
}
