/** Docker Compose to compare with: the installed one, else one built as a Go module into the rig's cache. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ask, isInstalled, run } from "../../e2e/rig/command";
import { cached, logFile } from "../../e2e/rig/paths";
import { RigError, announce } from "../../e2e/rig/step";

const recipe = join(__dirname, "go.mod");
const packagePath = "github.com/docker/compose/v2/cmd";
const versionVariable = "github.com/docker/compose/v2/internal.Version";

export interface Compose {
  readonly version: string;
  readonly file: string;
  /** Arguments before compose's own. */
  readonly args: readonly string[];
}

export async function ensureCompose(): Promise<Compose> {
  const installed = await askVersion("docker", ["compose"]);
  if (installed !== undefined) return { version: installed, file: "docker", args: ["compose"] };
  const file = binary();
  if (!isBuilt()) await build();
  const built = await askVersion(file, []);
  if (built !== undefined) return { version: `${built} (built)`, file, args: [] };
  throw new RigError("the built docker compose does not run", {
    fix: `delete ${dirname(file)} and try again`,
  });
}

async function askVersion(file: string, args: readonly string[]): Promise<string | undefined> {
  const answer = await ask(file, [...args, "version"]);
  return answer.ok ? answer.stdout : undefined;
}

async function build(): Promise<void> {
  if (!(await isInstalled("go"))) {
    throw new RigError("neither docker compose nor go is there", {
      fix: "install the compose plugin, or Go 1.26",
    });
  }
  announce("building docker compose from source (about 3 minutes on 2 cores)");
  copyFileSync(recipe, cached("compose", "go.mod"));
  const [version = "unknown"] = /(?<=compose\/v2 )v\S+/.exec(readFileSync(recipe, "utf8")) ?? [];
  const flags = ["-mod=mod", "-ldflags", `-X ${versionVariable}=${version}`, "-o", binary()];
  await run("go", ["build", ...flags, packagePath], {
    cwd: dirname(binary()),
    log: logFile("compose"),
    fix: "the Go module proxy must be reachable; see `go env GOPROXY`",
  });
  writeFileSync(stamp(), readFileSync(recipe, "utf8"));
}

function isBuilt(): boolean {
  return (
    existsSync(binary()) &&
    existsSync(stamp()) &&
    readFileSync(stamp(), "utf8") === readFileSync(recipe, "utf8")
  );
}

const binary = () => cached("compose", "docker-compose");
const stamp = () => cached("compose", "built-from");
