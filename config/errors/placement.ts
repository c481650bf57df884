/** Messages about who sits on which GPU, and about the file that remembers it. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

/** What stands in the way of a replica that has no place. */
export interface Obstacles {
  /** GPUs that it could take. */
  readonly free: readonly string[];
  /** GPUs that are free, but on which it cannot run. */
  readonly tooSmall: readonly string[];
  /** `GPU by workload`. */
  readonly held: readonly string[];
  /** Why it cannot stay where the lock file has it. */
  readonly lost: string | undefined;
  /** Not every arrangement has been tried. */
  readonly stopped: boolean;
  /** There is a place for all when nobody has to stay. */
  readonly replanHelps: boolean;
}

export function notEnoughGpus(path: string, workload: string, wanted: number, why: Obstacles): Finding {
  const parts = [
    `needs ${count(wanted)} for ${workload}, free: ${names(why.free)}`,
    why.tooSmall.length === 0 ? "" : `free, but it does not fit there: ${some(why.tooSmall)}`,
    why.held.length === 0 ? "" : `held: ${some(why.held)}`,
    why.lost === undefined ? "" : `it cannot keep its place: ${why.lost}`,
    why.stopped ? "not every arrangement has been tried, there are too many" : "",
  ];
  return error(
    "GPU.NOT_ENOUGH",
    path,
    parts.filter((part) => part !== "").join("; "),
    why.replanHelps
      ? "Run `llm-gateway plan --lock --replan`: there is room for all when others may move; they load again."
      : why.stopped
        ? "Name GPUs with gpuIds where you know a place, or lower gpus or replicas."
        : "Lower gpus or replicas, use a smaller model, or add GPUs to host.gpus.",
  );
}

export function slicesNotJoined(path: string, workload: string, slices: readonly string[]): Finding {
  return error(
    "GPU.SLICES_NOT_JOINED",
    path,
    `${workload} would be split over MIG slices (${some(slices)}), which cannot work on one model together`,
    "Use one slice per replica, or whole GPUs.",
  );
}

export function mixedTypes(
  path: string,
  workload: string,
  gpus: readonly string[],
  stopped: boolean,
): Finding {
  return warning(
    "GPU.MIXED_TYPES",
    path,
    `${workload} is split over unequal GPUs (${gpus.join(", ")})${unsure(stopped)}; the smallest sets size and pace`,
    "Give it GPUs of one type with gpuIds, or fewer gpus.",
  );
}

export function islandsSplit(
  path: string,
  workload: string,
  gpus: readonly string[],
  stopped: boolean,
): Finding {
  return warning(
    "GPU.ISLANDS_SPLIT",
    path,
    `tensor parallelism of ${workload} reaches over islands (${gpus.join(", ")})${unsure(stopped)}; between them the link is slow`,
    "Free GPUs of one island, or use a smaller tensorParallelSize with pipelineParallelSize.",
  );
}

export function moved(
  path: string,
  workload: string,
  from: readonly string[],
  to: readonly string[],
  reason: string,
): Finding {
  return warning(
    "GPU.MOVED",
    path,
    `${workload} moves from GPU ${from.join(", ")} to ${to.join(", ")} and loads again: ${reason}`,
    "Run `llm-gateway plan --lock` when this is meant, else undo what the message names.",
  );
}

export function lockUnreadable(reason: string): Finding {
  return error(
    "LOCK.UNREADABLE",
    "",
    `gateway.lock.json could not be read: ${reason}`,
    "Restore it from version control, or run `llm-gateway plan --lock --replan`, which may move engines.",
  );
}

export function lockVersionUnknown(version: number, known: number): Finding {
  return error(
    "LOCK.VERSION_UNKNOWN",
    "",
    `gateway.lock.json has version ${version}, known: ${known}`,
    "Use the release that wrote it, or a newer one.",
  );
}

export function lockForeign(stack: string, own: string): Finding {
  return error(
    "LOCK.FOREIGN",
    "name",
    `gateway.lock.json belongs to the stack ${JSON.stringify(stack)}, this is ${JSON.stringify(own)}`,
    "Give each stack a folder of its own; after a change of name run `llm-gateway plan --lock --replan`.",
  );
}

/** Why a replica cannot stay. */
export const otherCount = (now: number, before: number) => `it asks for ${count(now)} now, not ${before}`;
export const gpuGone = (id: string) => `GPU ${JSON.stringify(id)} is not on the host any more`;
export const gpuHeld = (id: string, holder: string) => `GPU ${JSON.stringify(id)} is held by ${holder}`;
export const noRoomBeside = (id: string, tenants: readonly string[]) =>
  `GPU ${JSON.stringify(id)} has no room for it beside ${tenants.join(", ")}`;
export const onSlices = () => "MIG slices cannot work on one model together";
export const fitsNoMore = () => "it does not fit there any more";
export const idsGiven = () => "gpuIds says so";

function count(gpus: number): string {
  return `${gpus} GPU${gpus === 1 ? "" : "s"}`;
}

/** A host with hundreds of GPUs fits no terminal. */
function some(list: readonly string[]): string {
  const shown = list.slice(0, 16).join(", ");
  return list.length > 16 ? `${shown} and ${list.length - 16} more` : shown;
}

function unsure(stopped: boolean): string {
  return stopped ? ", the best of those that have been tried" : "";
}
