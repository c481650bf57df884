/** What a model's folder is in a config. */
import { basename } from "node:path";
import type { Checkpoint } from "../../config";

export interface ConfigEntry {
  readonly vllm: { readonly source: string; readonly checkpoint: Checkpoint };
}

export function entryOf(source: string, checkpoint: Checkpoint): ConfigEntry {
  return { vllm: { source, checkpoint: readable(checkpoint) } };
}

/** A folder of a Hugging Face cache names its model; any other is the source itself. */
export function modelIn(folder: string, name: string | undefined): { name: string; source: string } {
  const cached = /\/models--([^/]+)(?:\/snapshots\/[^/]+)?$/.exec(folder)?.[1];
  const source = cached === undefined ? folder : cached.replace("--", "/");
  return { name: name ?? basename(source), source };
}

/** Sizes with six digits: more than any plan needs. */
export function readable(checkpoint: Checkpoint): Checkpoint {
  const { fileGiB, loadedGiB, replicatedGiB, ...rest } = checkpoint.weights;
  const weights = {
    ...rest,
    fileGiB: short(fileGiB),
    ...(loadedGiB === undefined ? {} : { loadedGiB: short(loadedGiB) }),
    ...(replicatedGiB === undefined ? {} : { replicatedGiB: short(replicatedGiB) }),
  };
  return { ...checkpoint, weights };
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}
