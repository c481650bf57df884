/** Size of the state that a layer without a KV cache keeps per request, as vLLM lays it out (mamba_utils.py). */
import { count, textAt } from "./fields";
import type { Fields } from "./fields";
import { fail } from "./problem";

const bytesOf: Readonly<Record<string, number>> = { float32: 4, bfloat16: 2, float16: 2 };

/** A short history for the convolution, and a matrix per head. Bytes before any split over GPUs. */
export function stateBytes(text: Fields, type: string, kind: "linear" | "mamba"): number {
  const { history, matrices } = kind === "linear" ? deltaNet(text) : mamba2(text);
  return history * 2 + matrices * matrixBytes(text, type);
}

interface State {
  /** Numbers of the convolution's history. */
  readonly history: number;
  readonly matrices: number;
}

/** Gated delta nets: Qwen3-Next, Qwen3.5. */
function deltaNet(text: Fields): State {
  const [keyHeads, valueHeads] = [need(text, "linear_num_key_heads"), need(text, "linear_num_value_heads")];
  const [keyDim, valueDim] = [need(text, "linear_key_head_dim"), need(text, "linear_value_head_dim")];
  const channels = 2 * keyDim * keyHeads + valueDim * valueHeads;
  const steps = need(text, "linear_conv_kernel_dim") - 1;
  return { history: channels * steps, matrices: valueHeads * valueDim * keyDim };
}

/** Mamba 2: Granite 4, Nemotron-H, Bamba. */
function mamba2(text: Fields): State {
  const heads = need(text, "mamba_num_heads", "mamba_n_heads");
  const headDim = need(text, "mamba_head_dim", "mamba_d_head");
  const state = need(text, "ssm_state_size", "mamba_d_state");
  const groups = need(text, "n_groups", "mamba_n_groups");
  const steps = need(text, "conv_kernel", "mamba_d_conv") - 1;
  return { history: (heads * headDim + 2 * groups * state) * steps, matrices: heads * headDim * state };
}

function need(text: Fields, ...keys: readonly string[]): number {
  return (
    count(text, ...keys) ?? fail(`config.json does not say ${keys.join(" or ")}, the size of a layer's state`)
  );
}

/** Two bytes as the model's own numbers, unless the family keeps the matrices more exactly. */
function matrixBytes(text: Fields, type: string): number {
  const said = textAt(text, "mamba_ssm_dtype") ?? textAt(text, "mamba_ssm_cache_dtype");
  const isNemotron = type.startsWith("nemotron_h");
  const name = said ?? (isNemotron ? "float32" : "bfloat16");
  return bytesOf[name] ?? fail(`a state of ${JSON.stringify(name.slice(0, 20))} is not known`);
}
