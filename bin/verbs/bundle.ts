/** `llm-gateway bundle create|load`: everything that a machine without a network needs, as a folder of parts. */
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadImageLock, readsVocabulary } from "../../config";
import type { Finding } from "../../config";
import { dockerUnreachable } from "../../config/errors/environment";
import { bundleUnreadable } from "../../config/errors/bundle";
import { createBundle } from "../bundle/create";
import { foundByIdOnly, loadBundle, terraformRc } from "../bundle/load";
import { readManifest } from "../bundle/manifest";
import { bundleParts } from "../choices";
import type { PartKind } from "../bundle/manifest";
import { bundleSources, imageParts, projectPart, providerPart, weightsParts } from "../bundle/parts";
import type { Result, Wanted } from "../bundle/parts";
import { provideImages } from "../deploy/images";
import { connectDocker, reasonOf } from "../docker";
import type { Docker } from "../docker";
import type { ExitCode } from "../exit";
import { writeImageLock } from "../images/lock";
import { lookAt } from "../models/pull";
import { bytesText } from "../models/say-progress";
import { openConfig, refuse, report, show } from "../open-config";
import type { CommonOptions } from "../open-config";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface BundleOptions extends CommonOptions {
  readonly only?: readonly PartKind[];
}

export async function bundleCreate(
  terminal: Terminal,
  given: string,
  options: BundleOptions,
): Promise<ExitCode> {
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const docker = connectDocker(evaluated.result.config.host, terminal.environment);
  const unreachable = await checkEngine(docker);
  if (unreachable.length > 0) return refuse(terminal, options, unreachable, shown);
  const kinds = options.only ?? bundleParts;
  const lookers = kinds.includes("weights") ? bundleSources(evaluated.result).slice(0, 1) : [];
  const images = lookers.map(({ image }) => image);
  const absent = await provideImages(terminal, docker, evaluated.result, images);
  if (absent.length > 0) return refuse(terminal, options, absent, shown);
  const folder = resolve(terminal.directory, given);
  const toolkit = ownVersion();
  const wanted = [
    ...(await collect(terminal, docker, evaluated.result, kinds)),
    ...(kinds.includes("project") ? [projectPart(terminal, opened, evaluated.result.config, toolkit)] : []),
  ];
  const about = { stack: evaluated.result.plan.name, toolkit };
  const { manifest, kept, findings } = await createBundle(terminal, folder, about, wanted);
  const bytes = manifest.parts.reduce((total, part) => total + part.bytes, 0);
  terminal.say(
    `${show(terminal, folder)}: ${manifest.parts.length} parts, ${bytesText(bytes)}, ${kept.length} kept`,
  );
  if (options.json === true) writeJson(terminal, { folder, parts: manifest.parts, kept, findings });
  return report(terminal, options, findings, shown);
}

export async function bundleLoad(
  terminal: Terminal,
  given: string,
  options: CommonOptions,
): Promise<ExitCode> {
  const { evaluated, shown, file } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const folder = resolve(terminal.directory, given);
  const manifest = readManifest(folder);
  if ("problem" in manifest)
    return refuse(terminal, options, [bundleUnreadable(show(terminal, folder), manifest.problem)], shown);
  const { config, plan } = evaluated.result;
  const docker = connectDocker(config.host, terminal.environment);
  const unreachable = await checkEngine(docker);
  if (unreachable.length > 0) return refuse(terminal, options, unreachable, shown);
  const target = { terminal, docker, config, plan, beside: dirname(file) };
  const { loaded, ids, findings } = await loadBundle(target, folder, manifest);
  await pinLoaded(terminal, docker, file, plan, ids);
  if (loaded.some((part) => part.startsWith("provider/")))
    terminal.say(`for cdktf and terraform: export TF_CLI_CONFIG_FILE=${join(dirname(file), terraformRc)}`);
  if (options.json === true) writeJson(terminal, { loaded, findings });
  return report(terminal, options, findings, shown);
}

/** Docker's older image store forgets digests: what was loaded is then found by its id alone. */
async function pinLoaded(
  terminal: Terminal,
  docker: Docker,
  file: string,
  plan: Result["plan"],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const byId = await foundByIdOnly(docker, plan, ids);
  const count = Object.keys(byId).length;
  if (count === 0) return;
  const pins = loadImageLock(file).pins ?? Object.fromEntries(ids);
  const lock = writeImageLock(file, { ...pins, ...byId });
  terminal.say(
    `${show(terminal, lock)}: pinned ${count} images by id, which Docker does not find by digest here`,
  );
}

async function collect(
  terminal: Terminal,
  docker: Docker,
  result: Result,
  kinds: readonly PartKind[],
): Promise<readonly Wanted[]> {
  const { config, plan } = result;
  const settings = { config, secretsDir: plan.secretsDir, network: "none", verifyAll: false };
  const vocabulary = config.models.some(({ vllm }) => vllm && readsVocabulary(config, vllm));
  const weights = async () =>
    weightsParts(docker, result, (await lookAt(docker, settings, bundleSources(result), vocabulary)).looked);
  return [
    ...(kinds.includes("images") ? await imageParts(docker, result) : []),
    ...(kinds.includes("weights") ? await weights() : []),
    ...(kinds.includes("provider") ? [await providerPart(terminal)] : []),
  ];
}

async function checkEngine(docker: Docker): Promise<readonly Finding[]> {
  const answer = await docker.run(["version", "--format", "{{.Server.Version}}"]);
  return answer.code === 0 ? [] : [dockerUnreachable(docker.endpoint, reasonOf(answer))];
}

/** Of this package: two folders up in the sources, three in what is published. */
function ownVersion(): string {
  for (const up of ["../..", "../../.."]) {
    try {
      const text = readFileSync(join(__dirname, up, "package.json"), "utf8");
      return /"version": "([^"]+)"/.exec(text)?.[1] ?? "unknown";
    } catch {
      continue;
    }
  }
  return "unknown";
}
