/** Compares the parts of a bundle with its manifest, and loads them: nothing of a damaged part is used. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePartDamaged, bundlePartFailed } from "../../config/errors/bundle";
import type { Finding, GatewayConfig, GatewayPlan } from "../../config";
import { fileHelper, reasonOf } from "../docker";
import type { Docker } from "../docker";
import { readInput, sha256Of } from "../file-stream";
import { onHost, plainName } from "../images/resolve";
import type { Finished } from "../process";
import type { Terminal } from "../terminal";
import type { Manifest, Part } from "./manifest";

export interface Target {
  readonly terminal: Terminal;
  readonly docker: Docker;
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  /** Folder of the config, where the provider is put. */
  readonly beside: string;
}

/** Images first: the weights are unpacked by one of them. */
export async function loadBundle(target: Target, folder: string, manifest: Manifest) {
  const loaded: string[] = [];
  /** Name of an image → its id here. */
  const ids = new Map<string, string>();
  const findings: Finding[] = [];
  for (const part of manifest.parts) {
    const { terminal } = target;
    terminal.say(`checking ${part.file}`);
    const damage = await damageOf(folder, part);
    if (damage !== undefined) {
      findings.push(bundlePartDamaged(part.file, damage));
      continue;
    }
    // It holds the very program that runs here: whoever reads this has unpacked it.
    if (part.kind === "project") continue;
    terminal.say(`loading ${part.file} (${part.name})`);
    const finished = await loadPart(target, part, join(folder, part.file), ids);
    if (finished.code === 0) loaded.push(part.file);
    else findings.push(bundlePartFailed(part.file, reasonOf(finished)));
  }
  return { loaded, ids, findings };
}

async function damageOf(folder: string, { file, bytes, sha256 }: Part): Promise<string | undefined> {
  const path = join(folder, file);
  if (!existsSync(path)) return "it is not there";
  const { size } = statSync(path);
  if (size !== bytes) return `it has ${size} bytes instead of ${bytes}`;
  return (await sha256Of(path)) === sha256 ? undefined : "its checksum differs";
}

async function loadPart(
  { terminal, docker, config, plan, beside }: Target,
  { kind, name }: Part,
  path: string,
  ids: Map<string, string>,
): Promise<Finished> {
  if (kind === "images") {
    const finished = await docker.feed(["load", "--quiet"], path);
    const here = finished.code === 0 ? await onHost(docker, plainName(name)) : undefined;
    if (here) ids.set(name, here.id);
    return finished;
  }
  if (kind === "weights") {
    const image = await imageWithTar(docker, plan, ids);
    const mount = ["-v", `${config.host.weightsDir}:/weights`];
    return docker.feed([...fileHelper, ...mount, "--entrypoint", "tar", image, "-x", "-C", "/weights"], path);
  }
  return loadProvider(terminal, beside, path);
}

async function imageWithTar(
  docker: Docker,
  { workloads, images }: GatewayPlan,
  ids: ReadonlyMap<string, string>,
): Promise<string> {
  const { image = "" } = workloads.find(({ role }) => role === "vllm") ?? workloads[0] ?? {};
  const name = images.find(({ runs }) => runs === image)?.name ?? image;
  return (await onHost(docker, image)) ? image : (ids.get(name) ?? image);
}

/** By name the ids of those images that the engine has loaded and does not find by what the plan runs. */
export async function foundByIdOnly(
  docker: Docker,
  { images }: GatewayPlan,
  ids: ReadonlyMap<string, string>,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const { name, runs } of images) {
    const id = ids.get(name);
    if (id !== undefined && !(await onHost(docker, runs))) found[name] = id;
  }
  return found;
}

const mirrorFolder = "terraform-mirror";
export const terraformRc = "terraform.rc";

async function loadProvider({ environment }: Terminal, beside: string, path: string): Promise<Finished> {
  const mirror = join(beside, mirrorFolder);
  mkdirSync(mirror, { recursive: true });
  const finished = await readInput({ file: "tar", args: ["-x", "-C", mirror], environment }, path);
  const text = `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(mirror)}
  }
}
`;
  if (finished.code === 0) writeFileSync(join(beside, terraformRc), text);
  return finished;
}
