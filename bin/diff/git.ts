/** The files of a commit in a folder of their own. Reads git's objects only: no hook, no filter, no checkout, no network. */
import { existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { capture, open } from "../process";

type Environment = Readonly<Record<string, string | undefined>>;

/** Larger ones are no part of a config. */
const largest = 4 * 2 ** 20;
/** Read at once. */
const portion = 64 * 2 ** 20;

export interface Repository {
  /** Top folder of the working tree, absolute. */
  readonly top: string;
  readonly environment: Environment;
}

/** Why a commit cannot be read whole. */
interface Incomplete {
  readonly incomplete: string;
}

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly size: number;
  readonly path: string;
}

/** Undefined where the folder is in no repository, or there is no git. */
export async function findRepository(
  folder: string,
  environment: Environment,
): Promise<Repository | undefined> {
  const own = { ...environment, GIT_OPTIONAL_LOCKS: "0", GIT_NO_LAZY_FETCH: "1" };
  const { code, output } = await git(folder, own, ["rev-parse", "--show-toplevel"]);
  return code === 0 ? { top: output.trimEnd(), environment: own } : undefined;
}

/** A file as its repository names it, with `/`; where there is none, from `directory`. */
export async function pathInRepository(
  file: string,
  directory: string,
  environment: Environment,
): Promise<string> {
  const folder = dirname(file);
  const repository = await findRepository(folder, environment);
  const path = repository
    ? relative(realpathSync(repository.top), join(realpathSync(folder), basename(file)))
    : relative(directory, file);
  return path.split(sep).join("/");
}

/** The commit's id; undefined for a name that leads to none. */
export async function findCommit(
  { top, environment }: Repository,
  name: string,
): Promise<string | undefined> {
  const asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  const { code, output } = await git(top, environment, asked);
  return code === 0 ? output.trim() : undefined;
}

export async function isShallow({ top, environment }: Repository): Promise<boolean> {
  const { output } = await git(top, environment, ["rev-parse", "--is-shallow-repository"]);
  return output.trim() === "true";
}

/** Regular files up to 4 MiB, and links that stay inside. */
async function entriesOf(
  { top, environment }: Repository,
  commit: string,
): Promise<readonly Entry[] | Incomplete> {
  const asked = ["ls-tree", "-r", "-z", "-l", "--full-tree", commit];
  const { code, output, errors } = await git(top, environment, asked);
  if (code !== 0) return { incomplete: lastLine(errors) };
  const entries: Entry[] = [];
  for (const line of output.split("\0")) {
    const [, mode = "", type, id = "", size = "", path = ""] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t([\s\S]+)$/.exec(line) ?? [];
    if (type !== "blob") continue;
    // `BAD` where the tree names what git does not hold.
    if (!/^\d+$/.test(size)) return { incomplete: `git does not hold its file ${path}` };
    if (Number(size) <= largest) entries.push({ mode, id, size: Number(size), path });
  }
  return entries;
}

/** Writes them below `folder`; packages are those that are installed now. */
export async function writeCommit(
  repository: Repository,
  commit: string,
  folder: string,
  configFolder: string,
): Promise<Incomplete | undefined> {
  const all = await entriesOf(repository, commit);
  if ("incomplete" in all) return all;
  for (const entries of portions(all)) {
    const blobs = await readBlobs(repository, entries);
    if ("incomplete" in blobs) return blobs;
    for (const [index, entry] of entries.entries()) write(folder, entry, blobs[index] ?? Buffer.alloc(0));
  }
  linkPackages(repository.top, folder, configFolder);
  return undefined;
}

function portions(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const all: Entry[][] = [];
  let room = 0;
  for (const entry of entries) {
    if (room < entry.size || all.length === 0) {
      all.push([]);
      room = portion;
    }
    all.at(-1)?.push(entry);
    room -= entry.size;
  }
  return all;
}

function write(folder: string, { mode, path }: Entry, content: Buffer): void {
  const file = join(folder, path);
  if (!isInside(folder, file)) return;
  mkdirSync(dirname(file), { recursive: true });
  if (mode !== "120000") {
    writeFileSync(file, content);
    return;
  }
  const target = content.toString("utf8");
  if (isInside(folder, resolve(dirname(file), target))) symlinkSync(target, file);
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== ".." && !path.startsWith(`..${sep}`) && !path.split(sep).includes(".git");
}

/** What a config imports by name is looked for in its folder and in those above it. */
function linkPackages(top: string, folder: string, configFolder: string): void {
  const steps = relative(top, configFolder).split(sep);
  for (const [index] of ["", ...steps].entries()) {
    const place = join(...steps.slice(0, index), "node_modules");
    const [from, to] = [join(top, place), join(folder, place)];
    if (existsSync(from) && existsSync(dirname(to)) && !existsSync(to)) symlinkSync(from, to);
  }
}

/** In their order. `cat-file --batch` answers `<id> blob <size>`, the bytes and a line end for each, or `<id> missing`. */
async function readBlobs(
  { top, environment }: Repository,
  entries: readonly Entry[],
): Promise<readonly Buffer[] | Incomplete> {
  const running = open({ file: "git", args: ["-C", top, "cat-file", "--batch"], environment });
  running.stdin.end(entries.map(({ id }) => `${id}\n`).join(""));
  const chunks: Buffer[] = [];
  for await (const chunk of running.stdout) chunks.push(Buffer.from(chunk as Uint8Array));
  const { code, errors } = await running.ended;
  if (code !== 0) return { incomplete: lastLine(errors) };
  const all = Buffer.concat(chunks);
  const blobs: Buffer[] = [];
  let at = 0;
  for (const { path, size } of entries) {
    const line = all.indexOf(10, at);
    if (all.toString("utf8", at, line).split(" ")[2] !== String(size))
      return { incomplete: `git does not hold its file ${path}` };
    blobs.push(all.subarray(line + 1, line + 1 + size));
    at = line + 1 + size + 1;
  }
  return blobs;
}

/** Git's own reason. */
function lastLine(errors: string): string {
  return errors.trim().split("\n").at(-1) ?? "";
}

function git(folder: string, environment: Environment, args: readonly string[]) {
  return capture({ file: "git", args: ["-C", folder, ...args], environment });
}
