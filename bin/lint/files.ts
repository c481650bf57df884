/** Finds and reads the files that `lint` was given: files as they are, folders for what it knows. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isLintable } from "../../config";
import type { LintFile } from "../../config";
import { WrongUsage } from "../exit";
import { show } from "../open-config";
import type { Terminal } from "../terminal";

/** In the order of their names, each once. Throws a usage error for what is not there. */
export function filesToLint(terminal: Terminal, paths: readonly string[]): readonly LintFile[] {
  const files = new Map<string, LintFile>();
  for (const path of paths) {
    const absolute = resolve(terminal.directory, path);
    if (!existsSync(absolute)) throw new WrongUsage(`there is no file or folder ${path}`);
    const found = statSync(absolute).isDirectory()
      ? inFolder(terminal, absolute)
      : [read(terminal, absolute)];
    if (found.length === 0) throw new WrongUsage(`${path} has no file that lint knows`);
    for (const file of found) files.set(file.file, file);
  }
  return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}

function read(terminal: Terminal, absolute: string): LintFile {
  return { file: show(terminal, absolute), text: readFileSync(absolute, "utf8") };
}

const skipped = new Set(["node_modules", "cdktf.out", "dist", "venv", "__pycache__"]);
/** Larger ones are data. */
const maxBytes = 1_000_000;

function inFolder(terminal: Terminal, folder: string): readonly LintFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return skipped.has(entry.name) || entry.name.startsWith(".git") ? [] : inFolder(terminal, path);
    if (!entry.isFile() || !mayBeKnown(entry.name) || statSync(path).size > maxBytes) return [];
    const file = read(terminal, path);
    return isLintable(file) ? [file] : [];
  });
}

function mayBeKnown(name: string): boolean {
  return /\.(ya?ml|env|sh|bash|conf)$|^\.?env\b|\.env\.|^[^.]+$/i.test(name);
}
