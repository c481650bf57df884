/** Where Docker puts what a container prints: into files of the host that rotate, or to CloudWatch. */
import type { Workload } from "../plan/types";

export interface LogDriver {
  readonly driver: "json-file" | "awslogs";
  readonly options: Readonly<Record<string, string>>;
}

export interface LogFiles {
  readonly maxSizeMiB: number;
  readonly maxFiles: number;
}

/** `docker logs` shows both: of what another driver sends Docker keeps the last 100 MB. */
export function logDriver(
  { cloudwatch }: Pick<Workload, "cloudwatch">,
  { maxSizeMiB, maxFiles }: LogFiles,
): LogDriver {
  if (cloudwatch === null)
    return {
      driver: "json-file",
      options: { "max-size": `${maxSizeMiB}m`, "max-file": String(maxFiles) },
    };
  const { group, region, stream } = cloudwatch;
  return {
    driver: "awslogs",
    options: { "awslogs-region": region, "awslogs-group": group, "awslogs-stream": stream },
  };
}
