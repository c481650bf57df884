/** The files of a commit in a folder of their own. Reads git's objects only: no hook, no filter, no checkout, no network. */
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
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
async function entriesOf({ top, environment }: Repository, commit: string): Promise<readonly Entry[]> {
  const { output } = await git(top, environment, ["ls-tree", "-r", "-z", "-l", "--full-tree", commit]);
  return output.split("\0").flatMap((line) => {
    const [, mode = "", type, id = "", size, path = ""] =
      /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line) ?? [];
    return type === "blob" && Number(size) <= largest ? [{ mode, id, size: Number(size), path }] : [];
  });
}

/** Writes them below `folder`; packages are those that are installed now. */
export async function writeCommit(
  repository: Repository,
  commit: string,
  folder: string,
  configFolder: string,
): Promise<void> {
  for (const entries of portions(await entriesOf(repository, commit))) {
    const ids = entries.map(({ id }) => id);
    const blobs = await readBlobs(repository, ids);
    for (const [index, entry] of entries.entries()) write(folder, entry, blobs[index] ?? Buffer.alloc(0));
  }
  linkPackages(repository.top, folder, configFolder);
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

/** In the order of the ids. `cat-file --batch` answers `<id> blob <size>`, the bytes and a line end for each. */
async function readBlobs(
  { top, environment }: Repository,
  ids: readonly string[],
): Promise<readonly Buffer[]> {
  const running = open({ file: "git", args: ["-C", top, "cat-file", "--batch"], environment });
  running.stdin.end(ids.map((id) => `${id}\n`).join(""));
  const chunks: Buffer[] = [];
  for await (const chunk of running.stdout) chunks.push(Buffer.from(chunk as Uint8Array));
  await running.ended;
  const all = Buffer.concat(chunks);
  const blobs: Buffer[] = [];
  for (let at = 0; at < all.length;) {
    const line = all.indexOf(10, at);
    const size = Number(all.toString("utf8", at, line).split(" ")[2] ?? 0);
    blobs.push(all.subarray(line + 1, line + 1 + size));
    at = line + 1 + size + 1;
  }
  return blobs;
}

function git(folder: string, environment: Environment, args: readonly string[]) {
  return capture({ file: "git", args: ["-C", folder, ...args], environment });
}
