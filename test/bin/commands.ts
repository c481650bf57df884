/** The verbs as the parser has them, for pages and goldens of their help. */
import type { Argument, Command, Option } from "commander";
import { run } from "../../bin/cli";
import { createProgram } from "../../bin/program";
import type { Terminal } from "../../bin/terminal";

export interface Verb {
  /** Words of the command line, such as `models add`. */
  readonly name: string;
  readonly description: string;
  /** As it is called, without the program's name. */
  readonly usage: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** False for a word that only groups others. */
  readonly isLeaf: boolean;
}

const silent: Terminal = {
  write: () => undefined,
  say: () => undefined,
  ask: undefined,
  input: () => Promise.resolve(""),
  directory: "/nowhere",
  environment: {},
  hasColor: false,
  style: { hasColor: false, isUnicode: true },
};

/** In the order of `--help`; what belongs to a group stands behind it. */
export function verbs(): readonly Verb[] {
  return walk(createProgram(silent, () => undefined)).map(([path, command]) => ({
    name: path.join(" "),
    description: command.description(),
    usage: `${path.join(" ")} ${command.usage()}`,
    arguments: command.registeredArguments,
    options: command.options.filter(({ hidden }) => !hidden),
    isLeaf: command.commands.length === 0,
  }));
}

type Found = readonly (readonly [path: readonly string[], command: Command])[];

function walk(parent: Command, before: readonly string[] = []): Found {
  const visible = parent.createHelp().visibleCommands(parent);
  return visible.flatMap((command): Found => {
    if (command.name() === "help") return [];
    const path = [...before, command.name()];
    return [[path, command] as const, ...walk(command, path)];
  });
}

/** What `--help` prints; of the whole program without a name. */
export async function helpOf(name = ""): Promise<string> {
  let text = "";
  await run({ ...silent, write: (more) => (text += more) }, [...name.split(" "), "--help"].filter(Boolean));
  return text;
}

/** The command lines below a help, without the program's name. */
export function examplesIn(help: string): readonly string[] {
  return [...help.matchAll(/^ +\$ llm-gateway (.*)$/gm)].map(([, line = ""]) => line);
}

/** Throws what the parser has against a command line. Nothing of it is run. */
export async function parse(line: string): Promise<void> {
  const program = createProgram(silent, () => undefined);
  for (const [, command] of walk(program)) if (command.commands.length === 0) command.action(() => undefined);
  await program.parseAsync(wordsOf(line), { from: "user" });
}

/** As a shell would split it, up to the first operator. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)) {
    if (/^(\||\|\||&&|\d?>>?|<)$/.test(word)) break;
    words.push(word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single, double) => String(single ?? double)));
  }
  return words;
}
