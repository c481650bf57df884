/** A verb as a process of its own, to which somebody sends SIGINT while it waits for docker. */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fixtures } from "./workplace";
import type { Workplace } from "./workplace";

/** The signal comes during the first `docker` call with these words in it, which would take long. */
export async function interrupted(
  { directory, environment }: Workplace,
  words: string,
  ...argv: readonly string[]
): Promise<{ code: number | null; err: string }> {
  const folder = join(directory, "slow");
  const fake = join(fixtures, "fake/docker");
  mkdirSync(folder);
  const slow = `#!/bin/sh\ncase "$*" in *"${words}"*) ${fake} "$@" >&2; kill -INT $PPID; exec sleep 30 ;; esac\nexec ${fake} "$@"\n`;
  writeFileSync(join(folder, "docker"), slow, { mode: 0o755 });
  const child = spawn(process.execPath, [resolve("bin/llm-gateway.js"), ...argv], {
    cwd: directory,
    env: { ...environment, PATH: `${folder}:${environment.PATH ?? ""}` },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (text) => (err += String(text)));
  const code = await new Promise<number | null>((done) => child.on("close", done));
  return { code, err };
}
