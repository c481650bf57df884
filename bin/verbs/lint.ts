/** `llm-gateway lint`: what files of another system get wrong. Needs Node only, and no config of this toolkit. */
import { resolve } from "node:path";
import { lintFiles, litellmVersions } from "../../config";
import type { Finding } from "../../config";
import { unknownName } from "../did-you-mean";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { fromCheckout } from "../findings-format/report";
import { findingsFormat, writeFindings } from "../findings-format/write";
import type { FindingsOptions } from "../findings-format/write";
import { filesToLint } from "../lint/files";
import { report } from "../open-config";
import type { Terminal } from "../terminal";

export interface LintOptions extends FindingsOptions {
  readonly strict?: boolean;
  readonly litellmVersion?: string;
}

export function lint(terminal: Terminal, paths: readonly string[], options: LintOptions): ExitCode {
  const { litellmVersion: version } = options;
  if (version !== undefined && !litellmVersions.includes(version))
    throw new WrongUsage(unknownName("LiteLLM version", version, litellmVersions));
  const format = findingsFormat(options);
  const files = filesToLint(terminal, paths);
  const subject = files.length === 1 ? (files[0]?.file ?? "") : `${files.length} files`;
  const findings = lintFiles(files, version);
  writeFindings(terminal, format, findings, (finding) => inCheckout(terminal, finding));
  const code = report(terminal, options, findings, subject);
  if (findings.length === 0) terminal.say(`no findings in ${subject}`);
  return code === exit.fine ? exit.fine : exit.failed;
}

function inCheckout(terminal: Terminal, { file, ...finding }: Finding): Finding {
  return { ...finding, file: fromCheckout(terminal, resolve(terminal.directory, file ?? "")) };
}
