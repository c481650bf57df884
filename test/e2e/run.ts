/** Runs a command to its end and returns what it said. Fails loudly, with the output's end, unless told otherwise. */
import { spawn } from "node:child_process";
import { join } from "node:path";

export const projectRoot = join(__dirname, "..", "..");

export interface Ran {
  readonly code: number;
  /** Standard output. */
  readonly stdout: string;
  /** Both outputs in the order they came. */
  readonly output: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** @default the project */
  readonly cwd?: string;
  /** Any exit status is fine; the caller looks at it. @default false */
  readonly mayFail?: boolean;
}

export async function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const child = spawn(file, args, {
    cwd: options.cwd ?? projectRoot,
    env: { ...process.env, NO_COLOR: "1", ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const code = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
  if (code !== 0 && options.mayFail !== true) {
    throw new Error(`${file} ${args.join(" ")} ended with ${code}:\n${output.slice(-4000)}`);
  }
  return { code, stdout, output };
}

/** Standard output of a docker command, without the last line break. */
export async function docker(...args: string[]): Promise<string> {
  return (await run("docker", args)).stdout.trim();
}
