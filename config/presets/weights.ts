/** Weights of checkpoints whose size follows from the number of parameters. */
import type { Weights } from "./checkpoint";

/** BF16 or FP16 files. */
export function sixteenBit(parameters: number): Weights {
  return { format: "16bit", fileGiB: gib(parameters * 2) };
}

/** FP32 files. vLLM's `--dtype auto` loads them in 16 bits. */
export function thirtyTwoBit(parameters: number): Weights {
  return { format: "32bit", fileGiB: gib(parameters * 4), loadedGiB: gib(parameters * 2) };
}

/** Bytes in GiB, with two digits. */
export function gib(bytes: number): number {
  return Math.round((bytes / 1024 ** 3) * 100) / 100;
}
