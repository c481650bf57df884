/** Writes findings on standard output in the form that was asked for. People read standard error. */
import type { Finding } from "../../config";
import type { findingsFormats } from "../choices";
import { WrongUsage } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import { githubText } from "./github";
import { sarifDocument } from "./sarif";

type FindingsFormat = (typeof findingsFormats)[number];

export interface FindingsOptions {
  readonly json?: boolean;
  readonly format?: FindingsFormat;
}

/** Throws a usage error where two forms are asked for. */
export function findingsFormat({ format, json }: FindingsOptions): FindingsFormat {
  if (json !== true) return format ?? "text";
  if (format !== undefined && format !== "json")
    throw new WrongUsage(`--json is --format json, and --format ${format} another one: use one of them`);
  return "json";
}

/** `inCheckout` gives a finding its file as seen from the top of the checkout. */
export function writeFindings(
  terminal: Terminal,
  format: FindingsFormat,
  findings: readonly Finding[],
  inCheckout: (finding: Finding) => Finding,
): void {
  if (format === "json") writeJson(terminal, { findings });
  if (format === "text" || format === "json") return;
  const given = { findings: findings.map(inCheckout), file: "" };
  if (format === "github") terminal.write(githubText(given));
  else writeJson(terminal, sarifDocument(given));
}
