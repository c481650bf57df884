/** Widths of the MLPs: dense ones, and experts. */
import type { Checkpoint } from "../presets/checkpoint";
import type { Dialect } from "./dialect";
import { count, listAt } from "./fields";
import type { Fields } from "./fields";
import { fail } from "./problem";

type Widths = Pick<Checkpoint, "experts" | "intermediateSize">;

export function mlpWidths({ text }: Dialect): Widths {
  const own = count(text, "intermediate_size", "n_inner", "ffn_hidden_size");
  const experts = count(text, "num_experts", "moe_num_experts", "n_routed_experts", "num_local_experts") ?? 0;
  if (experts < 2) return { experts: null, intermediateSize: own ?? null };
  const perToken = count(
    text,
    ...["num_experts_per_tok", "num_experts_per_token", "experts_per_token", "top_k_experts"],
    ...["moe_topk", "moe_top_k", "moe_k"],
  );
  const width = count(text, "moe_intermediate_size", "expert_ffn_hidden_size") ?? own;
  if (perToken === undefined) return fail("config.json does not say num_experts_per_tok");
  if (width === undefined) return fail("config.json does not say moe_intermediate_size");
  const dense = hasDenseLayers(text) ? (count(text, "intermediate_size_mlp") ?? own ?? null) : null;
  return { experts: { count: experts, perToken, intermediateSize: width }, intermediateSize: dense };
}

/** True when some layers have an MLP of their own instead of experts. */
function hasDenseLayers(text: Fields): boolean {
  const periods = ["decoder_sparse_step", "interleave_moe_layer_step", "moe_layer_freq"];
  return (
    count(text, "first_k_dense_replace") !== undefined ||
    (listAt(text, "mlp_only_layers")?.length ?? 0) > 0 ||
    listAt(text, "mlp_layer_types")?.includes("dense") === true ||
    periods.some((key) => (count(text, key) ?? 1) > 1)
  );
}
