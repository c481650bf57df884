/** This machine as `host` of a config: its GPUs as nvidia-smi lists them, against the tables of hosts and GPUs. */
import { gpuPresets, hostPresets } from "../../config";
import type { GatewayInput } from "../../config";
import type { Gpu } from "../doctor/nvidia-smi";

type Host = NonNullable<GatewayInput["host"]>;

export interface Detected {
  /** Undefined where a card is in no table and does not say how much memory it has. */
  readonly host: Host | undefined;
  /** As people read it. */
  readonly seen: string;
}

/** Undefined where nvidia-smi shows nothing. */
export function hostFrom(gpus: readonly Gpu[]): Detected | undefined {
  const [first] = gpus;
  if (first === undefined) return undefined;
  const seen = `${gpus.length} × ${first.name}`;
  const types = gpus.map(typeOf);
  const [type] = types;
  if (type === undefined || types.some((other) => other !== type)) return { host: listed(gpus), seen };
  const whole = Object.entries(hostPresets).find(
    ([, host]) => host.gpuType === type && host.gpuCount === gpus.length,
  );
  return { host: whole ? { preset: whole[0] } : { gpus: [{ type, count: gpus.length }] }, seen };
}

/** Cards of one machine that are not all known, or not all the same. */
function listed(gpus: readonly Gpu[]): Host | undefined {
  const isUnclear = gpus.some((gpu) => typeOf(gpu) === undefined && Number.isNaN(gpu.memoryGiB));
  return isUnclear ? undefined : { gpus: gpus.map(described) };
}

function described(gpu: Gpu) {
  const type = typeOf(gpu);
  if (type !== undefined) return { type };
  return { name: gpu.name, memoryGiB: Math.floor(gpu.memoryGiB * 100) / 100 };
}

/** Readings of one card differ by a little; the next size is further away. */
const tolerated = 0.1;

/** The row whose words are all in the card's name and whose memory is the card's; the one with most words wins. */
function typeOf({ name, memoryGiB }: Gpu): string | undefined {
  const words = new Set(name.toLowerCase().split(/[^a-z0-9]+/));
  const rows = Object.entries(gpuPresets).flatMap(([type, { totalGiB, vendor }]) => {
    const wanted = type.replace(/-\d+gb$/, "").split("-");
    const fits = Number.isNaN(memoryGiB) || Math.abs(memoryGiB - totalGiB) <= totalGiB * tolerated;
    return vendor === "nvidia" && fits && wanted.every((word) => words.has(word))
      ? [{ type, size: wanted.length }]
      : [];
  });
  return rows.toSorted((a, b) => b.size - a.size)[0]?.type;
}
