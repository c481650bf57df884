/** The stack that the deploy bench brings up, its config, and how nothing of it is left. */
import { z } from "zod";
import type { GatewayInput } from "../../config";
import { evaluateFile } from "../examples";
import type { Result } from "../examples";
import { removeHostFolder } from "../e2e/host-folder";
import { docker } from "../e2e/run";
import { Stack } from "../e2e/stack";
import { chatModel, embedModel, writeTinyModels } from "../e2e/tiny-config";

const name = "bench";
const folder = "/var/tmp/cdktf-vllm-litellm-bench";
const dataDir = `${folder}-data`;

/** examples/laptop-cpu with ports of its own. */
const config: GatewayInput = {
  host: { preset: "cpu", dataDir },
  huggingFace: { offline: true },
  defaults: {
    vllm: {
      maxModelLen: 512,
      maxNumSeqs: 4,
      kvCacheMemoryGiB: 1,
      cpus: 1,
      containerMemoryGiB: 4,
      shmGiB: 0.25,
      loadBudget: "10m",
    },
  },
  models: {
    "tiny-chat": { vllm: { source: chatModel, replicas: 2 } },
    "tiny-backup": { vllm: { source: chatModel } },
    "tiny-embed": { mode: "embedding", vllm: { source: embedModel } },
  },
  routing: { fallbacks: { "tiny-chat": ["tiny-backup"] } },
  proxy: { port: 15_000 },
};

/** The models, once for all runs. */
export async function writeModels(): Promise<void> {
  await writeTinyModels(`${dataDir}/weights`);
}

/** A folder as after the first checkout, with secrets on the Docker host. */
export async function freshStack(): Promise<{ stack: Stack; result: Result }> {
  const stack = new Stack(name, folder);
  stack.configure(config);
  const secrets = await stack.gateway("secrets", "init");
  if (secrets.code !== 0) throw new Error(secrets.output);
  return { stack, result: await evaluateFile(stack.configFile) };
}

/** Containers, network and volumes, whoever made them; anonymous volumes too. */
export async function clear(): Promise<void> {
  await removeAll("ps", ["-a", "--filter", `label=cdktf-vllm-litellm.stack=${name}`], ["rm", "-f", "-v"]);
  await removeAll("network", ["ls", "--filter", `name=^${name}_network$`], ["network", "rm"]);
  await removeAll("volume", ["ls", "--filter", `name=^${name}-`], ["volume", "rm"]);
}

async function removeAll(kind: string, filter: readonly string[], verb: readonly string[]): Promise<void> {
  const format = kind === "ps" ? "{{.ID}}" : "{{.Name}}";
  const found = (await docker(kind, ...filter, "--format", format)).split("\n").filter((line) => line !== "");
  if (found.length > 0) await docker(...verb, ...found);
}

export async function removeFolders(): Promise<void> {
  for (const path of [folder, dataDir]) await removeHostFolder(path);
}

const inspected = z.array(
  z.object({
    State: z.object({
      StartedAt: z.string(),
      Health: z.object({ Log: z.array(z.object({ End: z.string(), ExitCode: z.int() })) }).optional(),
    }),
  }),
);

/** When the first container of the stack started, and when the last one answered: milliseconds of the epoch. */
export async function engineTimes(): Promise<{ firstStart: number; lastAnswer: number }> {
  const ids = await docker("ps", "-aq", "--filter", `label=cdktf-vllm-litellm.stack=${name}`);
  const containers = inspected.parse(JSON.parse(await docker("inspect", ...ids.split("\n"))));
  const starts = containers.map(({ State }) => Date.parse(State.StartedAt)).filter((time) => time > 0);
  const answers = containers.flatMap(({ State }) => {
    const log = State.Health?.Log ?? [];
    const lastFailure = log.findLastIndex(({ ExitCode }) => ExitCode !== 0);
    const answer = log[lastFailure + 1];
    return answer ? [Date.parse(answer.End)] : [];
  });
  return { firstStart: Math.min(...starts), lastAnswer: Math.max(...answers) };
}

/** How many containers of others run on the engine and compete for the machine. */
export async function otherContainers(): Promise<number> {
  const names = await docker("ps", "--format", "{{.Names}}");
  return names.split("\n").filter((line) => line !== "" && !line.startsWith(`${name}-`)).length;
}
