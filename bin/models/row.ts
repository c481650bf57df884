/** What a model's folder would be as a row of the preset table. */
import type { Checkpoint, ModelPreset } from "../../config";
import { readable } from "./entry";

/** Weights beyond this share of a card of 80 GB leave too little for the KV cache. */
const weightsPerGpuGiB = 60;

/** How it is served is a proposal: parsers, batch and load time are known only from its card and from a run. */
export function presetRow(name: string, source: string, checkpoint: Checkpoint): ModelPreset {
  const least = (checkpoint.weights.loadedGiB ?? checkpoint.weights.fileGiB) / weightsPerGpuGiB;
  return {
    source,
    checkpoint: readable(checkpoint),
    gpus: 2 ** Math.max(0, Math.ceil(Math.log2(least))),
    maxModelLen: Math.min(checkpoint.contextWindow, 32_768),
    maxNumSeqs: 64,
    toolCallParser: null,
    reasoningParser: null,
    loadBudgetSeconds: 900,
    minimumVllm: null,
    licence: "unknown",
    links: source.startsWith("/")
      ? [`https://huggingface.co/ORGANISATION/${name}`]
      : [`https://huggingface.co/${source}`],
  };
}
