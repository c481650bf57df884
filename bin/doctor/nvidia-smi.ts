/** The GPUs of the Docker host, as nvidia-smi lists them: from inside an engine's image, which also tries the runtime. */
import type { Workload } from "../../config";
import { capture } from "../process";
import { reasonOf } from "../docker";
import type { Subject } from "./subject";

export interface Gpu {
  readonly index: string;
  readonly uuid: string;
  readonly name: string;
  readonly memoryGiB: number;
  readonly driver: string;
}

/** `refused`: the engine could not give a GPU to a container. Undefined: there was no way to look. */
export type Gpus = { readonly gpus: readonly Gpu[] } | { readonly refused: string } | undefined;

const query = ["--query-gpu=index,uuid,name,memory.total,driver_version", "--format=csv,noheader,nounits"];

export async function readGpus(subject: Subject, image: Workload["image"]): Promise<Gpus> {
  const { docker, config, terminal } = subject;
  const isThere = (await docker.run(["image", "inspect", "--format", "{{.Id}}", image])).code === 0;
  if (!isThere) {
    const gpus = docker.isLocal ? await gpusOfThisMachine(terminal.environment) : undefined;
    return gpus && { gpus };
  }
  const device =
    config.host.docker.gpuRuntime === "cdi" ? ["--device", "nvidia.com/gpu=all"] : ["--gpus", "all"];
  const quiet = ["run", "--rm", "--network", "none", "--pull", "never", "--log-driver", "none", ...device];
  const finished = await docker.run([...quiet, "--entrypoint", "nvidia-smi", image, ...query]);
  return finished.code === 0 ? { gpus: parseGpus(finished.output) } : { refused: reasonOf(finished) };
}

/** Undefined where there is no such program, or no driver. */
export async function gpusOfThisMachine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly Gpu[] | undefined> {
  const { code, output } = await capture({ file: "nvidia-smi", args: query, environment });
  return code === 0 ? parseGpus(output) : undefined;
}

/** A line per GPU: `0, GPU-8f…, NVIDIA H100 80GB HBM3, 81559, 580.65.06`. */
export function parseGpus(text: string): readonly Gpu[] {
  return text.split("\n").flatMap((line) => {
    const [index = "", uuid = "", name = "", mebibytes = "", driver = ""] = line.split(", ");
    return driver === "" ? [] : [{ index, uuid, name, memoryGiB: Number(mebibytes) / 1024, driver }];
  });
}
