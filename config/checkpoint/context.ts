/** The longest context that vLLM takes without being overruled (_get_and_verify_max_len in its config/model.py). */
import { isMapping } from "../mapping";
import type { Dialect } from "./dialect";
import { count, inside, numberAt, textAt } from "./fields";
import type { Fields } from "./fields";

const keys = [
  ...["max_position_embeddings", "n_positions", "max_seq_len", "seq_length", "model_max_length"],
  ...["max_target_positions", "max_sequence_length", "max_seq_length", "seq_len"],
];

/** Assumed where config.json says nothing. */
const unsaid = 2048;

/** Kinds of rope scaling whose factor `max_position_embeddings` holds already. */
const applied = new Set(["su", "longrope", "llama3", "yarn", "deepseek_yarn", "deepseek_llama_scaling"]);

export function contextWindow({ text, type }: Dialect): number {
  const said = keys.flatMap((key) => count(text, key) ?? []);
  const own = count(text, "model_max_length") ?? Math.min(...said);
  const length = Number.isFinite(own) ? own : unsaid;
  return Math.floor(length * (type.includes("gemma3") ? 1 : scaling(text)));
}

function scaling(text: Fields): number {
  const rope = isMapping(text.rope_parameters) ? text.rope_parameters : inside(text, "rope_scaling");
  // One set for all layers, or one per kind of layer; the factor is the same in all of them.
  const sets = Object.values(rope).some(isMapping) ? Object.values(rope).filter(isMapping) : [rope];
  const factors = sets.flatMap((set) => {
    const kind = textAt(set, "rope_type") ?? textAt(set, "type") ?? "default";
    return applied.has(kind) ? [] : (numberAt(set, "factor") ?? []);
  });
  return factors.find((factor) => factor >= 1) ?? 1;
}
