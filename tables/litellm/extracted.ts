/** What `extract.py` prints of a package, and where the package of a version comes from. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { addedKeys } from "../../config/upstream/litellm/completed";

interface ExtractedKey {
  readonly type: string;
  readonly choices: readonly string[];
  readonly bounds: readonly (readonly [string, number])[];
}

export interface ExtractedPackage {
  readonly sections: Readonly<Record<string, Readonly<Record<string, ExtractedKey>>>>;
  /** Fields of the objects that have only certain keys. */
  readonly objects: Readonly<Record<"RetryPolicy" | "AllowedFailsPolicy", readonly string[]>>;
  /** Columns and indexes by table. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
  readonly openaiRequest: readonly string[];
  readonly ownParams: readonly string[];
  /** Those of the added keys that occur in this package. */
  readonly literals: readonly string[];
}

const cache = process.env.RIG_CACHE ?? join(homedir(), ".cache", "cdktf-vllm-litellm-rig");

/** Reads the package of this version, which is fetched once. Nothing of it is run. */
export function extract(version: string): ExtractedPackage {
  return extractFrom(join(installed(version), "litellm"));
}

/** The package that an image has. */
export function extractFromImage(image: string): ExtractedPackage {
  const python = ["run", "--rm", "-i", "--entrypoint", "python3", image, "-c"];
  const find = "import importlib.util as u; print(u.find_spec('litellm').submodule_search_locations[0])";
  const folder = execFileSync("docker", [...python, find], { encoding: "utf8" }).trim();
  return run("docker", [...python, readFileSync(script, "utf8"), folder]);
}

/** `folder` is the package itself, with `proxy/` in it. */
function extractFrom(folder: string): ExtractedPackage {
  return run("python3", [script, folder]);
}

const script = join(__dirname, "extract.py");

function run(command: string, args: readonly string[]): ExtractedPackage {
  const literals = addedKeys.map(([name = ""]) => name.slice(name.indexOf(".") + 1));
  const text = execFileSync(command, args, {
    encoding: "utf8",
    input: JSON.stringify({ literals }),
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(text) as ExtractedPackage; // what extract.py prints
}

/** The folder with the package alone, without what it depends on. */
function installed(version: string): string {
  const folder = join(cache, `litellm-${version}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  const pip = ["-m", "pip", "install", "-q", "--no-deps", "--no-compile", "--only-binary=:all:"];
  const quiet = ["--root-user-action=ignore", "--disable-pip-version-check"];
  execFileSync("python3", [...pip, ...quiet, "--target", unfinished, `litellm==${version}`]);
  renameSync(unfinished, folder);
  return folder;
}
