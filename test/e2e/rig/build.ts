// Builds one image from its recipe: base, preparation, docker build, proof, and only then the official name.
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { installMissing } from "./apt";
import { ask, run } from "./command";
import { cached, logFile, recipesDir } from "./paths";
import { type Recipe, fingerprint, hasPreparation, recipeFolder } from "./recipes";
import { announce } from "./step";

const BASE = "cdktf-vllm-litellm-rig/base:bookworm";
export const RECIPE_LABEL = "cdktf-vllm-litellm-rig.recipe";
export const RUNS_LABEL = "cdktf-vllm-litellm-rig.runs";
const PROXIES = ["http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"];
// Plain Dockerfiles need no BuildKit, and the plugin for it is not everywhere.
const BUILDER = { DOCKER_BUILDKIT: "0" };

/** Builds the recipe and gives it `names`. `postgres`: the image that a proof may start. */
export async function buildImage(recipe: Recipe, names: readonly string[], postgres: string): Promise<void> {
  announce(`building ${names.join(" and ")} from packages (about ${recipe.duration})`);
  await ensureBase();
  const context = await prepareContext(recipe);
  const candidate = `cdktf-vllm-litellm-rig/${recipe.name}:candidate`;
  const dockerfile = join(recipeFolder(recipe), "Dockerfile");
  const build = [
    "build",
    "--network",
    "host",
    "--label",
    `${RECIPE_LABEL}=${recipeHash(recipe)}`,
    ...proxyArgs(),
  ];
  await run("docker", [...build, "-t", candidate, "-f", dockerfile, context], {
    env: BUILDER,
    log: logFile(`${recipe.name}-build`),
    fix: "read the log; the Debian mirror must be reachable",
  });
  const runs = await prove(recipe, candidate, postgres);
  await nameProven(candidate, names, runs);
}

export function recipeHash(recipe: Recipe): string {
  return fingerprint([recipe.name, ...recipe.uses]);
}

/** The label's value, "" where the image has no such label, undefined where there is no such image. */
export async function labelOf(image: string, label: string): Promise<string | undefined> {
  const template = `{{with .Config.Labels}}{{index . "${label}"}}{{end}}`;
  const answer = await ask("docker", ["image", "inspect", "-f", template, image]);
  return answer.ok ? answer.stdout : undefined;
}

async function ensureBase(): Promise<void> {
  const hash = fingerprint([]);
  const isCached = existsSync(join(baseCache(), "root.done")); // a preparation reads its libraries
  if (isCached && (await labelOf(BASE, RECIPE_LABEL)) === hash) return;
  await installMissing({ debootstrap: "debootstrap" });
  announce("building the Debian base image (about 30 s)");
  await run(join(recipesDir, "base", "build.sh"), [BASE, baseCache(), `${RECIPE_LABEL}=${hash}`], {
    log: logFile("base-build"),
    fix: "debootstrap needs root and a reachable Debian mirror",
  });
}

async function prepareContext(recipe: Recipe): Promise<string> {
  if (!hasPreparation(recipe)) return recipeFolder(recipe);
  const context = cached("images", "context", recipe.name);
  await mkdir(context, { recursive: true });
  await run(join(recipeFolder(recipe), "prepare.sh"), [context, join(baseCache(), "root")], {
    log: logFile(`${recipe.name}-prepare`),
    fix: "Python 3.11 with pip and Node with npm must be here, and their registries reachable",
  });
  return context;
}

async function prove(recipe: Recipe, candidate: string, postgres: string): Promise<string> {
  return run(join(recipeFolder(recipe), "prove.sh"), [candidate], {
    env: { POSTGRES_IMAGE: postgres },
    log: logFile(`${recipe.name}-proof`),
    fix: "the image was built but does not behave like the official one; read the log",
  });
}

async function nameProven(candidate: string, names: readonly string[], runs: string): Promise<void> {
  const tags = names.flatMap((name) => ["-t", name]);
  await run("docker", ["build", "-q", "--label", `${RUNS_LABEL}=${runs}`, ...tags, "-"], {
    env: BUILDER,
    input: `FROM ${candidate}\n`,
    log: logFile("name-image"),
    fix: "read the log",
  });
  await ask("docker", ["rmi", candidate]);
}

function proxyArgs(): string[] {
  const set = PROXIES.filter((name) => process.env[name] !== undefined);
  return set.flatMap((name) => ["--build-arg", name]);
}

function baseCache(): string {
  return cached("images", "base");
}
