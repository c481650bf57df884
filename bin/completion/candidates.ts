/** What may stand at the cursor of a command line, as the program's own commands, options and arguments have it. */
import type { Argument, Command, Option } from "commander";

export interface Candidates {
  readonly values: readonly { readonly value: string; readonly text: string }[];
  /** The names of files belong here too. */
  readonly files: boolean;
}

const nothing: Candidates = { values: [], files: false };

/** `words` are those behind the program's name; the last one is being written and may be empty. */
export function candidatesOf(program: Command, words: readonly string[]): Candidates {
  const { before, current, attached } = cutAtCursor(words);
  const { command, waiting, positionals, onlyArguments } = walk(program, before);
  const found =
    waiting !== undefined
      ? valuesOf(waiting)
      : current.startsWith("-") && !onlyArguments
        ? optionsOf(command)
        : argumentsOf(command, positionals);
  return {
    values: found.values
      .filter(({ value }) => value.startsWith(current))
      .map(({ value, text }) => ({ value: `${attached}${value}`, text })),
    files: found.files,
  };
}

/** `--format=gi` is `--format gi`: in bash as three words, elsewhere as one. */
function cutAtCursor(words: readonly string[]) {
  const parts = words.filter((word, index) => word !== "=" || index === words.length - 1);
  const last = parts.at(-1) ?? "";
  const before = parts.slice(0, -1);
  if (last === "=") return { before, current: "", attached: "" };
  const [, option, value] = /^(--[^=]+=)(.*)$/.exec(last) ?? [];
  if (option === undefined || value === undefined) return { before, current: last, attached: "" };
  return { before: [...before, option.slice(0, -1)], current: value, attached: option };
}

interface Place {
  readonly command: Command;
  /** The option whose value comes next. */
  readonly waiting: Option | undefined;
  /** Arguments that are there already. */
  readonly positionals: number;
  /** Behind `--`. */
  readonly onlyArguments: boolean;
}

function walk(program: Command, words: readonly string[]): Place {
  return words.reduce<Place>(step, {
    command: program,
    waiting: undefined,
    positionals: 0,
    onlyArguments: false,
  });
}

function step(place: Place, word: string): Place {
  const { command, waiting, positionals, onlyArguments } = place;
  if (waiting !== undefined) return { ...place, waiting: undefined };
  if (word === "--") return { ...place, onlyArguments: true };
  if (word.startsWith("-") && !onlyArguments) {
    const option = command.options.find(({ short, long }) => word === short || word === long);
    return { ...place, waiting: option?.required === true ? option : undefined };
  }
  const child = command.commands.find((one) => one.name() === word);
  if (child !== undefined && positionals === 0) return { ...place, command: child };
  return { ...place, positionals: positionals + 1 };
}

function optionsOf(command: Command): Candidates {
  const options = command.createHelp().visibleOptions(command);
  const values = options.flatMap(({ long, description }) =>
    long ? [{ value: long, text: shortened(description) }] : [],
  );
  return { values, files: false };
}

function argumentsOf(command: Command, at: number): Candidates {
  if (command.commands.length > 0 && at === 0) {
    const children = command.createHelp().visibleCommands(command);
    return {
      values: children.map((child) => ({ value: child.name(), text: shortened(child.description()) })),
      files: false,
    };
  }
  const all = command.registeredArguments;
  const last = all.at(-1);
  const argument = all[at] ?? (last?.variadic === true ? last : undefined);
  return argument === undefined ? nothing : valuesOf(argument);
}

const path = /[<[](file|folder|dir|path)(\.\.\.)?[>\]]/;

function valuesOf(place: Option | Argument): Candidates {
  const form = "flags" in place ? place.flags : `<${place.name()}>`;
  return {
    values: (place.argChoices ?? []).map((value) => ({ value, text: "" })),
    files: path.test(form),
  };
}

/** The first sentence, on one line. */
function shortened(text: string): string {
  return text.split(/[.;:] |\n/)[0]?.replace(/\.$/, "") ?? "";
}
