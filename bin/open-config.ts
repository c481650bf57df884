/** Evaluates the config a verb works on, says which files were used, and prints the findings. */
import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { evaluateGateway, findConfigFile, formatFindings, hasErrors, sortFindings } from "../config";
import type { EvaluateOptions, Evaluated, Finding } from "../config";
import { knownSecrets, loadSecretValues } from "../config/secrets";
import { exit } from "./exit";
import type { ExitCode } from "./exit";
import { paint, writeJson } from "./terminal";
import type { Terminal } from "./terminal";

/** Options that every verb has. */
export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
  /** Warnings count as errors. */
  readonly strict?: boolean;
}

export interface Opened {
  /** Absolute path of the config. */
  readonly file: string;
  /** The same, as people read it. */
  readonly shown: string;
  readonly evaluated: Evaluated;
  /** Absolute path; undefined when the config could not be read. */
  readonly envFile: string | undefined;
  /** Secrets by name, from the env file and the environment. */
  readonly values: ReadonlyMap<string, string>;
}

export async function openConfig(
  terminal: Terminal,
  options: CommonOptions & Pick<EvaluateOptions, "replan">,
): Promise<Opened> {
  const given = options.config ?? terminal.environment.GATEWAY_CONFIG;
  const file = findConfigFile(terminal.directory, given);
  const shown = show(terminal, file);
  const beside = (path: string) => resolve(dirname(file), path);
  const evaluated = await evaluateGateway(file, {
    replan: options.replan === true,
    secrets: (path) => knownSecrets(beside(path), terminal.environment),
  });
  const envFile = evaluated.envFile === undefined ? undefined : beside(evaluated.envFile);
  const values =
    envFile === undefined ? new Map<string, string>() : loadSecretValues(envFile, terminal.environment);
  const env =
    envFile === undefined
      ? ""
      : `, env file: ${show(terminal, envFile)}${existsSync(envFile) ? "" : " (not there)"}`;
  terminal.say(`config: ${shown}${env}`);
  return { file, shown, evaluated: withFileName(terminal, evaluated, file, shown), envFile, values };
}

/** Prints findings for people and says how the verb ends so far. */
export function report(
  terminal: Terminal,
  options: CommonOptions,
  findings: readonly Finding[],
  subject: string,
): ExitCode {
  if (findings.length > 0) terminal.say(colored(terminal, formatFindings(findings, subject)));
  return hasErrors(findings) || (options.strict === true && findings.length > 0) ? exit.failed : exit.fine;
}

/** The same where JSON may be wanted: `{ findings }` on standard output instead. */
export function refuse(
  terminal: Terminal,
  options: CommonOptions,
  findings: readonly Finding[],
  subject: string,
): ExitCode {
  if (options.json === true) writeJson(terminal, { findings: sortFindings(findings) });
  else report(terminal, options, findings, subject);
  return exit.failed;
}

/** A path below the working directory is shown relative to it. */
export function show(terminal: Terminal, file: string): string {
  const path = relative(terminal.directory, file);
  return path === "" || path.startsWith("..") ? file : path;
}

/** Files as people read them: the config, and those beside it, which it names from where it lies. */
function withFileName(terminal: Terminal, evaluated: Evaluated, file: string, shown: string): Evaluated {
  const findings = evaluated.findings.map((finding) => ({
    ...finding,
    message: finding.message.replaceAll(file, shown),
    ...(finding.file !== undefined && { file: show(terminal, resolve(dirname(file), finding.file)) }),
  }));
  return { ...evaluated, findings };
}

function colored(terminal: Terminal, text: string): string {
  return text.replace(/^✖/gm, paint(terminal, "red", "✖")).replace(/^⚠/gm, paint(terminal, "yellow", "⚠"));
}
