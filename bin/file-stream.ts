/** Programs whose output becomes a file, or whose input is one: nothing is held in memory or written twice. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Finished, Program } from "./process";

export interface Written extends Finished {
  readonly bytes: number;
  readonly sha256: string;
}

/** Standard output goes to the file, and through a checksum. */
export async function writeOutput(program: Program, path: string): Promise<Written> {
  const child = spawn(program.file, program.args, {
    env: program.environment,
    ...(program.directory === undefined ? {} : { cwd: program.directory }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = end(child);
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const problem = await pipeline(child.stdout, count, createWriteStream(path)).then(() => "", reason);
  const { code, errors } = await ended;
  return {
    code: problem === "" ? code : 1,
    output: "",
    errors: errors + problem,
    bytes,
    sha256: hash.digest("hex"),
  };
}

/** The file goes to standard input. */
export async function readInput(program: Program, path: string): Promise<Finished> {
  const child = spawn(program.file, program.args, {
    env: program.environment,
    ...(program.directory === undefined ? {} : { cwd: program.directory }),
    stdio: ["pipe", "ignore", "pipe"],
  });
  const ended = end(child);
  // A program that ends before it has read everything closes the pipe; its exit status says why.
  await pipeline(createReadStream(path), child.stdin).catch(() => undefined);
  return { ...(await ended), output: "" };
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function end(child: ReturnType<typeof spawn>): Promise<Pick<Finished, "code" | "errors">> {
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
  return new Promise((resolve) => {
    child.on("error", (problem) => resolve({ code: 127, errors: problem.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, errors }));
  });
}

function reason(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
