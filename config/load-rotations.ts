/** Loads `secrets.lock.json`, which lies beside the config and counts the changes of each secret. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { types } from "node:util";
import { rotationsUnreadable } from "./errors/secret-rotation";
import { compareText, formatPath } from "./findings";
import type { Finding } from "./findings";
import { rotationsSchema, rotationsVersion } from "./schema/rotations";
import type { Rotations } from "./schema/rotations";

export const rotationsFileName = "secrets.lock.json";

export interface LoadedRotations {
  readonly rotations: Rotations;
  readonly findings: readonly Finding[];
}

export function rotationsFileOf(configFile: string): string {
  return join(dirname(configFile), rotationsFileName);
}

/** None where there is no file. One that is wrong is an error: going on would keep old values in use. */
export function loadRotations(configFile: string, stack: string): LoadedRotations {
  const file = rotationsFileOf(configFile);
  if (!existsSync(file)) return { rotations: {}, findings: [] };
  const failed = (reason: string) => ({ rotations: {}, findings: [rotationsUnreadable(reason)] });
  try {
    const { data, error } = rotationsSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (!data) {
      const [issue] = error.issues;
      return failed(`${formatPath(issue?.path ?? [])}: ${issue?.message ?? "not such a file"}`);
    }
    if (data.stack !== stack) return failed(`it belongs to the stack ${JSON.stringify(data.stack)}`);
    return { rotations: data.rotations, findings: [] };
  } catch (problem) {
    // Not instanceof: the parser may belong to another realm than this code.
    const text = types.isNativeError(problem) ? problem.message : String(problem);
    return failed(text.replaceAll(file, rotationsFileName).split("\n")[0] ?? "");
  }
}

/** One line per secret. */
export function rotationsText(stack: string, rotations: Rotations): string {
  const sorted = Object.entries(rotations).toSorted(([a], [b]) => compareText(a, b));
  const document = { version: rotationsVersion, stack, rotations: Object.fromEntries(sorted) };
  return `${JSON.stringify(document, null, 2)}\n`;
}
