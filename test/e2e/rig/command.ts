// Runs other programs: quietly, for their answer, or with their output in a log file that a failure quotes.
import { type SpawnOptions, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { RigError } from "./step";

interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** @default no limit */
  readonly timeoutMs?: number;
}

interface LogOptions extends Options {
  /** The file that gets standard output and standard error; replaced by every run. */
  readonly log: string;
  /** What the reader can do when the program fails. */
  readonly fix: string;
}

interface Answer {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program and returns what it said. A program that is missing or too slow answers `ok: false`. */
export function ask(command: string, args: readonly string[], options: Options = {}): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...spawnOptions(options), stdio: ["pipe", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdin.on("error", () => undefined); // it may end without reading
    child.stdin.end(options.input ?? "");
    child.on("error", (error) => resolve({ ok: false, stdout, stderr: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, stdout: stdout.trim(), stderr: stderr.trim() }));
  });
}

/** Runs a program with its output in `log`. Returns the last line; throws a RigError when the program fails. */
export async function run(command: string, args: readonly string[], options: LogOptions): Promise<string> {
  const fd = openSync(options.log, "w");
  const failure = await new Promise<string | undefined>((resolve) => {
    const child = spawn(command, args, { ...spawnOptions(options), stdio: ["pipe", fd, fd] });
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(options.input ?? "");
    child.on("error", (error) => resolve(error.message));
    child.on("close", (code, signal) =>
      resolve(code === 0 ? undefined : `ended with ${code ?? signal ?? "?"}`),
    );
  }).finally(() => closeSync(fd));
  if (failure !== undefined) {
    throw new RigError(`${command} ${args.join(" ")}: ${failure}`, { log: options.log, fix: options.fix });
  }
  return lastLine(options.log);
}

export async function isInstalled(program: string): Promise<boolean> {
  return (await ask("sh", ["-c", `command -v ${program}`])).ok;
}

function spawnOptions({ cwd, env, timeoutMs }: Options): SpawnOptions {
  return {
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  };
}

function lastLine(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? "";
}
