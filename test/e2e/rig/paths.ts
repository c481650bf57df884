// Where the rig keeps what it downloads and builds, and where its recipes lie.
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

export const recipesDir = join(__dirname, "..", "images");

export const cacheDir = resolve(process.env.RIG_CACHE ?? join(homedir(), ".cache", "cdktf-vllm-litellm-rig"));

/** A path in the cache; the folder that holds it exists afterwards. */
export function cached(...parts: readonly string[]): string {
  const path = join(cacheDir, ...parts);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}

export function logFile(name: string): string {
  return cached("logs", `${name}.log`);
}
