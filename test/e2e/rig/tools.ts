// Programs that single tests need: built or fetched once, each version in a folder of its own in the cache.
import { copyFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isInstalled, run } from "./command";
import { cached, logFile, recipesDir } from "./paths";
import { RigError, announce } from "./step";

/** Returns the program's path. */
export function ensureOpa(): Promise<string> {
  return goProgram("opa", "github.com/open-policy-agent/opa", "v1.22.2", "3 minutes");
}

export function ensureConftest(): Promise<string> {
  return goProgram("conftest", "github.com/open-policy-agent/conftest", "v0.71.1", "3 minutes");
}

/** OpenTofu replaces a module of its own, which Go takes from the main module alone: so it is built from one of ours. */
export function ensureTofu(): Promise<string> {
  const module = "github.com/opentofu/opentofu/cmd/tofu";
  const name = "tofu-v1.12.6";
  return once(name, "tofu", async (folder) => {
    await needsGo();
    announce("building OpenTofu (about 4 minutes on 2 cores)");
    copyFileSync(join(recipesDir, "tofu", "go.mod"), cached("tools", name, "go.mod"));
    const flags = [
      "-mod=mod",
      "-gcflags=all=-dwarf=false",
      "-ldflags",
      "-s -w -X github.com/opentofu/opentofu/version.dev=no",
    ];
    await run("go", ["build", ...flags, "-o", join(folder, "tofu"), module], {
      cwd: folder,
      log: logFile("tofu"),
      fix: "the Go module proxy must be reachable; see `go env GOPROXY`",
    });
  });
}

export function ensureCheckov(): Promise<string> {
  const version = "3.3.30";
  return once(`checkov-${version}`, "bin/checkov", async (folder) => {
    announce("installing checkov (about a minute)");
    const fix = "Python 3.11 with venv must be here, and PyPI reachable";
    await run("python3", ["-m", "venv", folder], { log: logFile("checkov-venv"), fix });
    const install = ["install", "-q", `checkov==${version}`];
    await run(join(folder, "bin/pip"), install, { log: logFile("checkov"), fix });
  });
}

/** Another version of Node, of the packages that npm has for its platforms. */
export function ensureNode(version: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  return once(`node-${version}`, `node_modules/node-${platform}/bin/node`, async (folder) => {
    announce(`fetching Node ${version}`);
    const install = ["install", "--no-save", "--no-audit", "--no-fund", `node-${platform}@${version}`];
    await run("npm", ["--prefix", folder, ...install], {
      cwd: folder,
      log: logFile(`node-${version}`),
      fix: `npm must have node-${platform}@${version}`,
    });
  });
}

function goProgram(name: string, module: string, version: string, duration: string): Promise<string> {
  return once(`${name}-${version}`, name, async (folder) => {
    await needsGo();
    announce(`building ${name} (about ${duration} on 2 cores)`);
    const fix = "the Go module proxy must be reachable; see `go env GOPROXY`";
    const env = { GOBIN: folder, GOFLAGS: "-mod=mod" };
    await run("go", ["install", `${module}@${version}`], { env, log: logFile(name), fix });
  });
}

/** The mark comes last: what was interrupted is made anew. */
async function once(name: string, file: string, make: (folder: string) => Promise<void>): Promise<string> {
  const mark = cached("tools", name, "done");
  const folder = join(mark, "..");
  const program = join(folder, file);
  if (existsSync(mark) && existsSync(program)) return program;
  rmSync(folder, { recursive: true, force: true });
  cached("tools", name, "done");
  await make(folder);
  writeFileSync(mark, "");
  return program;
}

async function needsGo(): Promise<void> {
  if (!(await isInstalled("go"))) throw new RigError("go is missing", { fix: "install Go 1.26" });
}
