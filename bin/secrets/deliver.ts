/**
 * Brings secret files onto the Docker host through its engine, so that it works for remote hosts and without root here.
 * The values travel on standard input: they are in no argument, no environment and no image.
 */
import { secretsNotDelivered } from "../../config/errors/environment";
import type { Finding } from "../../config";
import { fileHelper, reasonOf } from "../docker";
import type { Docker } from "../docker";
import type { HostFile } from "./host-files";

export interface Delivery {
  /** Image of the helper container; needs only a shell. */
  readonly image: string;
  readonly secretsDir: string;
  /** Created with the same call, because containers mount it. */
  readonly weightsDir: string;
}

export interface Delivered {
  /** Paths whose content is new. */
  readonly written: readonly string[];
  readonly kept: readonly string[];
  readonly findings: readonly Finding[];
}

/** One line per file on standard input: owner, path, base64. A file is replaced in one step, and only when it differs. */
const script = `
set -eu
umask 077
chmod 0700 /secrets
while read -r owner path data; do
  file=/secrets/$path folder=/secrets/\${path%/*}
  mkdir -p "$folder"
  chown "$owner" "$folder"
  chmod 0500 "$folder"
  printf %s "$data" | base64 -d > "$file.new"
  chown "$owner" "$file.new"
  chmod 0400 "$file.new"
  if cmp -s "$file.new" "$file" && [ "$(stat -c %u:%g "$file")" = "$owner" ]; then
    rm "$file.new"
    chmod 0400 "$file"
    echo "kept $path"
  else
    mv -f "$file.new" "$file"
    echo "written $path"
  fi
done
`.trim();

export async function deliver(
  docker: Docker,
  { image, secretsDir, weightsDir }: Delivery,
  files: readonly HostFile[],
): Promise<Delivered> {
  // -v creates folders that are missing; --mount would not.
  const volumes = ["-v", `${secretsDir}:/secrets`, "-v", `${weightsDir}:/weights`];
  const lines = files.map(
    ({ owner, path, content }) => `${owner} ${path} ${Buffer.from(content).toString("base64")}\n`,
  );
  const finished = await docker.run(
    [...fileHelper, ...volumes, "--entrypoint", "sh", image, "-c", script],
    lines.join(""),
  );
  const said = finished.output.split("\n");
  const paths = (state: string) =>
    said.filter((line) => line.startsWith(`${state} `)).map((line) => line.slice(state.length + 1));
  const findings = finished.code === 0 ? [] : [secretsNotDelivered(secretsDir, reasonOf(finished))];
  return { written: paths("written"), kept: paths("kept"), findings };
}
