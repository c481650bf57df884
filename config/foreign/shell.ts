/** Reads shell scripts: which commands they start, with variables of the script filled in. Nothing is run. */
import type { Location } from "../findings";
import type { LookUp, Problem, Variable, Word } from "./document";
import { shellSentences } from "./shell-tokens";
import type { Sentence, Token } from "./shell-tokens";
import { shellWord, shellWords } from "./shell-words";

export interface Command {
  readonly argv: readonly Word[];
  /** Set for this command alone, or exported before it. */
  readonly environment: readonly Variable[];
  readonly location: Location;
}

export interface ShellScript {
  readonly commands: readonly Command[];
  /** What the script sets. */
  readonly variables: readonly Variable[];
  readonly problems: readonly Problem[];
}

const assignment = /^([A-Za-z_][A-Za-z0-9_]*)(\+?)=/;
const declaring = new Set(["export", "declare", "typeset", "local", "readonly"]);
/** Words that stand before a command without being one. */
const leading = new Set(["if", "then", "else", "elif", "do", "while", "until", "!", "{", "time"]);

interface State {
  readonly variables: Map<string, Variable>;
  readonly exported: Set<string>;
  readonly arrays: Map<string, readonly Word[]>;
  readonly lookUp: LookUp;
}

export function readShell(text: string, surroundings: LookUp = () => undefined): ShellScript {
  const variables = new Map<string, Variable>();
  const lookUp: LookUp = (name) => variables.get(name)?.value?.text ?? surroundings(name);
  const state: State = { variables, exported: new Set(), arrays: new Map(), lookUp };
  const commands = shellSentences(text).flatMap((sentence) => readSentence(sentence, state));
  return { commands, variables: [...variables.values()], problems: [] };
}

function readSentence(given: Sentence, state: State): readonly Command[] {
  const first = given.findIndex(({ raw }) => !leading.has(raw));
  const sentence = first < 0 ? [] : given.slice(first);
  const isDeclaration = declaring.has(sentence[0]?.raw ?? "");
  const body = isDeclaration ? sentence.slice(1).filter(({ raw }) => !raw.startsWith("-")) : sentence;
  const split = body.findIndex(({ raw }) => !assignment.test(raw));
  const set = split < 0 || isDeclaration ? body : body.slice(0, split);
  const rest = isDeclaration ? [] : body.slice(set.length);
  if (rest.length === 0) {
    for (const token of set) remember(token, state);
    if (sentence[0]?.raw === "export")
      for (const { raw } of body) state.exported.add(raw.replace(/\+?=[\s\S]*$/, ""));
    return [];
  }
  const own = set.flatMap((token) => assigned(token, state) ?? []);
  const argv = shellWords(rest, state.lookUp, state.arrays);
  const [head] = argv;
  if (!head) return [];
  const exported = [...state.exported].flatMap((name) => state.variables.get(name) ?? []);
  const environment = [...exported.filter(({ name }) => !own.some((one) => one.name === name)), ...own];
  return [{ argv, environment, location: head.location }];
}

function remember(token: Token, state: State): void {
  const variable = assigned(token, state);
  if (!variable) return;
  const { name } = variable;
  const array = /^\w+(\+?)=\(([\s\S]*)\)$/.exec(token.raw);
  if (array) {
    const before = array[1] === "+" ? (state.arrays.get(name) ?? []) : [];
    const inner = shellSentences(array[2] ?? "");
    const words = shellWords(inner.flat(), state.lookUp, state.arrays);
    state.arrays.set(name, [...before, ...words.map((word) => ({ ...word, location: token.location }))]);
  } else state.variables.set(name, variable);
}

function assigned(token: Token, state: State): Variable | undefined {
  const [whole = "", name = "", plus = ""] = assignment.exec(token.raw) ?? [];
  if (name === "") return undefined;
  const [head, ...tail] = token.parts;
  const parts = [{ text: (head?.text ?? "").slice(whole.length), quote: head?.quote ?? "" }, ...tail];
  const word = shellWord({ ...token, parts, raw: token.raw.slice(whole.length) }, state.lookUp);
  const text = plus === "+" ? (state.lookUp(name) ?? "") + word.text : word.text;
  return { name, value: { ...word, text }, location: token.location };
}
