/** Loads the lock file that lies beside the config. Its text becomes a plain value here, and a lock in parse-lock. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { types } from "node:util";
import * as messages from "./errors/placement";
import type { Finding } from "./findings";

export const lockFileName = "gateway.lock.json";

/** Undefined input where there is no lock file. */
export type LoadedLock = { readonly input: unknown } | { readonly finding: Finding };

export function lockFileOf(configFile: string): string {
  return join(dirname(configFile), lockFileName);
}

export function loadLock(configFile: string): LoadedLock {
  const file = lockFileOf(configFile);
  if (!existsSync(file)) return { input: undefined };
  try {
    return { input: JSON.parse(readFileSync(file, "utf8")) as unknown };
  } catch (problem) {
    // Not instanceof: the parser may belong to another realm than this code.
    const text = types.isNativeError(problem) ? problem.message : String(problem);
    return { finding: messages.lockUnreadable(text.replaceAll(file, lockFileName).split("\n")[0] ?? "") };
  }
}
