// The Docker provider: from the public registry where that answers, else built from source into a local mirror.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask, isInstalled, run } from "./command";
import { cacheDir, cached, logFile, recipesDir } from "./paths";
import { RigError, announce } from "./step";
import { terraform } from "./terraform";

const VERSION = "4.6.0";
const SOURCE = "registry.terraform.io/kreuzwerker/docker";
/** Where OpenTofu looks for a provider whose source names no host. */
const TOFU_SOURCE = "registry.opentofu.org/kreuzwerker/docker";
const MODULE = "github.com/terraform-providers/terraform-provider-docker";

/** What a child process needs to find the provider. */
export type ProviderEnv = Readonly<Record<string, string>>;

export interface Provider {
  readonly version: string;
  readonly env: ProviderEnv;
}

export async function ensureProvider(): Promise<Provider> {
  const mirrored = { version: `${VERSION} (built, local mirror)`, env: { TF_CLI_CONFIG_FILE: configFile() } };
  const fromRegistry = { version: `${VERSION} or newer (public registry)`, env: {} };
  if (isBuilt() && (await initWorks(mirrored.env))) return mirrored;
  if (existsSync(registryMark())) return fromRegistry;
  if (await initWorks({})) {
    writeFileSync(registryMark(), "");
    return fromRegistry;
  }
  await build();
  if (await initWorks(mirrored.env)) return mirrored;
  const fix = `delete ${cacheDir}/provider-mirror and try again`;
  throw new RigError(`${terraform} init does not find the provider in the mirror`, { log: initLog(), fix });
}

/** As `ensureProvider`, for OpenTofu: the same build under the name of its registry. */
export async function ensureTofuProvider(): Promise<ProviderEnv> {
  const { env } = await ensureProvider();
  if (!isBuilt()) return env;
  const link = binary(TOFU_SOURCE);
  if (!existsSync(link)) linkSync(binary(), link);
  writeFileSync(tofuConfigFile(), cliConfig(TOFU_SOURCE));
  return { TF_CLI_CONFIG_FILE: tofuConfigFile() };
}

/** Whether the provider can be had without building it, as far as is known. */
export function isProviderReady(): boolean {
  return isBuilt() || existsSync(registryMark());
}

async function build(): Promise<void> {
  if (!(await isInstalled("go"))) {
    const fix =
      "install Go 1.26 (the provider is built as a Go module, because no Terraform registry answers)";
    throw new RigError("go is missing", { fix });
  }
  announce("building the Docker provider from source (about 3 minutes on 2 cores)");
  const folder = cached("provider", "go.mod");
  copyFileSync(join(recipesDir, "provider", "go.mod"), folder);
  await run("go", ["build", "-mod=mod", "-o", binary(), MODULE], {
    cwd: join(cacheDir, "provider"),
    log: logFile("provider"),
    fix: "the Go module proxy must be reachable; see `go env GOPROXY`",
  });
  chmodSync(binary(), 0o755);
  writeFileSync(configFile(), cliConfig());
  writeFileSync(stampFile(), recipe());
}

async function initWorks(env: ProviderEnv): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "rig-provider-"));
  try {
    const requirement = { docker: { source: "kreuzwerker/docker", version: "~> 4.6" } };
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({ terraform: { required_providers: requirement } }),
    );
    const answer = await ask(terraform, ["init", "-input=false", "-no-color"], {
      cwd: folder,
      env: { CHECKPOINT_DISABLE: "1", ...env },
      timeoutMs: 120_000,
    });
    writeFileSync(initLog(), answer.stdout + answer.stderr);
    return answer.ok;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cliConfig(source = SOURCE): string {
  return `disable_checkpoint = true
provider_installation {
  filesystem_mirror {
    path    = "${join(cacheDir, "provider-mirror")}"
    include = ["${source}"]
  }
  direct {
    exclude = ["${source}"]
  }
}
`;
}

function isBuilt(): boolean {
  const complete = [binary(), configFile(), stampFile()].every((file) => existsSync(file));
  return complete && readFileSync(stampFile(), "utf8") === recipe();
}

function recipe(): string {
  return readFileSync(join(recipesDir, "provider", "go.mod"), "utf8");
}

function binary(source = SOURCE): string {
  const arch = process.arch === "x64" ? "amd64" : process.arch;
  const name = `terraform-provider-docker_v${VERSION}`;
  return cached("provider-mirror", source, VERSION, `${process.platform}_${arch}`, name);
}

const configFile = () => cached("terraform.tfrc");
const tofuConfigFile = () => cached("opentofu.tfrc");
const stampFile = () => cached("provider", "built-from");
const registryMark = () => cached("provider", "registry-answers");
const initLog = () => logFile("provider-init");
