/** Recognises the programs that this toolkit replaces, in commands of scripts and in containers. */
import { readDockerRun } from "./docker-run";
import type { Container, Launch, Word } from "./document";
import { readShell } from "./shell";
import type { Command } from "./shell";

/** Commands that run another command, and how many of their own words stand between; options are skipped. */
const wrappers: Readonly<Record<string, number>> = {
  exec: 0,
  nohup: 0,
  sudo: 0,
  env: 0,
  command: 0,
  setsid: 0,
  tini: 0,
  nice: 0,
  stdbuf: 0,
  uv: 1,
  uvx: 0,
  poetry: 1,
  pipx: 1,
  timeout: 1,
};

/** What a command of a script starts; undefined when it is none of the programs. */
export function launchOfCommand(command: Command): Launch | undefined {
  const words = unwrapped(command.argv.slice(command.argv.findIndex(({ text }) => text !== "")));
  const [head, verb] = words.map(({ text }) => basename(text));
  if (/^(docker|podman|nerdctl)$/.test(head ?? "")) {
    const run = verb === "container" ? words.slice(2) : words.slice(1);
    const container = run[0]?.text === "run" ? readDockerRun(run.slice(1)) : undefined;
    return container && launchOfContainer({ ...container, location: command.location });
  }
  const started = programIn(words);
  return (
    started && { ...started, environment: command.environment, container: null, location: command.location }
  );
}

/** What a container starts: by its command, else by what its image is known to start. */
export function launchOfContainer(container: Container): Launch | undefined {
  const { entrypoint, command, image, environment, location } = container;
  const rest = { environment, container, location };
  const started = programIn(unwrapped([...(entrypoint ?? []), ...command]));
  if (started) return { ...started, ...rest };
  const program = entrypoint === null ? programOfImage(image?.text ?? "") : undefined;
  return program && { program, args: command, ...rest };
}

function programOfImage(image: string): Launch["program"] | undefined {
  const name = image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
  if (/(^|\/)vllm[\w.-]*$/.test(name)) return "vllm";
  if (/(^|\/)litellm-launcher$/.test(name)) return "launcher";
  return /(^|\/)litellm[\w.-]*$/.test(name) ? "litellm" : undefined;
}

function programIn(words: readonly Word[]): Pick<Launch, "program" | "args"> | undefined {
  const [head, second, third] = words.map(({ text }) => text);
  if (words.some(({ text }) => /^--model-spec(=|$)/.test(text)) && !isPython(head))
    return { program: "launcher", args: words.slice(1) };
  const name = basename(head ?? "");
  if (name === "vllm" && second === "serve") return { program: "vllm", args: words.slice(2) };
  if (name === "litellm") return { program: "litellm", args: words.slice(1) };
  if (/^litellm[-_]launcher$/.test(name)) return { program: "launcher", args: words.slice(1) };
  if (!isPython(head)) return undefined;
  const module = second === "-m" ? (third ?? "") : "";
  if (/^vllm\.entrypoints\.(openai\.)?api_server$/.test(module))
    return { program: "vllm", args: words.slice(3) };
  if (/^litellm(\.proxy\.proxy_cli)?$/.test(module)) return { program: "litellm", args: words.slice(3) };
  const isLauncher = module.includes("launcher") || words.some(({ text }) => /^--model-spec(=|$)/.test(text));
  return isLauncher ? { program: "launcher", args: words.slice(module === "" ? 2 : 3) } : undefined;
}

function isPython(word: string | undefined): boolean {
  return /^python[\d.]*$/.test(basename(word ?? ""));
}

function basename(word: string): string {
  return word.slice(word.lastIndexOf("/") + 1);
}

function unwrapped(words: readonly Word[]): readonly Word[] {
  const name = basename(words[0]?.text ?? "");
  const script = /^(ba|da|z|)sh$/.test(name) ? words.findIndex(({ text }) => /^-\w*c$/.test(text)) : -1;
  const inner = script < 0 ? undefined : words[script + 1];
  if (inner) return unwrapped(lastCommand(inner));
  const own = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (own === undefined) return words;
  const rest = words.slice(1).filter((_, index, all) => !isOptionBefore(all, index));
  return unwrapped(rest.slice(own));
}

/** The last command of a `sh -c` is what keeps running. */
function lastCommand({ text, location }: Word): readonly Word[] {
  const last = readShell(text).commands.at(-1);
  return (last?.argv ?? []).map((word) => ({ ...word, location }));
}

/** Options and assignments directly behind a wrapper, such as `env A=b` and `nice -n 5`. */
function isOptionBefore(words: readonly Word[], index: number): boolean {
  return words.slice(0, index + 1).every(({ text }) => /^-|^\w+=|^\d+$/.test(text));
}
