/** What a form of output is given: findings, and the file that they are about as seen from the top of the checkout. */
import { isAbsolute, relative, sep } from "node:path";
import type { Finding } from "../../config";
import type { Terminal } from "../terminal";

export interface FindingsReport {
  /** Sorted. */
  readonly findings: readonly Finding[];
  /** Of the findings that name no file themselves. Relative, with slashes; absolute for a file outside of the checkout. */
  readonly file: string;
}

/** Annotations count paths from the top of the checkout, which is not always the working directory. */
export function fromCheckout(terminal: Terminal, file: string): string {
  const { GITHUB_WORKSPACE: given } = terminal.environment;
  const path = relative(given === undefined || given === "" ? terminal.directory : given, file);
  return (path.startsWith("..") || isAbsolute(path) ? file : path).replaceAll(sep, "/");
}
