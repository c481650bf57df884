/** Peak of the profiling run: activations of one step, then the sampler's rows of logits. */
import type { VllmConfig } from "../../gateway-config";
import type { Checkpoint } from "../../presets/checkpoint";
import { GiB } from "./bytes";

/** Workspaces of libraries and what the allocator keeps. */
const baseGiB = 0.5;
/** Seen for gpt-oss with at most 256 rows and 8192 tokens: 1.1 GiB; with 1024 rows: 7.5 GiB. */
const usualGiB = 2;
const rowsGiB = { rows: 1024, vocabSize: 201_088, GiB: 8 } as const;
/** Quantised copies and padding of the tokens of a step. */
const stepMargin = 1.25;
const smallMargin = 1.5;

/** GiB on one GPU; never less with more rows or more tokens. */
export function activationOn(vllm: VllmConfig, batchedTokens: number): number {
  const { checkpoint, maxNumSeqs: rows } = vllm;
  const words = (checkpoint?.vocabSize ?? rowsGiB.vocabSize) / rowsGiB.vocabSize;
  const step = checkpoint ? (stepMargin * stepBytes(vllm, checkpoint) * batchedTokens) / GiB : 0;
  const sampled = (Math.min(rows, 256) / rowsGiB.rows) * rowsGiB.GiB * words;
  const usual = usualGiB * Math.max(1, words);
  const small = checkpoint ? smallMargin * (baseGiB + Math.max(step, sampled)) : usual;
  const few = Math.max(baseGiB + step, Math.min(usual, small));
  return rows > 256 ? Math.max(few, manyRows(rows) * words) : few;
}

/** Between the two sizes that were seen, a line above both; proportional beyond. */
function manyRows(rows: number): number {
  const { rows: seen, GiB: seenGiB } = rowsGiB;
  const line = (rows / seen) * seenGiB;
  return rows < seen ? Math.min(seenGiB, baseGiB + line) : line;
}

/**
 * What one token of a step holds at the same time, bytes: the residual stream in six versions, queries, keys and values
 * before and after rotation, and the MLP's two inner vectors with its output, for each chosen expert.
 */
function stepBytes(vllm: VllmConfig, checkpoint: Checkpoint): number {
  const { hiddenSize, experts, intermediateSize } = checkpoint;
  const split = vllm.tensorParallelSize;
  const inner = (size: number) => (3 * size) / split + hiddenSize;
  const routed = experts ? experts.perToken * inner(experts.intermediateSize) : 0;
  const dense = intermediateSize === null ? 0 : inner(intermediateSize);
  return 2 * (6 * hiddenSize + 2 * attentionWidth(checkpoint, split) + Math.max(routed, dense));
}

function attentionWidth({ attentionHeads, hiddenSize, layers }: Checkpoint, split: number): number {
  const widths = layers.map((group) => {
    if (group.kind === "recurrent") return (4 * hiddenSize) / split;
    if (group.kind === "mla") return (3 * attentionHeads * 192) / split + group.latentDim;
    return (attentionHeads / split + 2 * Math.max(1, group.kvHeads / split)) * group.headDim;
  });
  return Math.max(0, ...widths);
}
