/** A config.json and a list of tensors become the description that the planner works with. Pure. */
import type { Checkpoint } from "../presets/checkpoint";
import { attentionOf } from "./attention";
import { contextWindow } from "./context";
import { dialectOf } from "./dialect";
import type { Dialect } from "./dialect";
import { mlpWidths } from "./experts";
import { count, listAt } from "./fields";
import type { Fields } from "./fields";
import { layerKinds } from "./layer-kinds";
import { layerGroups } from "./layers";
import { fail, Problem } from "./problem";
import { storageOf } from "./quantization";
import type { Tensor } from "./safetensors";
import { sumWeights } from "./weights";

/** Why not is a fragment: lower case, no full stop. */
export type Described = { readonly checkpoint: Checkpoint } | { readonly problem: string };

/** `tensors`: of all files together. */
export function describeCheckpoint(config: Fields, tensors: readonly Tensor[]): Described {
  return attempt(() => ({ checkpoint: checkpointOf(config, tensors) }));
}

/** Runs what may meet a problem, and tells the reason instead of throwing it. */
export function attempt<T>(work: () => T): T | { readonly problem: string } {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Problem) return { problem: problem.message };
    throw problem;
  }
}

function checkpointOf(config: Fields, tensors: readonly Tensor[]): Checkpoint {
  const architecture = listAt(config, "architectures")?.[0];
  if (typeof architecture !== "string") return fail("config.json names no architecture");
  if (tensors.length === 0) return fail("its files hold no tensors");
  const dialect = dialectOf(config);
  const { text } = dialect;
  const attention = attentionOf(dialect);
  // Tied embeddings are said on the outside by some families.
  const tied = { tie_word_embeddings: text.tie_word_embeddings ?? config.tie_word_embeddings };
  const kinds = layerKinds(dialect);
  const storage = storageOf(config, text, tensors);
  return {
    architecture,
    ...sumWeights(tensors, tied, kinds.length, storage),
    layers: isEncoder(dialect) ? [] : layerGroups(dialect, attention),
    hiddenSize: count(text, "hidden_size", "n_embd", "d_model") ?? 0,
    vocabSize: count(text, "vocab_size") ?? rowsOfEmbedding(tensors),
    attentionHeads: attention.heads,
    kvHeads: attention.kvHeads,
    ...mlpWidths(dialect),
    contextWindow: contextWindow(dialect),
  };
}

/** Encoders see their whole input at once and keep nothing of it. */
function isEncoder({ type }: Dialect): boolean {
  return /(^|[-_])(modern)?(distil)?(ro)?bert|^(nomic_bert|gte|new)$/.test(type);
}

function rowsOfEmbedding(tensors: readonly Tensor[]): number {
  const table = tensors.find(({ name }) => /(embed_tokens|wte|word_embeddings)\.weight$/.test(name));
  return table?.shape[0] ?? fail("config.json does not say vocab_size");
}
