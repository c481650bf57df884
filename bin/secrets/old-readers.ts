/** Who may still use the previous value of a secret: whoever runs in another version than the planned one. */
import { notRotated, oldReaders } from "../../config/errors/secret-rotation";
import type { Finding } from "../../config";
import { runningOn } from "../changes/before";
import { canSynthesise, containersOf } from "../changes/look";
import type { Docker } from "../docker";
import type { Result } from "./provide";

/** Redis is told while it runs, so it is none of them. Not knowing counts as one. */
export async function checkReaders(
  docker: Docker,
  result: Result,
  name: string,
): Promise<readonly Finding[]> {
  const { plan } = result;
  const unknown = (reason: string) => [
    notRotated(
      name,
      `whether old readers of it run is not known: ${reason}`,
      "Look yourself, then run it with --yes.",
    ),
  ];
  const running = await runningOn(docker, plan.name);
  if (running === undefined) return unknown("the Docker engine does not say what runs");
  const readers = plan.workloads.filter(
    ({ role, secrets }) => role !== "redis" && secrets.some((secret) => secret.name === name),
  );
  const own = running.filter(([workload]) => readers.some((reader) => reader.name === workload));
  if (own.length === 0) return [];
  if (!canSynthesise()) return unknown("cdktf is not installed here, so the planned versions cannot be made");
  const planned = new Map(containersOf(result).map(({ workload, hash }) => [workload, hash]));
  const old = own.filter(([workload, hash]) => planned.get(workload) !== hash);
  const names = [...new Set(old.map(([workload]) => workload))];
  return names.length === 0 ? [] : [oldReaders(name, names)];
}
