/** Commands that end too much, print too much, or watch too little. */
import { secretsPrinted } from "../../errors/lint-secret";
import * as messages from "../../errors/lint-shell";
import type { Finding } from "../../findings";
import type { Command } from "../../foreign";
import { at } from "../project";
import type { DocumentOf } from "../project";

export function checkCommands({ commands, text }: DocumentOf<"shell">): readonly Finding[] {
  return [...commands.flatMap(judge), ...printedSecrets(text)];
}

function judge({ argv, location }: Command): readonly Finding[] {
  const words = argv.map(({ text }) => text);
  const [first = "", ...rest] = words[0] === "sudo" ? words.slice(1) : words;
  const isOfStack = rest.some((word) => /litellm|vllm/i.test(word));
  if (/^(pkill|killall)$/.test(first) && (isOfStack || rest.includes("-f")))
    return [at(location, messages.killedByPattern([first, ...rest].join(" ")))];
  if (first === "nohup" && isOfStack) return [at(location, messages.startedByNohup())];
  if (words.includes("redis-cli") && words.some((word) => /^flushall$/i.test(word)))
    return [at(location, messages.cacheFlushed())];
  return [];
}

const printing =
  /\b(env|printenv|set|export)\s*\|\s*grep\b[^|]*(KEY|TOKEN|SECRET|PASSWORD|LITELLM)[^|]*(\|.*)?$/;

function printedSecrets(text: string): readonly Finding[] {
  return text.split("\n").flatMap((line, index) => {
    const [found, , , rest = ""] = printing.exec(line.replace(/^\s*#.*/, "")) ?? [];
    if (found === undefined || /\b(cut|sed|awk|wc)\b/.test(rest) || /grep\s+-\w*[qc]/.test(found)) return [];
    const command = found.replace(/\s+/g, " ").trim();
    return [at({ line: index + 1, column: line.indexOf(found) + 1 }, secretsPrinted(command))];
  });
}
