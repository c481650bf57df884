/** GPUs: Docker can give them to containers, the driver fits the image, and those of the plan are in the machine. */
import * as messages from "../../config/errors/doctor";
import { workloadsOf } from "../../config";
import type { Finding, GatewayPlan } from "../../config";
import { notSeen, seen } from "./check";
import type { Check, NotSeen, Seen } from "./check";
import { readGpus } from "./nvidia-smi";
import type { Gpu } from "./nvidia-smi";
import type { EngineInfo } from "./engine-info";
import type { Subject } from "./subject";

export const gpus: Check = { name: "GPUs", look };

async function look(subject: Subject): Promise<Seen | NotSeen> {
  const { plan, info, docker } = subject;
  const engines = workloadsOf(plan, "vllm").filter((engine) => engine.gpus.length > 0);
  const [first] = engines;
  if (first === undefined) return notSeen("no model uses one");
  if (info === undefined) return notSeen("no engine answers");
  const read = await readGpus(subject, first.image);
  if (read !== undefined && "refused" in read)
    return seen("", [messages.gpuRuntimeMissing(docker.endpoint, read.refused)]);
  const runtime = listsRuntime(info) ? [] : [messages.gpuRuntimeNotListed(docker.endpoint)];
  if (read === undefined)
    return runtime.length > 0
      ? seen("", runtime)
      : notSeen("no image of an engine is there, and no nvidia-smi on this machine");
  const images = new Map(engines.map(({ image, environment }) => [image, environment]));
  const drivers = [...images].flatMap(([image, environment]) => judgeDriver(image, environment, read.gpus));
  const [gpu] = read.gpus;
  return seen(gpu === undefined ? "none" : `${read.gpus.length} × ${gpu.name}, driver ${gpu.driver}`, [
    ...runtime,
    ...drivers,
    ...judgeGpus(plan, read.gpus),
  ]);
}

function listsRuntime({ Runtimes = {}, DiscoveredDevices }: EngineInfo): boolean {
  return "nvidia" in Runtimes || (DiscoveredDevices ?? []).some(({ ID }) => ID?.startsWith("nvidia.com/gpu"));
}

/** https://docs.nvidia.com/deploy/cuda-compatibility/: CUDA 13 needs 580, every CUDA 12 runs on 525. */
const drivers = { cuda13: 580, cuda12: 525 } as const;

/** Of an engine. */
const compatibility = "VLLM_ENABLE_CUDA_COMPATIBILITY";

/** Only images whose CUDA is known, and without the compatibility libraries that replace a part of the driver. */
export function judgeDriver(
  image: string,
  environment: Readonly<Record<string, string>>,
  present: readonly Gpu[],
): readonly Finding[] {
  const [gpu] = present;
  if (gpu === undefined || !/(^|\/)vllm\/vllm-openai[:@]/.test(image)) return [];
  if (environment[compatibility] === "1") return [];
  const wanted = image.includes("-cu12") ? drivers.cuda12 : drivers.cuda13;
  return Number.parseInt(gpu.driver, 10) < wanted ? [messages.gpuDriverOld(image, wanted, gpu.driver)] : [];
}

/** Part of the planned memory that must be there: sold sizes and readings differ by a little. */
const tolerated = 0.97;

/** MIG slices and CDI names have no line of their own in the list, so only indices and UUIDs of whole GPUs are judged. */
export function judgeGpus(plan: Pick<GatewayPlan, "gpus">, present: readonly Gpu[]): readonly Finding[] {
  const used = plan.gpus.filter(({ tenants }) => tenants.length > 0);
  return used.flatMap(({ id, totalGiB }) => {
    if (!/^(\d+|GPU-.*)$/.test(id)) return [];
    const gpu = present.find(({ index, uuid }) => index === id || uuid === id);
    if (gpu === undefined)
      return [
        messages.gpuNotThere(
          id,
          present.map(({ index }) => index),
        ),
      ];
    return gpu.memoryGiB < totalGiB * tolerated ? [messages.gpuSmaller(id, totalGiB, gpu.memoryGiB)] : [];
  });
}
