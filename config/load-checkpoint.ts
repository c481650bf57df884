/** Reads what a model's folder says about itself: config.json, and the heads of its safetensors files. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { attempt, describeCheckpoint } from "./checkpoint/describe";
import type { Described } from "./checkpoint/describe";
import { fail } from "./checkpoint/problem";
import { isSystemError, loadTensors, parseObject, readSmallFile } from "./load-safetensors";

/** Where an engine's files would lie. */
export interface ModelFiles {
  /** Hugging Face id, or absolute path. */
  readonly source: string;
  readonly revision: string | null;
  /** A Hugging Face cache. */
  readonly weightsDir: string;
}

const maxConfigBytes = 16 * 1024 ** 2;

/** Undefined when the files are not on this machine. Never throws for what it finds there. */
export function loadCheckpoint(files: ModelFiles): Described | undefined {
  const folder = guarded(() => ({ folder: files.source.startsWith("/") ? files.source : snapshot(files) }));
  if ("problem" in folder) return folder;
  return folder.folder !== undefined && existsSync(folder.folder) ? loadFolder(folder.folder) : undefined;
}

/** The same for a folder that must be there; also a repository's folder of a Hugging Face cache. */
export function loadFolder(given: string): Described {
  return guarded((): Described => {
    if (!statSync(given).isDirectory()) return fail("is no folder");
    const folder = existsSync(join(given, "config.json")) ? given : (newest(given, "main") ?? given);
    const text = readSmallFile(join(folder, "config.json"), maxConfigBytes);
    if (text === undefined) return fail("no config.json");
    const config = parseObject(text, "config.json");
    return describeCheckpoint({ ...quantizationBeside(folder), ...config }, loadTensors(folder));
  });
}

/** Older files of modelopt say the quantisation in a file of their own. */
function quantizationBeside(folder: string): object {
  const name = "hf_quant_config.json";
  const text = readSmallFile(join(folder, name), maxConfigBytes);
  return text === undefined ? {} : { quantization_config: parseObject(text, name) };
}

/** The folder of a downloaded model: `hub/models--org--name/snapshots/<commit>`. */
function snapshot({ source, revision, weightsDir }: ModelFiles): string | undefined {
  const isName = [source, revision ?? "main"].every(
    (text) => /^[\w.-]+(\/[\w.-]+)*$/.test(text) && !text.includes(".."),
  );
  if (!isName) return undefined;
  return newest(join(weightsDir, "hub", `models--${source.replaceAll("/", "--")}`), revision ?? "main");
}

/** Branches and tags are files with the commit in them; a commit is its own name. */
function newest(repository: string, revision: string): string | undefined {
  const said = readSmallFile(join(repository, "refs", revision), 4096)?.trim() ?? revision;
  const folder = join(repository, "snapshots", said);
  return /^[\w.-]+$/.test(said) && !said.startsWith(".") && existsSync(folder) ? folder : undefined;
}

/** What the file system refuses is a problem of the files as well. */
function guarded<T>(work: () => T): T | { readonly problem: string } {
  try {
    return attempt(work);
  } catch (problem) {
    if (isSystemError(problem)) return { problem: problem.message.split("\n")[0] ?? "cannot be read" };
    throw problem;
  }
}
