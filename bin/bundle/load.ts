/** Compares the parts of a bundle with its manifest, and loads them: nothing of a damaged part is used. */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundlePartDamaged, bundlePartFailed } from "../../config/errors/bundle";
import type { Finding, GatewayConfig } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { readInput, sha256Of } from "../file-stream";
import type { Finished } from "../process";
import type { Terminal } from "../terminal";
import type { Manifest, Part } from "./manifest";

export interface Target {
  readonly terminal: Terminal;
  readonly docker: Docker;
  readonly config: GatewayConfig;
  /** An image that has tar, of those that have just been loaded. */
  readonly image: string;
  /** Folder of the config, where the provider is put. */
  readonly beside: string;
}

/** Images first: the weights are unpacked by one of them. */
export async function loadBundle(target: Target, folder: string, manifest: Manifest) {
  const loaded: string[] = [];
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
    const finished = await loadPart(target, part, join(folder, part.file));
    if (finished.code === 0) loaded.push(part.file);
    else findings.push(bundlePartFailed(part.file, reasonOf(finished)));
  }
  return { loaded, findings };
}

async function damageOf(folder: string, { file, bytes, sha256 }: Part): Promise<string | undefined> {
  const path = join(folder, file);
  if (!existsSync(path)) return "it is not there";
  const { size } = statSync(path);
  if (size !== bytes) return `it has ${size} bytes instead of ${bytes}`;
  return (await sha256Of(path)) === sha256 ? undefined : "its checksum differs";
}

function loadPart(
  { terminal, docker, config, image, beside }: Target,
  { kind }: Part,
  path: string,
): Promise<Finished> {
  if (kind === "images") return docker.feed(["load", "--quiet"], path);
  if (kind === "weights") {
    const mount = ["-v", `${config.host.weightsDir}:/weights`];
    const container = [
      "run",
      "--rm",
      "-i",
      "--pull",
      "never",
      "--network",
      "none",
      "--user",
      "0:0",
      ...mount,
    ];
    return docker.feed([...container, "--entrypoint", "tar", image, "-x", "-C", "/weights"], path);
  }
  return loadProvider(terminal, beside, path);
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
