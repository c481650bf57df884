/** Child processes: run to the end and collect, or follow line by line. Ends only processes that it started. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { enter, leave } from "./interrupt";

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

/** A program that talks to whoever sits at this terminal. Returns the exit status. */
export async function attach({ file, args, environment }: Program): Promise<number> {
  const child = spawn(file, args, { env: environment, stdio: "inherit" });
  return ended(child, (reason) => process.stderr.write(`${reason}\n`));
}

/** A program that is fed and read while it runs. */
export interface Running {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** What it ended with, and what it said on standard error. Its output must be read to the end. */
  readonly ended: Promise<Omit<Finished, "output">>;
  readonly stop: () => void;
}

export function open(program: Omit<Program, "input">): Running {
  const child = start({ ...program, input: undefined, isOpen: true });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("a child without pipes");
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const end = ended(child, (reason) => (errors += reason), false);
  // A program that waits for its reader does not end before it knows that there is none.
  const stop = () => {
    stdout.destroy();
    child.kill();
  };
  return { stdin, stdout, ended: end.then((code) => ({ code, errors })), stop };
}

interface Start extends Omit<Program, "input"> {
  readonly input?: string | undefined;
  /** Standard input stays open. */
  readonly isOpen?: boolean;
}

function start({ file, args, environment, directory, input, isOpen = false }: Start): ChildProcess {
  const child = spawn(file, args, {
    env: environment,
    ...(directory === undefined ? {} : { cwd: directory }),
    stdio: [input === undefined && !isOpen ? "ignore" : "pipe", "pipe", "pipe"],
  });
  // A program that ends before it has read everything closes the pipe; its exit status says why.
  child.stdin?.on("error", () => undefined);
  if (!isOpen) child.stdin?.end(input);
  return child;
}

function ended(child: ChildProcess, onReason: (reason: string) => void, isWaitedFor = true): Promise<number> {
  enter(child, isWaitedFor);
  return new Promise<number>((resolve) => {
    child.on("error", (problem: NodeJS.ErrnoException) => {
      onReason(problem.code === "ENOENT" ? `${child.spawnfile}: command not found` : problem.message);
      if (leave(child)) resolve(127);
    });
    child.on("close", (code, signal) => {
      if (signal !== null) onReason(`ended by ${signal}`);
      if (leave(child)) resolve(code ?? 1);
    });
  });
}
