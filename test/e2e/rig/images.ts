// The images: kept when present, else pulled when a container registry answers, else built from a recipe.
import { serviceImages } from "../../../config/presets/images";
import { RECIPE_LABEL, RUNS_LABEL, buildImage, labelOf, recipeHash } from "./build";
import { ask, run } from "./command";
import { logFile } from "./paths";
import { type Recipe, recipes, repositoryOf } from "./recipes";
import { RigError, announce, step } from "./step";

const PROBE_LIMIT_MS = 10_000;
const PULL_LIMIT_MS = 20 * 60_000;

/** Those that a recipe stands in for: no suite starts the others. */
export const defaultImages: readonly string[] = Object.values(serviceImages)
  .map(({ image }) => image)
  .filter((image) => recipeFor(image) !== undefined);

/** Makes every image available. Returns what really runs in each: image -> program and version. */
export async function ensureImages(images: readonly string[]): Promise<Record<string, string>> {
  let registryAnswers: Promise<boolean> | undefined;
  const canPull = (image: string) => (registryAnswers ??= probeRegistry(image));
  const versions: Record<string, string> = {};
  for (const group of groupByRecipe(images)) {
    for (const image of group.images) {
      versions[image] = await step(image, async () => `runs ${await ensureImage(image, group, canPull)}`);
    }
  }
  return versions;
}

/** Whether the image is here and of the current recipe, and what runs in it. */
export async function imageState(image: string): Promise<string | undefined> {
  const recipe = recipeFor(image);
  const label = await labelOf(image, RECIPE_LABEL);
  if (label === undefined) return undefined;
  if (label === "") return "the official image";
  if (recipe === undefined || label !== recipeHash(recipe)) return undefined;
  return labelOf(image, RUNS_LABEL);
}

interface Group {
  readonly recipe: Recipe | undefined;
  readonly images: readonly string[];
}

async function ensureImage(
  image: string,
  group: Group,
  canPull: (image: string) => Promise<boolean>,
): Promise<string> {
  const present = await imageState(image);
  if (present !== undefined) return present;
  if ((await canPull(image)) && (await pull(image))) return "the official image";
  if (group.recipe === undefined) {
    const fix = "pull or load it by hand, or add a recipe for it";
    throw new RigError(`${image} is missing, cannot be pulled, and has no recipe`, { fix });
  }
  await buildImage(group.recipe, group.images, serviceImages.postgres.image);
  return (await imageState(image)) ?? "?";
}

// Images of one recipe are built together, in the order of the recipes; images without one come last.
function groupByRecipe(images: readonly string[]): Group[] {
  const groups = [...recipes, undefined].map((recipe) => ({
    recipe,
    images: images.filter((image) => recipeFor(image) === recipe),
  }));
  return groups.filter((group) => group.images.length > 0);
}

function recipeFor(image: string): Recipe | undefined {
  return recipes.find(({ repositories }) => repositories.includes(repositoryOf(image)));
}

// Asked once: without a registry each pull would only wait for its own failure.
async function probeRegistry(image: string): Promise<boolean> {
  const answer = await ask("docker", ["manifest", "inspect", image], { timeoutMs: PROBE_LIMIT_MS });
  const answered = answer.ok || /no such manifest|unauthorized|denied|toomanyrequests/i.test(answer.stderr);
  if (!answered) announce("no container registry answers: images are built here");
  return answered;
}

async function pull(image: string): Promise<boolean> {
  announce(`pulling ${image}`);
  const options = { log: logFile("pull"), fix: "pull it by hand", timeoutMs: PULL_LIMIT_MS };
  return run("docker", ["pull", "-q", image], options).then(
    () => true,
    () => false,
  );
}
