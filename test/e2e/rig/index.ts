// Prepares a machine for end-to-end tests: Docker engine, Terraform, Docker provider, images. Each step is cached.
import { ensureEngine } from "./engine";
import { defaultImages, ensureImages } from "./images";
import { type ProviderEnv, ensureProvider } from "./provider";
import { step } from "./step";
import { ensureTerraform } from "./terraform";

export { writeTinyModel } from "./tiny-model";

export interface Rig {
  /** What a child process (terraform, cdktf) needs in its environment. */
  readonly env: Record<string, string>;
  /** What really runs: engine, Terraform, provider, and the program in each image. */
  readonly versions: Record<string, string>;
}

export interface RigOptions {
  /** @default the images of config/presets */
  readonly images?: readonly string[];
}

export async function prepareRig({ images = defaultImages }: RigOptions = {}): Promise<Rig> {
  const engine = await step("docker engine", ensureEngine);
  const terraform = await step("terraform", ensureTerraform);
  const [{ env, version: provider }, programs] = await bothOrFirstFailure(
    prepareProvider(),
    ensureImages(images),
  );
  return { env: rigEnv(env), versions: { "docker engine": engine, terraform, provider, ...programs } };
}

async function prepareProvider(): Promise<{ version: string; env: ProviderEnv }> {
  let env: ProviderEnv = {};
  const version = await step("docker provider", async () => {
    const provider = await ensureProvider();
    env = provider.env;
    return provider.version;
  });
  return { version, env };
}

// The other lane is awaited too: its containers and files must not be left half-made.
async function bothOrFirstFailure<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

function rigEnv(provider: ProviderEnv): Record<string, string> {
  return {
    ...provider,
    CHECKPOINT_DISABLE: "1",
    DISABLE_VERSION_CHECK: "1",
    CDKTF_SKIP_PROVIDER_LOCK: "true", // the lock step asks the registry even where a mirror is configured
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1", // a shared plugin cache is not safe for parallel runs
  };
}
