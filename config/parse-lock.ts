/** Parses the lock file's value. What is wrong with it is an error: going on without it would move engines. */
import * as messages from "./errors/placement";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import { lockSchema, lockVersion } from "./schema/lock";
import type { Lock } from "./schema/lock";

export interface ParsedLock {
  readonly lock: Lock | undefined;
  readonly findings: readonly Finding[];
}

/** `stack` is the `name` of the config that the lock must belong to. */
export function parseLock(input: unknown, stack: string): ParsedLock {
  if (input === undefined) return { lock: undefined, findings: [] };
  const version = versionOf(input);
  if (version !== undefined && version !== lockVersion)
    return { lock: undefined, findings: [messages.lockVersionUnknown(version, lockVersion)] };
  const { data, error } = lockSchema.safeParse(input);
  if (!data) {
    const [issue] = error.issues;
    const reason = `${formatPath(issue?.path ?? [])}: ${issue?.message ?? "not a lock"}`.replace(/^: /, "");
    return { lock: undefined, findings: [messages.lockUnreadable(reason)] };
  }
  const lock = { stack: data.stack, gpus: data.host.gpus, placements: data.placements };
  return { lock, findings: data.stack === stack ? [] : [messages.lockForeign(data.stack, stack)] };
}

function versionOf(input: unknown): number | undefined {
  if (typeof input !== "object" || input === null || !("version" in input)) return undefined;
  return typeof input.version === "number" ? input.version : undefined;
}
