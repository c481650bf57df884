/** Loads and parses the lock of images that lies beside the config. What is wrong with it is an error: other images would run. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { types } from "node:util";
import { imageLockUnreadable } from "./errors/images";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import { imageLockSchema } from "./schema/image-lock";
import type { ImagePins } from "./schema/image-lock";

export const imageLockName = "images.lock.json";

export interface LoadedImageLock {
  /** Undefined where there is no lock, or none that can be used. */
  readonly pins: ImagePins | undefined;
  readonly findings: readonly Finding[];
}

export function imageLockOf(configFile: string): string {
  return join(dirname(configFile), imageLockName);
}

export function loadImageLock(configFile: string): LoadedImageLock {
  const file = imageLockOf(configFile);
  if (!existsSync(file)) return { pins: undefined, findings: [] };
  try {
    return parse(JSON.parse(readFileSync(file, "utf8")) as unknown);
  } catch (problem) {
    // Not instanceof: the parser may belong to another realm than this code.
    const text = types.isNativeError(problem) ? problem.message : String(problem);
    return unreadable(text.replaceAll(file, imageLockName).split("\n")[0] ?? "");
  }
}

function parse(input: unknown): LoadedImageLock {
  const { data, error } = imageLockSchema.safeParse(input);
  if (data) return { pins: data.images, findings: [] };
  const [issue] = error.issues;
  return unreadable(`${formatPath(issue?.path ?? [])}: ${issue?.message ?? "not a lock"}`.replace(/^: /, ""));
}

function unreadable(reason: string): LoadedImageLock {
  return { pins: undefined, findings: [imageLockUnreadable(reason)] };
}
