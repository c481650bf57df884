/** Secrets from elsewhere: the text of a file, or what a program prints. Vault, 1Password and others come in this way. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { types } from "node:util";
import { reasonOf } from "./env-file";
import type { Keys } from "./env-file";
import type { SecretSource } from "./schema/secrets";

export type SourceAnswer = { readonly value: string } | { readonly problem: string };

/** The value without the line break at its end. */
export function readSource(source: SecretSource, at: Pick<Keys, "folder" | "environment">): SourceAnswer {
  const answer = "file" in source ? readText(source.file, at) : runProgram(source, at);
  if ("problem" in answer) return answer;
  const value = answer.value.replace(/\r?\n$/, "");
  if (value === "") return { problem: "it is empty" };
  return /[\r\n]/.test(value) ? { problem: "it has several lines" } : { value };
}

/** Absolute; `~` is the home of whoever asks. */
export function pathOfSource(
  file: string,
  { folder, environment }: Pick<Keys, "folder" | "environment">,
): string {
  return resolve(folder, file.replace(/^~(?=\/)/, environment.HOME ?? homedir()));
}

function readText(file: string, at: Pick<Keys, "folder" | "environment">): SourceAnswer {
  try {
    return { value: readFileSync(pathOfSource(file, at), "utf8") };
  } catch (problem) {
    const code = types.isNativeError(problem) && "code" in problem ? String(problem.code) : "unreadable";
    return { problem: `${file}: ${code === "ENOENT" ? "no such file" : code}` };
  }
}

/** Without a shell: an argument stays one argument, whatever is in it. */
function runProgram(
  { command, timeout }: Extract<SecretSource, { command: unknown }>,
  { folder, environment }: Pick<Keys, "folder" | "environment">,
): SourceAnswer {
  const [program = "", ...args] = command;
  const ended = spawnSync(program, args, {
    cwd: folder,
    env: environment,
    timeout: timeout * 1000,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (ended.status === 0) return { value: ended.stdout };
  const status = ended.status === null ? "" : `${program} ended with ${ended.status}: `;
  return { problem: status + reasonOf(program, ended.error, ended.stderr) };
}
