/** Runs a program of an image once, with files of this test mounted, and leaves nothing behind. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../run";
import type { Ran } from "../run";

export interface OnceOptions {
  /** @default the image's own */
  readonly entrypoint?: string;
  readonly args?: readonly string[];
  /** Path on this machine → path in the container; read-only. */
  readonly mounts?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly user?: string;
  /** @default Docker's default network */
  readonly network?: string;
  /** A name that resolves. */
  readonly host?: string;
  readonly input?: string;
}

let count = 0;

export function runOnce(image: string, options: OnceOptions): Promise<Ran> {
  const { entrypoint, args = [], mounts = {}, environment = {}, user, network, host, input } = options;
  const flags = [
    ["--name", `parsers-${process.pid}-${(count += 1)}`],
    ...Object.entries(mounts).map(([from, to]) => ["-v", `${from}:${to}:ro`]),
    ...Object.entries(environment).map(([name, value]) => ["-e", `${name}=${value}`]),
    entrypoint === undefined ? [] : ["--entrypoint", entrypoint],
    user === undefined ? [] : ["--user", user],
    network === undefined ? [] : ["--network", network],
    host === undefined ? [] : ["--add-host", `${host}:192.0.2.1`],
  ].flat();
  return run("docker", ["run", "--rm", "-i", ...flags, image, ...args], {
    mayFail: true,
    ...(input === undefined ? {} : { input }),
  });
}

/** A folder that every user can read, with these files; `remove` deletes it. */
export function folderWith(files: Readonly<Record<string, string>>): { path: string; remove: () => void } {
  const base = mkdtempSync(join(tmpdir(), "parsers-"));
  const path = join(base, "files"); // the outer folder is its owner's alone
  mkdirSync(path, { mode: 0o755 });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true, mode: 0o755 });
    writeFileSync(join(path, name), text, { mode: 0o644 });
  }
  return { path, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** The last line of a program's output, as JSON. Throws with the whole output when the program failed. */
export function lastJson({ code, stdout, output }: Ran): unknown {
  if (code !== 0) throw new Error(`ended with ${code}:\n${output.slice(-4000)}`);
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as unknown;
}
