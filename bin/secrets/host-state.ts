/** How the secret files lie on the Docker host. Values are compared by their hash, inside a helper container. */
import { createHash } from "node:crypto";
import { fileHelper, reasonOf } from "../docker";
import type { Docker } from "../docker";
import type { HostFile } from "./host-files";

export type FileState = "same" | "differs" | "missing" | "owner" | "mode";

export interface HostState {
  /** By path. */
  readonly states: ReadonlyMap<string, FileState>;
  /** When the content last changed, milliseconds; only of files that are there. */
  readonly changedAt: ReadonlyMap<string, number>;
  /** Paths that nobody asked about. */
  readonly strays: readonly string[];
  /** Why nothing could be seen. */
  readonly problem: string | undefined;
}

/** One line per file on standard input: owner, path, hash. */
const script = `
set -eu
while read -r owner path sum; do
  file=/secrets/$path
  if [ ! -e "$file" ]; then echo "missing 0 $path"; continue; fi
  state=same
  [ "$(stat -c %a "$file")" = 400 ] || state=mode
  [ "$(stat -c %u:%g "$file")" = "$owner" ] || state=owner
  [ "$(sha256sum < "$file" | cut -d ' ' -f 1)" = "$sum" ] || state=differs
  echo "$state $(stat -c %Y "$file") $path"
done
for file in /secrets/*/*; do
  [ ! -e "$file" ] || echo "there 0 \${file#/secrets/}"
done
`.trim();

const states: ReadonlySet<string> = new Set<FileState>(["same", "differs", "missing", "owner", "mode"]);
const isState = (word: string): word is FileState => states.has(word);

/** Changes nothing: the folder is mounted read-only, and not made where it is missing. */
export async function lookAtHost(
  docker: Docker,
  image: string,
  secretsDir: string,
  files: readonly HostFile[],
): Promise<HostState> {
  const mount = ["--mount", `type=bind,source=${secretsDir},target=/secrets,readonly`];
  const lines = files.map(({ owner, path, content }) => `${owner} ${path} ${sha256(content)}\n`);
  const finished = await docker.run(
    [...fileHelper, ...mount, "--entrypoint", "sh", image, "-c", script],
    lines.join(""),
  );
  if (finished.code !== 0) return nothingSeen(files, finished);
  const rows = finished.output.split("\n").flatMap((line) => {
    const [state = "", seconds = "", ...path] = line.split(" ");
    return state === "" ? [] : [{ state, path: path.join(" "), changed: Number(seconds) * 1000 }];
  });
  const known = rows.flatMap(({ path, state, changed }) =>
    isState(state) ? [{ path, state, changed }] : [],
  );
  const paths = new Set(files.map(({ path }) => path));
  return {
    states: new Map(known.map(({ path, state }) => [path, state])),
    changedAt: new Map(
      known.filter(({ state }) => state !== "missing").map(({ path, changed }) => [path, changed]),
    ),
    strays: rows
      .filter(({ state, path }) => state === "there" && !paths.has(path))
      .map(({ path }) => path)
      .toSorted(),
    problem: undefined,
  };
}

/** Before the first delivery there is no folder. */
function nothingSeen(files: readonly HostFile[], finished: Parameters<typeof reasonOf>[0]): HostState {
  const isAbsent = finished.errors.includes("bind source path does not exist");
  return {
    states: new Map(files.map(({ path }) => [path, "missing"])),
    changedAt: new Map(),
    strays: [],
    problem: isAbsent ? undefined : reasonOf(finished),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
