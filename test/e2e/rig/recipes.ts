// The recipes: which image each one stands in for, and a fingerprint that changes with everything that goes into it.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { recipesDir } from "./paths";

export interface Recipe {
  /** Its folder under `images/`. */
  readonly name: string;
  /** The repositories (image names without tag) that it stands in for. */
  readonly repositories: readonly string[];
  /** Further folders that its build or its proof reads. */
  readonly uses: readonly string[];
  /** Roughly how long the first build takes on 2 cores. */
  readonly duration: string;
}

/** In build order: the proof of litellm starts a postgres. */
export const recipes: readonly Recipe[] = [
  { name: "redis", repositories: ["redis"], uses: [], duration: "10 s" },
  { name: "postgres", repositories: ["postgres"], uses: [], duration: "25 s" },
  { name: "prometheus", repositories: ["prom/prometheus"], uses: [], duration: "15 s" },
  {
    name: "exporters",
    repositories: [
      "oliver006/redis_exporter",
      "prometheuscommunity/postgres-exporter",
      "prom/node-exporter",
      "prom/blackbox-exporter",
      "prom/alertmanager",
    ],
    uses: [],
    duration: "20 s",
  },
  { name: "caddy", repositories: ["caddy"], uses: [], duration: "2 minutes" },
  { name: "litellm", repositories: ["litellm/litellm"], uses: [], duration: "3 minutes" },
  {
    name: "vllm",
    repositories: ["vllm/vllm-openai", "vllm/vllm-openai-cpu"],
    uses: ["tiny-model"],
    duration: "4 minutes",
  },
];

export function repositoryOf(image: string): string {
  return image.replace(/(@sha256:.*|:[^:/]+)$/, "");
}

export function recipeFolder(recipe: Recipe): string {
  return join(recipesDir, recipe.name);
}

export function hasPreparation(recipe: Recipe): boolean {
  return existsSync(join(recipeFolder(recipe), "prepare.sh"));
}

/** A short hash over every file of these folders of `images/` and over what all recipes share. */
export function fingerprint(folders: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of ["lib.sh", "base", ...folders].flatMap((name) => filesBelow(join(recipesDir, name)))) {
    hash.update(relative(recipesDir, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

function filesBelow(path: string): string[] {
  if (path.endsWith("lib.sh")) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
