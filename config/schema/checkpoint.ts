/** `models.<name>.vllm.checkpoint`: what the planner needs to know of a model that has no preset. */
import { z } from "zod";
import { count, positive } from "./units";

const weightFormats = ["16bit", "32bit", "fp8", "fp8-block", "mxfp4", "nvfp4", "awq", "gptq"] as const;

const weights = z.strictObject({
  /** How the linear layers are stored. */
  format: z.enum(weightFormats),
  /** All tensors together as they lie in the files, GiB. */
  fileGiB: positive(),
  /** What one GPU holds of them after loading, where that is another number, GiB. @default `fileGiB` */
  loadedGiB: positive().exactOptional(),
  /** Growth of the sum when it is split over GPUs. @default 1 */
  splitMargin: z.number().min(1).exactOptional(),
  /** The part that every GPU of a replica holds whole (norms, routers), GiB. @default 0 */
  replicatedGiB: z.number().min(0).exactOptional(),
  /** Edge of the square blocks that share a scale. @default no blocks */
  block: count().exactOptional(),
});

const layers = count().max(4096);
const heads = { layers, kvHeads: count(), headDim: count() };

/** Layers that keep the context in the same way. */
const layerGroup = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("full"), ...heads }),
  z.strictObject({ kind: z.literal("sliding"), ...heads, window: count() }),
  z.strictObject({ kind: z.literal("chunked"), ...heads, window: count() }),
  z.strictObject({ kind: z.literal("mla"), layers, latentDim: count() }),
  z.strictObject({ kind: z.literal("recurrent"), layers, stateBytes: count() }),
]);

const experts = z.strictObject({ count: count(), perToken: count(), intermediateSize: count() });

/** `llm-gateway models add FOLDER` writes it from the model's files. */
export const checkpointSchema = z.strictObject({
  /** As config.json names it, such as `GptOssForCausalLM`. */
  architecture: z.string().min(1),
  /** All experts included. @default not known */
  parameters: count().nullable().default(null),
  weights,
  /** Empty for a model without a KV cache. */
  layers: z.array(layerGroup),
  hiddenSize: count(),
  vocabSize: count(),
  attentionHeads: count(),
  /** With compressed keys (MLA): the attention heads. */
  kvHeads: count(),
  /** Of the dense MLP layers. @default none */
  intermediateSize: count().nullable().default(null),
  /** @default none: a dense model */
  experts: experts.nullable().default(null),
  /** Longest context, tokens. */
  contextWindow: count(),
});
