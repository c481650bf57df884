/** What the small programs share that turn something else's figures into metrics. */
import type { Workload } from "../types";
import { httpProbe, workload } from "../workload";

type Special = Pick<Workload, "name" | "role" | "image" | "entrypoint" | "user"> & Partial<Workload>;

/** `healthPath` is asked on `port` by its probe. */
export function exporter(port: number, healthPath: string, special: Special): Workload {
  return workload({
    probe: httpProbe(port, healthPath, 30),
    startBudgetSeconds: 60,
    stopGraceSeconds: 10,
    memoryMiB: 128,
    cpus: 1,
    readOnlyRoot: true,
    ...special,
  });
}
