/** The forms of a comparison on standard output. */
import type { diffFormats } from "../choices";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";
import type { DiffDocument } from "./document";
import type { Finding } from "../../config";
import { markdownOf, refusalOf } from "./markdown";
import { textOf } from "./text";
import { viewOf } from "./view";

export type DiffFormat = (typeof diffFormats)[number];

/** `config` is the path that a comment is found again by. */
export function writeDocument(
  terminal: Terminal,
  format: DiffFormat,
  config: string,
  document: DiffDocument,
): void {
  if (format === "json") writeJson(terminal, document);
  else if (format === "markdown") terminal.write(markdownOf(config, viewOf(document)));
  else terminal.write(textOf(viewOf(document), terminal.style));
}

/** The comment of a pull request says what is wrong too; elsewhere findings have places of their own. */
export function writeRefusal(
  terminal: Terminal,
  format: DiffFormat,
  config: string,
  findings: readonly Finding[],
): void {
  if (format === "markdown") terminal.write(refusalOf(config, findings));
}
