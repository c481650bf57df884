/** The folder with backups on the Docker host, reached through its engine. */
import { parseJson } from "./about";
import { fileHelper, reasonOf } from "../docker";
import type { Docker } from "../docker";
import type { Finished, Running } from "../process";

export interface HostFolder {
  readonly docker: Docker;
  /** Has a shell. */
  readonly image: string;
  readonly path: string;
}

function shell({ image, path }: HostFolder, script: string, ...words: readonly string[]): readonly string[] {
  return [
    ...fileHelper,
    "-v",
    `${path}:/backups`,
    "-w",
    "/backups",
    "--entrypoint",
    "sh",
    image,
    "-c",
    script,
    "sh",
    ...words,
  ];
}

/** The user of the Postgres images, in whose container the scheduled backups are made. */
const prepare = "umask 077; chown 999:999 . && chmod 0700 .";

/** Makes the folder, and gives it to the user that writes into it. Returns the reason when it failed. */
export async function prepareFolder(folder: HostFolder): Promise<string | undefined> {
  const finished = await folder.docker.run(shell(folder, prepare));
  return finished.code === 0 ? undefined : reasonOf(finished);
}

/** Writes what comes on its input; it becomes the file with `keepFile`, in one step. */
export function writeFile(folder: HostFolder, name: string): Running {
  const script = `${prepare} && cat >"$1.partial" && chown 999:999 "$1.partial" && sync`;
  return folder.docker.open(shell(folder, script, name));
}

export function keepFile(folder: HostFolder, name: string): Promise<Finished> {
  return folder.docker.run(shell(folder, 'mv "$1.partial" "$1"', name));
}

export function removePartial(folder: HostFolder, name: string): Promise<Finished> {
  return folder.docker.run(shell(folder, 'rm -f "$1.partial"', name));
}

/** Without an init of its own a container's first process does not hear that nobody reads any more. */
export function readFile(folder: HostFolder, name: string): Running {
  const [command = "", ...words] = shell(folder, 'exec cat "$1"', name);
  return folder.docker.open([command, "--init", ...words]);
}

export interface ListedBackup {
  readonly file: string;
  readonly bytes: number;
  /** ISO, UTC. */
  readonly time: string;
}

/** Newest first, with what the schedule says of its last try; the reason when the folder cannot be read. */
export async function listFolder(folder: HostFolder, stack: string) {
  const script = `cat "$1.status.json" 2>/dev/null || echo
for file in "$1"-[0-9]*.tar*; do [ ! -f "$file" ] || stat -c '%s %Y %n' "$file"; done`;
  const finished = await folder.docker.run(shell(folder, script, stack));
  if (finished.code !== 0) return { problem: reasonOf(finished) };
  const [status = "", ...lines] = finished.output.split("\n");
  const backups = lines
    .filter((line) => line !== "" && !line.endsWith(".partial"))
    .map((line): ListedBackup => {
      const [bytes = "0", seconds = "0", file = ""] = line.split(" ");
      return { file, bytes: Number(bytes), time: new Date(Number(seconds) * 1000).toISOString() };
    })
    .toSorted((a, b) => (a.time < b.time ? 1 : -1));
  return { backups, status: status === "" ? null : parseJson(status) };
}
