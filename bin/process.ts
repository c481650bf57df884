/** Child processes: run to the end and collect, or follow line by line. Ends only processes that it started. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly directory?: string;
  /** Standard input. */
  readonly input?: string;
}

export interface Finished {
  /** Exit status; 127 when there is no such program. */
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a program and collects what it says. Never throws for what the program does. */
export async function capture(program: Program): Promise<Finished> {
  const chunks = { output: "", errors: "" };
  const child = start(program);
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (chunks.output += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (chunks.errors += text));
  const code = await ended(child, (reason) => (chunks.errors += reason));
  return { code, ...chunks };
}

/** Runs a program and hands out each line of both outputs as it comes. Returns the exit status. */
export async function follow(program: Program, onLine: (line: string) => void): Promise<number> {
  const child = start(program);
  const closed = [child.stdout, child.stderr].map(async (stream) => {
    if (stream) for await (const line of createInterface({ input: stream })) onLine(line);
  });
  const code = await ended(child, onLine);
  await Promise.all(closed);
  return code;
}

function start({ file, args, environment, directory, input }: Program): ChildProcess {
  const child = spawn(file, args, {
    env: environment,
    ...(directory === undefined ? {} : { cwd: directory }),
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
  // A program that ends before it has read everything closes the pipe; its exit status says why.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  return child;
}

function ended(child: ChildProcess, onReason: (reason: string) => void): Promise<number> {
  const forget = passSignals(child);
  return new Promise<number>((resolve) => {
    child.on("error", (problem: NodeJS.ErrnoException) => {
      onReason(problem.code === "ENOENT" ? `${child.spawnfile}: command not found` : problem.message);
      resolve(127);
    });
    child.on("close", (code, signal) => {
      if (signal !== null) onReason(`ended by ${signal}`);
      resolve(code ?? 1);
    });
  }).finally(forget);
}

/** An interrupted verb first lets its child end in order. On a terminal the child has got Ctrl-C already. */
function passSignals(child: ChildProcess): () => void {
  const onInterrupt = () => {
    if (!process.stdin.isTTY) child.kill("SIGINT");
  };
  const onTerminate = () => child.kill("SIGTERM");
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onTerminate);
  return () => {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onTerminate);
  };
}
