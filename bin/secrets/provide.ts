/** Makes missing secrets and brings every value to its readers on the Docker host: the one way for `secrets init` and `deploy`. */
import type { Opened } from "../open-config";
import { show } from "../open-config";
import type { Docker } from "../docker";
import type { Terminal } from "../terminal";
import { deliver } from "./deliver";
import type { Delivered } from "./deliver";
import { hostFiles } from "./host-files";
import { makeMissing } from "./make";

export interface Provided extends Delivered {
  /** Names of the secrets that were made. */
  readonly made: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;

export async function provideSecrets(
  terminal: Terminal,
  docker: Docker,
  opened: Opened,
  { config, plan }: Result,
): Promise<Provided> {
  const envFile = opened.envFile ?? config.secrets.envFile;
  const { names: made, values } = makeMissing(config, plan, opened.values, envFile);
  if (made.length > 0) {
    terminal.say(`made: ${made.join(", ")} → ${show(terminal, envFile)}`);
    terminal.say("  keep that file: what is in the database can be read only with the same values");
  }
  const files = hostFiles(plan.workloads, values);
  const { secretsDir } = plan;
  const delivery = { image: helperImage(plan.workloads), secretsDir, weightsDir: config.host.weightsDir };
  const delivered = await deliver(docker, delivery, files);
  if (delivered.findings.length === 0) {
    terminal.say(
      `secrets: ${files.length} files in ${secretsDir}, ${delivered.written.length} of them new or changed`,
    );
  }
  return { made, values, ...delivered };
}

const bySize = ["redis", "edge", "postgres", "prometheus", "migrate", "proxy", "vllm"] as const;

/** An image of the stack that is small and has a shell: nothing is pulled that is not needed anyway. */
function helperImage(workloads: Result["plan"]["workloads"]): string {
  const found = bySize.flatMap((role) => workloads.filter((workload) => workload.role === role))[0];
  if (!found) throw new Error("a plan without workloads");
  return found.image;
}
