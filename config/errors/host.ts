/** Messages about the machine: its preset and its own list of GPUs. */
import { closestMatch } from "../upstream/closest";
import type { Finding } from "../findings";
import { error, names } from "./finding";

export function hostPresetUnknown(
  path: string,
  preset: string,
  { known, hasNoFigures }: { known: readonly string[]; hasNoFigures: boolean },
): Finding {
  if (hasNoFigures)
    return error(
      "HOST.PRESET_UNKNOWN",
      path,
      `there is no row for ${JSON.stringify(preset)}: no public source states its memory in full`,
      "Describe its GPUs with host.gpus, with what nvidia-smi says.",
    );
  const match = closestMatch(preset, known);
  return error(
    "HOST.PRESET_UNKNOWN",
    path,
    `unknown preset ${JSON.stringify(preset)}; known: ${names(known)}`,
    match === undefined
      ? "Use a known preset, or describe the GPUs with host.gpus."
      : `Use ${JSON.stringify(match)}, or describe the GPUs with host.gpus.`,
  );
}

export function presetAndGpus(path: string): Finding {
  return error(
    "HOST.PRESET_AND_GPUS",
    path,
    "has both preset and gpus; at most one is allowed",
    "Remove one of them.",
  );
}

export function gpuTypeUnknown(path: string, type: string, known: readonly string[]): Finding {
  const near = known.filter((name) => name.startsWith(type.toLowerCase()));
  const match = closestMatch(type, known);
  const candidates = near.length > 0 ? near : match === undefined ? [] : [match];
  return error(
    "HOST.GPU_TYPE_UNKNOWN",
    path,
    candidates.length > 0
      ? `unknown GPU type ${JSON.stringify(type)}`
      : `unknown GPU type ${JSON.stringify(type)}; known: ${names(known)}`,
    candidates.length > 0
      ? `Use ${candidates.map((name) => JSON.stringify(name)).join(" or ")}, or give memoryGiB instead.`
      : "Use a known type, or give memoryGiB instead.",
  );
}

export function gpuMemoryMissing(path: string): Finding {
  return error("HOST.GPU_MEMORY_MISSING", path, "has neither type nor memoryGiB", "Add one of them.");
}

export function gpuIdTwice(path: string, id: string): Finding {
  return error(
    "HOST.GPU_ID_TWICE",
    path,
    `two GPUs have the id ${JSON.stringify(id)}`,
    "Give each GPU an entry with its own uuid, or leave uuid out: the id is then the index.",
  );
}

export function gpuVendor(path: string, type: string): Finding {
  return error(
    "HOST.GPU_VENDOR",
    path,
    `${JSON.stringify(type)} is an AMD GPU; the images and the device reservation are NVIDIA's`,
    "Serve this machine by other means and add it as a model with upstream, or use NVIDIA GPUs.",
  );
}

export function severalHosts(path: string, got: string): Finding {
  return error(
    "HOST.SEVERAL_MACHINES",
    path,
    `${got} is more than one machine; one config describes one Docker host`,
    "Describe one machine here; give the others a config of their own and add their models with upstream.",
  );
}

export function reserveTooLarge(path: string, got: number, total: number): Finding {
  return error(
    "HOST.RESERVE_TOO_LARGE",
    path,
    `got ${got} GiB, but CPU and GPU have ${total} GiB together`,
    "Lower it: what is reserved for the system is not there for engines.",
  );
}

export function migUnknown(path: string, profile: string, type: string, known: readonly string[]): Finding {
  return error(
    "HOST.MIG_UNKNOWN",
    path,
    `no memory is known for MIG profile ${JSON.stringify(profile)} of ${JSON.stringify(type)}; known: ${names(known)}`,
    "Use a known profile, or give memoryGiB as `nvidia-smi mig -lgip` lists it.",
  );
}

export function migIdMissing(path: string): Finding {
  return error(
    "HOST.MIG_ID_MISSING",
    path,
    "a MIG slice without uuid; an index would name the whole GPU",
    "Add uuid: the MIG-… of `nvidia-smi -L`, one entry per slice.",
  );
}

export function indexBehindSlice(path: string): Finding {
  return error(
    "HOST.INDEX_UNCLEAR",
    path,
    "a GPU without uuid behind a MIG slice; the list does not say which index it has",
    'Add uuid (the GPU-… of `nvidia-smi -L`, or the index as text such as "1"), or move it before the slices.',
  );
}

export function imageArchitecture(
  path: string,
  image: string,
  has: readonly string[],
  host: string,
): Finding {
  return error(
    "HOST.IMAGE_ARCHITECTURE",
    path,
    `${image} is built for ${has.join(", ")}, the host is ${host}`,
    "Use a tag for this architecture, or correct host.architecture.",
  );
}
