/** Volumes with compiled kernels: one per engine, image and kind of GPU, so that none is read by what did not write it. */
import type { GatewayConfig } from "../gateway-config";
import { engineName } from "./names";
import type { Replica } from "./placement";

const mark = "-cache-";

/** Readable on purpose: `docker volume ls` says what it is for. */
export function cacheVolume({ workload, vllm, gpus }: Replica): string {
  const gpu = gpus[0]?.type ?? gpus[0]?.name ?? "cpu";
  return `${workload}${mark}${plain(imageMark(vllm.image))}-${plain(gpu)}`;
}

/** Of those that are there: what an earlier image, GPU or model of this stack has left behind. */
export function staleCaches(
  config: Pick<GatewayConfig, "name">,
  planned: readonly string[],
  there: readonly string[],
): readonly string[] {
  const prefix = engineName(config, "", 1);
  return there.filter((volume) => {
    if (!volume.startsWith(prefix) || planned.includes(volume)) return false;
    const rest = volume.slice(prefix.length);
    const engine = rest.slice(0, Math.max(0, rest.lastIndexOf(mark)));
    // `vllm-lab-vllm-…` is an engine of the stack vllm-lab, not one called lab-vllm-… of the stack vllm-litellm.
    const isAnothers = engine.includes("vllm-");
    return (engine !== "" && !isAnothers) || isUnmarked(volume, planned);
  });
}

/** As they were called before the image was part of the name. */
function isUnmarked(volume: string, planned: readonly string[]): boolean {
  return planned.some((current) => current.startsWith(`${volume}-`));
}

/** The last part of the name with its tag, or with the beginning of its digest. */
function imageMark(image: string): string {
  const [name = "", digest] = image.split("@");
  const last = name.slice(name.lastIndexOf("/") + 1);
  return digest === undefined ? last : `${last}-${digest.slice(7, 19)}`;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9_.]+/g, "-");
}
