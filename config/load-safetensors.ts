/** Reads the heads of a checkpoint's safetensors files: a few KiB of each, never the weights. */
import { isMapping } from "./mapping";
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from "node:fs";
import { basename, join } from "node:path";
import { fail, Problem } from "./checkpoint/problem";
import { headLength, lengthBytes, tensorsIn } from "./checkpoint/safetensors";
import type { Tensor } from "./checkpoint/safetensors";

const indexFile = "model.safetensors.index.json";
/** Real indexes have some MiB. */
const maxIndexBytes = 64 * 1024 ** 2;
const maxFiles = 2000;
/** Of all files together. */
const maxTensors = 2_000_000;
const maxHeadBytes = 256 * 1024 ** 2;

/** The tensors of all files that make up the model in this folder. Raises a `Problem` that names the file. */
export function loadTensors(folder: string): readonly Tensor[] {
  const files = weightFiles(folder);
  if (files.length === 0) fail("no *.safetensors file");
  if (files.length > maxFiles) fail(`${files.length} safetensors files, more than any model has`);
  const tensors: Tensor[] = [];
  let headBytes = 0;
  for (const file of files) {
    const head = readHead(folder, file);
    headBytes += head.bytes;
    for (const tensor of head.tensors) tensors.push(tensor);
    if (tensors.length > maxTensors || headBytes > maxHeadBytes) fail("more tensors than any model has");
  }
  return tensors;
}

/** What the index names; without one every safetensors file, except a second copy of the model in Mistral's own form. */
function weightFiles(folder: string): readonly string[] {
  const all = readdirSync(folder).filter((file) => file.endsWith(".safetensors"));
  const index = readSmallFile(join(folder, indexFile), maxIndexBytes);
  if (index === undefined) {
    const own = all.filter((file) => !file.startsWith("consolidated"));
    return (own.length > 0 ? own : all).toSorted();
  }
  const map = parseObject(index, indexFile).weight_map;
  if (!isMapping(map)) return fail(`${indexFile} has no weight_map`);
  const named = [...new Set(Object.values(map))].map(String).toSorted();
  const outside = named.find((file) => file !== basename(file) || !file.endsWith(".safetensors"));
  if (outside !== undefined)
    fail(`${indexFile} names ${JSON.stringify(outside.slice(0, 80))}, which is no file beside it`);
  return named;
}

function readHead(folder: string, file: string): { tensors: readonly Tensor[]; bytes: number } {
  const shown = JSON.stringify(file);
  try {
    return withFile(join(folder, file), (handle, size) => {
      const start = readBytes(handle, 0, Math.min(lengthBytes, size));
      const length = headLength(start, size);
      const head = readBytes(handle, lengthBytes, length).toString("utf8");
      return { tensors: tensorsIn(head, size - lengthBytes - length), bytes: length };
    });
  } catch (problem) {
    if (problem instanceof Problem) return fail(`${shown} ${problem.message}`);
    if (isSystemError(problem) && problem.code === "ENOENT")
      return fail(`${shown} is not there (is it still downloading?)`);
    throw problem;
  }
}

/** Undefined where there is no such file. */
export function readSmallFile(path: string, maxBytes: number): string | undefined {
  try {
    return withFile(path, (handle, size) => {
      if (size > maxBytes) return fail(`has ${size} bytes, more than any model's`);
      return readBytes(handle, 0, size).toString("utf8");
    });
  } catch (problem) {
    if (isSystemError(problem) && problem.code === "ENOENT") return undefined;
    if (problem instanceof Problem) return fail(`${basename(path)} ${problem.message}`);
    throw problem;
  }
}

export function parseObject(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (isMapping(value)) return value;
  } catch {
    // Said below.
  }
  return fail(`${file} holds no JSON object`);
}

function withFile<T>(path: string, work: (handle: number, size: number) => T): T {
  // Without O_NONBLOCK a named pipe would be waited for.
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return fail("is no file");
    return work(handle, stat.size);
  } finally {
    closeSync(handle);
  }
}

function readBytes(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const read = readSync(handle, bytes, done, length - done, from + done);
    if (read === 0) return fail("is cut short");
    done += read;
  }
  return bytes;
}

/** Not instanceof: the modules of Node may live in another realm. */
export function isSystemError(problem: unknown): problem is NodeJS.ErrnoException {
  return typeof problem === "object" && problem !== null && "syscall" in problem && "code" in problem;
}
