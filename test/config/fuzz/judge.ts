/** What must hold whatever a config says: an answer in words, or a plan. */
import { parse } from "yaml";
import { compileCompose, errorCatalogue, formatFindings } from "../../../config";
import type { Evaluated } from "../../../config";

/** Text that only a slip of the program writes. None of the values of the fuzz says one of them. */
const slips =
  /\bundefined\b|\[object |\bTypeError\b|\bRangeError\b|Maximum call stack|Cannot read|is not (?:a function|iterable)|\n\s+at [^\n]*(?:node:|\.[jt]s:\d)/;

/** What is wrong with an answer, in words; empty when it is right. */
export function complaints({ findings, result }: Pick<Evaluated, "findings" | "result">): readonly string[] {
  const hasError = findings.some(({ severity }) => severity === "error");
  const printed = formatFindings(findings, "gateway.config.yaml");
  return [
    ...findings.filter(({ code }) => !errorCatalogue.has(code)).map(({ code }) => `unknown code ${code}`),
    ...findings
      .filter(({ message, fix }) => message.trim() === "" || !/^\S.*\.$/s.test(fix))
      .map(({ code, message, fix }) => `${code} says too little: ${message} / ${fix}`),
    ...findings.flatMap((finding) =>
      slipsIn(`a finding of ${finding.code}`, `${finding.message}\n${finding.fix}`),
    ),
    ...slipsIn("the printed findings", printed),
    ...(hasError === (result === undefined) ? [] : ["a result beside errors, or none without"]),
    ...(result ? compiled(result) : []),
  ];
}

function compiled(result: NonNullable<Evaluated["result"]>): readonly string[] {
  const { plan, artefacts } = result;
  const texts: readonly (readonly [string, string])[] = [
    ...Object.entries(artefacts).map(([name, text]) => [name, text] as const),
    ["compose.yaml", compileCompose(result)],
    ["plan", JSON.stringify(plan)],
  ];
  return [
    ...texts.flatMap(([name, text]) => slipsIn(name, text)),
    ...texts.filter(([, text]) => /\bNaN\b|\bInfinity\b/.test(text)).map(([name]) => `${name} has no number`),
    ...unreadable(artefacts.litellm),
  ];
}

function unreadable(yaml: string): readonly string[] {
  try {
    parse(yaml);
    return [];
  } catch (problem) {
    return [`the YAML for LiteLLM cannot be read: ${String(problem)}`];
  }
}

function slipsIn(where: string, text: string): readonly string[] {
  const found = slips.exec(text);
  return found
    ? [`${where} says ${found[0].trim()}: ${text.slice(Math.max(0, found.index - 80), found.index + 80)}`]
    : [];
}
