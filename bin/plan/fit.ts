/** The answer to "how many GPUs" as text. */
import type { FitAnswer, TriedSize } from "../../config";
import { table } from "../table";
import { fixed } from "./sections";

/** The smallest size that fits. */
export function fewest(tried: readonly TriedSize[]): TriedSize | undefined {
  return tried.filter(({ fits }) => fits).toSorted((a, b) => a.gpus - b.gpus)[0];
}

export function fitText(model: string, answer: FitAnswer): string {
  const { gpu, maxModelLen, maxNumSeqs, tried } = answer;
  const best = fewest(tried);
  const count = best === undefined ? "no number of GPUs that was tried is enough" : gpus(best.gpus);
  const length =
    maxModelLen === null ? "" : ` for requests of ${maxModelLen} tokens, up to ${maxNumSeqs} at once`;
  const head = [
    "GPUS",
    "FITS",
    "SPLIT",
    "WEIGHTS",
    "KV CACHE",
    "OVERHEAD",
    "CACHE TOKENS",
    "FITS UP TO",
    "FULL-LENGTH REQUESTS",
    "WHY NOT",
  ];
  return [
    `${model} on ${gpu.name} (${fixed(gpu.totalGiB)} GiB): ${count}${length}`,
    table("Sizes (GiB on each GPU)", head, tried.map(row)),
  ].join("\n\n");
}

function gpus(count: number): string {
  return count === 1 ? "1 GPU is enough" : `${count} GPUs are enough`;
}

function row({ gpus: count, fits, memory, reason, ...size }: TriedSize): readonly string[] {
  const ways = {
    tensor: size.tensorParallelSize,
    pipeline: size.pipelineParallelSize,
    data: size.dataParallelSize,
  };
  const split = Object.entries(ways)
    .filter(([, parts]) => parts > 1)
    .map(([way, parts]) => `${way} ${parts}`)
    .join(", ");
  const figures = memory
    ? [
        fixed(memory.weightsGiB),
        fixed(memory.kvCacheGiB),
        fixed(memory.overheadGiB),
        String(memory.kvCacheTokens),
        String(memory.largestMaxModelLen),
        fixed(memory.maxConcurrentFullLength),
      ]
    : ["-", "-", "-", "-", "-", "-"];
  return [String(count), fits ? "yes" : "no", split === "" ? "-" : split, ...figures, reason ?? ""];
}
