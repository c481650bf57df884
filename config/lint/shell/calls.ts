/** Calls of the proxy with curl. */
import { probeNeedsCurl } from "../../errors/lint-compose";
import * as messages from "../../errors/lint-shell";
import type { Finding } from "../../findings";
import type { Command, Word } from "../../foreign";
import { callsHealth } from "../compose/probes";
import { at } from "../project";
import type { DocumentOf } from "../project";

export function checkCalls({ commands }: DocumentOf<"shell">): readonly Finding[] {
  return commands.flatMap((command) => {
    const [program = "", verb] = command.argv.map(({ text }) => text);
    if (program === "docker" && verb === "exec") return inContainer(command);
    return /^(curl|wget)$/.test(program) ? fromHost(command) : [];
  });
}

const withValue = /^(-e|--env|-u|--user|-w|--workdir|--env-file)$/;

function inContainer({ argv, location }: Command): readonly Finding[] {
  const words = argv.slice(2).map(({ text }) => text);
  const rest = words.filter(
    (word, index) => !word.startsWith("-") && !withValue.test(words[index - 1] ?? ""),
  );
  const [container = "", program = ""] = rest;
  const isTool = /^(curl|wget)$/.test(program);
  // A database or a cache beside the proxy often carries its name too.
  const isProxy = /litellm/i.test(container) && !/redis|postgres|(^|[-_])db|prometheus/i.test(container);
  return isProxy && isTool ? [at(location, probeNeedsCurl("", program))] : [];
}

function fromHost({ argv, location }: Command): readonly Finding[] {
  const url = argv.find(({ text }) => /^https?:\/\//.test(text));
  if (!url || !isProxy(url.text) || hasKey(argv)) return [];
  if (callsHealth(url.text)) return [at(location, messages.healthWithoutKey())];
  const route = /(\/v1)?\/(models|chat\/completions|completions|embeddings)\b/.exec(url.text)?.[0];
  return route === undefined ? [] : [at(location, messages.callWithoutKey(route))];
}

/** Its usual port, its name, or no port at all; 8000 is an engine's. */
function isProxy(url: string): boolean {
  const [, host = "", port] = /^https?:\/\/([^/:]+)(?::(\d+))?/.exec(url) ?? [];
  return port === "4000" || /litellm/i.test(host);
}

/** A header in a variable whose value nobody knows may be the key. */
function hasKey(argv: readonly Word[]): boolean {
  return argv.some(
    ({ text, missing, raw }) =>
      /authorization|api-key|^-{1,2}u(ser)?$/i.test(text) ||
      (missing.length > 0 && !/^["']?https?:/.test(raw)),
  );
}
