/** Ids of the images that a stack's running containers were made from. */
import { stackLabel, workloadLabel } from "../docker";
import type { Docker } from "../docker";

export interface RunningImage {
  readonly workload: string;
  /** Id. */
  readonly image: string;
}

export async function runningImages(docker: Docker, stack: string): Promise<readonly RunningImage[]> {
  const { output } = await docker.run(["ps", "--quiet", "--filter", `label=${stackLabel}=${stack}`]);
  const ids = output.split("\n").filter((line) => line !== "");
  if (ids.length === 0) return [];
  const format = `{{index .Config.Labels "${workloadLabel}"}}\t{{.Image}}`;
  const inspected = await docker.run(["inspect", "--format", format, ...ids]);
  return inspected.output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [workload = "", image = ""] = line.split("\t");
      return { workload, image };
    });
}
