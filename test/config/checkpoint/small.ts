/** A config.json with nothing special, what is added to it, and its description. */
import type { Checkpoint } from "../../../config";
import { describeCheckpoint } from "../../../config/checkpoint/describe";
import { tensorList } from "./tensors";
import type { Shapes } from "./tensors";

export const dense = {
  architectures: ["ShelfForCausalLM"],
  model_type: "shelf",
  hidden_size: 16,
  num_attention_heads: 4,
  num_hidden_layers: 1,
  vocab_size: 64,
  max_position_embeddings: 4096,
};

/** As compressed-tensors says the form of its weights. */
export function groups(weights: object) {
  return { quant_method: "compressed-tensors", config_groups: { group_0: { weights } } };
}

/** As older files of ModelOpt say theirs. */
export function modelopt(name: string) {
  return { producer: { name: "modelopt" }, quantization: { quant_algo: name } };
}

export const some: Shapes = { "model.embed_tokens.weight": ["BF16", 64, 16] };

/** Throws with the reason where there is none. */
export function described(config: object, shapes: Shapes = some): Checkpoint {
  const answer = describeCheckpoint({ ...config }, tensorList(shapes));
  if ("problem" in answer) throw new Error(answer.problem);
  return answer.checkpoint;
}
