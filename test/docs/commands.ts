/** Command lines in pages: whether the program that they call takes them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommanderError } from "commander";
import type { Command } from "commander";
import { createProgram } from "../../bin/program";
import { root } from "../examples";
import { shellCommands } from "./shell";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** Of the words of one command, those behind `llm-gateway`. */
function gatewayArguments(words: readonly string[]): readonly string[] | undefined {
  const [first, ...rest] = words[0] === "npx" ? words.slice(1) : words;
  if (first === "--package") return gatewayArguments(rest.slice(1));
  return first === "llm-gateway" ? rest : undefined;
}

/** Every call of llm-gateway in a script. */
export function gatewayCalls(script: string): readonly (readonly string[])[] {
  return shellCommands(script)
    .map(gatewayArguments)
    .filter((argv) => argv !== undefined);
}

/** The npm scripts that a script runs and that are not there. */
export function unknownScripts(script: string): readonly string[] {
  const own = new Set(["ci", "install", "init", "pack", "publish", "test"]);
  return shellCommands(script)
    .filter(([program]) => program === "npm")
    .map(([, verb = "", name = ""]) => (verb === "run" ? name : verb))
    .filter((name) => !own.has(name) && manifest.scripts[name] === undefined);
}

/**
 * What the program says against these arguments; undefined when it takes them. Nothing runs.
 * In a sentence a verb stands without what it needs.
 */
export function refusal(argv: readonly string[], isSentence = false): string | undefined {
  let command: Command = createProgram(silent, () => undefined);
  let rest = [...argv];
  for (;;) {
    const next = command.commands.find((one) => one.name() === rest[0]);
    if (next === undefined) break;
    command = next;
    rest = rest.slice(1);
  }
  try {
    const { operands, unknown } = command.parseOptions(rest);
    if (unknown.length > 0) return `${command.name()} has no ${unknown.join(" ")}`;
    return countRefusal(command, operands, isSentence);
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.message;
    throw problem;
  }
}

function countRefusal(
  command: Command,
  operands: readonly string[],
  isSentence: boolean,
): string | undefined {
  const { registeredArguments: declared } = command;
  const least = isSentence ? 0 : declared.filter(({ required }) => required).length;
  const most = declared.some(({ variadic }) => variadic) ? Infinity : declared.length;
  if (operands.length >= least && operands.length <= most) return undefined;
  return `${command.name()} takes ${least} to ${most} arguments, not "${operands.join(" ")}"`;
}

const silent: Parameters<typeof createProgram>[0] = {
  write: () => undefined,
  say: () => undefined,
  ask: undefined,
  input: () => Promise.resolve(""),
  directory: root,
  environment: {},
  hasColor: false,
  style: { hasColor: false, isUnicode: true },
};
