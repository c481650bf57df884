/** Evaluates the config a verb works on, says which files were used, and prints the findings. */
import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import {
  assignmentLines,
  evaluateGateway,
  findConfig,
  formatAssignment,
  formatFindings,
  formatPath,
  hasErrors,
  parseAssignment,
  sortFindings,
} from "../config";
import type { ConfigSource, EvaluateOptions, Evaluated, Finding } from "../config";
import { knownSecrets, readSecrets } from "../config/secrets";
import type { Secrets } from "../config/secrets";
import { exit } from "./exit";
import type { ExitCode } from "./exit";
import { paint, writeJson } from "./terminal";
import type { Terminal } from "./terminal";

/** Options that every verb has. */
export interface CommonOptions {
  readonly config?: string;
  /** Assignments, such as `routing.retries=2`. */
  readonly set?: readonly string[];
  readonly json?: boolean;
  /** Warnings count as errors. */
  readonly strict?: boolean;
}

export interface Opened {
  /** Absolute path of the config; of the env file where variables make the config. */
  readonly file: string;
  /** The same, as people read it. */
  readonly shown: string;
  readonly evaluated: Evaluated;
  /** Absolute path; undefined when the config could not be read. */
  readonly envFile: string | undefined;
  /** Values by name; those of `secrets.sources` only where the verb needs them. */
  readonly values: Secrets["values"];
  /** Where each secret that has a value comes from. */
  readonly origins: Secrets["origins"];
  /** Variables with which cdktf, started in the same folder, reads the same config. */
  readonly handOver: Readonly<Record<string, string>>;
}

export async function openConfig(
  terminal: Terminal,
  options: CommonOptions & Pick<EvaluateOptions, "replan">,
  /** `values`: whoever asks brings them somewhere, so every source must give its own. */
  wanted: "names" | "values" = "names",
): Promise<Opened> {
  const { environment } = terminal;
  const source = findConfig(terminal.directory, options.config ?? environment.GATEWAY_CONFIG, environment);
  const set = [...assignmentLines(environment.GATEWAY_SET), ...(options.set ?? [])];
  const { file } = source;
  const shown = source.variables ? "the environment" : show(terminal, file);
  const beside = (path: string) => resolve(dirname(file), path);
  const evaluated = await evaluateGateway(source, {
    replan: options.replan === true,
    secrets: (config) => knownSecrets({ folder: dirname(file), config, environment }),
    set,
  });
  const envFile = evaluated.envFile === undefined ? undefined : beside(evaluated.envFile);
  terminal.say(usedFiles(terminal, source, set, envFile));
  const config = evaluated.draft?.config.secrets;
  const secrets = config && readSecrets({ folder: dirname(file), config, environment }, wanted);
  const findings = sortFindings([...evaluated.findings, ...(secrets?.findings ?? [])]);
  const whole = { ...evaluated, findings, result: hasErrors(findings) ? undefined : evaluated.result };
  const { values = new Map<string, string>(), origins = new Map<string, never>() } = secrets ?? {};
  const opened = {
    file,
    shown,
    evaluated: withFileName(terminal, whole, file, shown),
    envFile,
    values,
    origins,
  };
  return { ...opened, handOver: handOver(source, set) };
}

function usedFiles(
  terminal: Terminal,
  { file, variables }: ConfigSource,
  set: readonly string[],
  envFile: string | undefined,
): string {
  const keys = set.flatMap((text) => parseAssignment(text) ?? []).map(({ path }) => formatPath(path));
  return [
    `config: ${variables ? "from the environment (PROXY_MODEL_KEYS)" : show(terminal, file)}`,
    ...(keys.length === 0 ? [] : [`set: ${[...new Set(keys)].join(", ")}`]),
    ...(envFile === undefined
      ? []
      : [`env file: ${show(terminal, envFile)}${existsSync(envFile) ? "" : " (not there)"}`]),
  ].join(", ");
}

/** Another process of the same folder finds the same environment; a file and assignments it must be told. */
function handOver({ file, variables }: ConfigSource, set: readonly string[]): Opened["handOver"] {
  const lines = set.flatMap((text) => parseAssignment(text) ?? []).map(formatAssignment);
  return {
    ...(variables ? {} : { GATEWAY_CONFIG: file }),
    ...(lines.length === 0 ? {} : { GATEWAY_SET: lines.join("\n") }),
  };
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
