/** A model's folder, as a download leaves it, with tensors of zeros. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Checkpoint } from "../../config";
import { safetensorsFile } from "./checkpoint/tensors";
import type { Shapes } from "./checkpoint/tensors";

export const smallConfig = {
  architectures: ["ShelfForCausalLM"],
  model_type: "shelf",
  hidden_size: 64,
  intermediate_size: 128,
  max_position_embeddings: 4096,
  num_attention_heads: 4,
  num_hidden_layers: 2,
  num_key_value_heads: 2,
  vocab_size: 256,
};

const firstShard: Shapes = { "model.embed_tokens.weight": ["BF16", 256, 64] };
const secondShard: Shapes = {
  "model.layers.0.input_layernorm.weight": ["BF16", 64],
  "lm_head.weight": ["BF16", 256, 64],
};

/** 65,664 bytes of tensors in two shards. */
export const smallCheckpoint: Checkpoint = {
  architecture: "ShelfForCausalLM",
  weights: { format: "16bit", fileGiB: 65_664 / 1024 ** 3, replicatedGiB: 128 / 1024 ** 3 },
  parameters: 32_832,
  layers: [{ kind: "full", layers: 2, kvHeads: 2, headDim: 16 }],
  hiddenSize: 64,
  vocabSize: 256,
  attentionHeads: 4,
  kvHeads: 2,
  experts: null,
  intermediateSize: 128,
  contextWindow: 4096,
};

export function writeModel(folder: string): void {
  const shards = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"] as const;
  const place = (shapes: Shapes, file: string) => Object.keys(shapes).map((name) => [name, file]);
  const weightMap = Object.fromEntries([
    ...place(firstShard, shards[0]),
    ...place(secondShard, shards[1]),
  ]) as object;
  writeFiles(folder, {
    "config.json": JSON.stringify(smallConfig),
    "model.safetensors.index.json": JSON.stringify({ metadata: {}, weight_map: weightMap }),
    [shards[0]]: safetensorsFile(firstShard),
    [shards[1]]: safetensorsFile(secondShard),
  });
}

export function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}
