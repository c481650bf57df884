/** What belongs into a bundle, and how each part is made and loaded. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hubSources } from "../../config";
import type { GatewayConfig, HubSource } from "../../config";
import { terraformProgram } from "../deploy/terraform-program";
import { fileHelper } from "../docker";
import type { Docker } from "../docker";
import { writeOutput } from "../file-stream";
import type { Written } from "../file-stream";
import { onHost, plainName } from "../images/resolve";
import type { Looked } from "../models/pull";
import { capture } from "../process";
import type { Terminal } from "../terminal";
import type { Opened } from "../open-config";
import { keptFiles, leftOut } from "./left-out";
import type { Part } from "./manifest";

export type Result = NonNullable<Opened["evaluated"]["result"]>;

/** Version of a part that could not be found; `problem` says why. */
export type Wanted = Pick<Part, "file" | "kind" | "name" | "version"> &
  ({ readonly write: (path: string) => Promise<Written> } | { readonly problem: string });

const providerVersion = "~> 4.6";

export async function imageParts(docker: Docker, { plan }: Result): Promise<readonly Wanted[]> {
  const parts = plan.images.map(async ({ name, runs }): Promise<Wanted> => {
    const local = await onHost(docker, runs);
    const part = {
      file: `images/${fileName(name)}.tar`,
      kind: "images" as const,
      name,
      version: local?.id ?? "",
    };
    if (!local) return { ...part, problem: "the image is not on the Docker host: pull or build it first" };
    return { ...part, write: (path) => saveImage(docker, plainName(name), local.id, path) };
  });
  return Promise.all(parts);
}

/** By its plain name, so that the name is known where it is loaded; here it means afterwards what it meant before. */
async function saveImage(docker: Docker, name: string, id: string, path: string): Promise<Written> {
  const before = await onHost(docker, name);
  if (before?.id === id) return docker.save(["save", name], path);
  const tagged = await docker.run(["tag", id, name]);
  if (tagged.code !== 0) return { ...tagged, bytes: 0, sha256: "" };
  const written = await docker.save(["save", name], path);
  if (before) await docker.run(["tag", before.id, name]);
  return written;
}

/** One part per checkpoint: the files, the name of the revision, and the mark that says they were compared. */
export function weightsParts(
  docker: Docker,
  { config, plan }: Result,
  looked: readonly Looked[],
): readonly Wanted[] {
  const engine = plan.workloads.find(({ role }) => role === "vllm");
  const save = (paths: readonly string[]) => (path: string) => {
    const mount = ["-v", `${config.host.weightsDir}:/weights:ro`];
    return docker.save(
      [...fileHelper, ...mount, "--entrypoint", "tar", engine?.image ?? "", "-c", "-C", "/weights", ...paths],
      path,
    );
  };
  return looked.map(({ source, commit, state }): Wanted => {
    const slug = source.replaceAll("/", "--");
    const file = `weights/${fileName(slug)}.tar`;
    const part = { file, kind: "weights" as const, name: source, version: commit ?? state };
    if (state !== "present")
      return { ...part, problem: `it is ${state}: run \`llm-gateway models pull\` first` };
    if (commit === null) return { ...part, write: save(["harmony"]) };
    return { ...part, write: save([`hub/models--${slug}`, `pulled/${slug}@${commit}.json`]) };
  });
}

/** The provider as `terraform init` finds it here, in the form of a filesystem mirror. */
export async function providerPart(terminal: Terminal): Promise<Wanted> {
  const part = { file: "provider/providers.tar", kind: "provider" as const, name: "kreuzwerker/docker" };
  const { environment } = terminal;
  const terraform = terraformProgram(environment);
  const folder = mkdtempSync(join(tmpdir(), "llm-gateway-provider-"));
  const docker = { source: part.name, version: providerVersion };
  writeFileSync(
    join(folder, "main.tf.json"),
    JSON.stringify({ terraform: { required_providers: { docker } } }),
  );
  const quiet = { ...environment, CHECKPOINT_DISABLE: "1" };
  const init = ["init", "-input=false", "-no-color"];
  const { code, errors } = await capture({
    file: terraform,
    args: init,
    environment: quiet,
    directory: folder,
  });
  const problem = errors.trim().split("\n").at(-1) ?? "";
  if (code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return { ...part, version: "", problem };
  }
  const tar = ["-c", "-h", "-C", join(folder, ".terraform", "providers"), "."];
  return {
    ...part,
    version: providerVersion,
    write: async (path) => {
      const written = await writeOutput({ file: "tar", args: tar, environment }, path);
      rmSync(folder, { recursive: true, force: true });
      return written;
    },
  };
}

/** The folder with cdktf.json, its packages too; no secrets, no state, nothing that was made from them. */
export function projectPart(
  terminal: Terminal,
  opened: Pick<Opened, "file" | "envFile">,
  config: GatewayConfig,
  version: string,
): Wanted {
  const { directory, environment } = terminal;
  const left = leftOut(directory, keptFiles(opened, config, environment));
  const args = ["-c", ...left.map((pattern) => `--exclude=${pattern}`), "-C", directory, "."];
  return {
    file: "project/project.tar",
    kind: "project",
    name: "the folder of the project",
    version,
    write: (path) => writeOutput({ file: "tar", args, environment }, path),
  };
}

export function bundleSources({ config, plan }: Result): readonly HubSource[] {
  return hubSources(config, plan);
}

function fileName(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, "-");
}
