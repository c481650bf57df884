/** Sums over the tensors of a checkpoint, exact to the byte: what lies in the files, what is loaded, what is held whole. */
import type { Weights } from "../presets/checkpoint";
import type { Fields } from "./fields";
import type { Storage } from "./quantization";
import { elements } from "./safetensors";
import type { Tensor } from "./safetensors";

const GiB = 1024 ** 3;

export interface Summed {
  readonly weights: Weights;
  readonly parameters: number;
}

/** `layers`: those of the model itself; what lies behind them guesses tokens ahead and is loaded only when asked for. */
export function sumWeights(
  tensors: readonly Tensor[],
  text: Fields,
  layers: number,
  { format, block, bits }: Storage,
): Summed {
  const loaded = tensors.filter(({ name }) => isLoaded(name, text, layers));
  const fileBytes = sum(tensors.map(({ bytes }) => bytes));
  const loadedBytes = sum(loaded.map(({ bytes }) => bytes));
  const replicated = sum(loaded.filter(({ name }) => isReplicated(name)).map(({ bytes }) => bytes));
  return {
    weights: {
      format,
      fileGiB: fileBytes / GiB,
      // Four-byte weights are loaded as the engine's `dtype` says, so their size in memory is not known here.
      ...(loadedBytes === fileBytes || format === "32bit" ? {} : { loadedGiB: loadedBytes / GiB }),
      replicatedGiB: replicated / GiB,
      ...(block === null ? {} : { block }),
    },
    parameters: sum(loaded.map((tensor) => parametersIn(tensor, bits))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isLoaded(name: string, text: Fields, layers: number): boolean {
  if (text.tie_word_embeddings === true && /(^|\.)lm_head\.weight$/.test(name)) return false;
  if (name.startsWith("mtp.") || name.endsWith("rotary_emb.inv_freq")) return false;
  const [, layer] = /^(?:language_model\.)?(?:model\.)?(?:language_model\.)?layers\.(\d+)\./.exec(name) ?? [];
  return layer === undefined || Number(layer) < layers;
}

/** Norms, routers, biases behind a sum over GPUs, and what compresses keys: every GPU of a group holds them whole. */
const replicated = [
  /norm\d*(_\w+)?\.(weight|bias)$|(^|\.)ln_\w+\.(weight|bias)$/,
  /\.(router|gate|wg|shared_expert_gate|e_score_correction_bias)(\.(weight|bias|e_score_correction_bias))?$/,
  /\.(o_proj|down_proj|out_proj|dense_4h_to_h|fc2|c_proj)(\.|_)bias$/,
  /\.(q_a_proj|kv_a_proj_with_mqa|fused_qkv_a_proj)\./,
  /patch_embed|position_embedding|multi_modal_projector/,
] as const;

function isReplicated(name: string): boolean {
  return replicated.some((pattern) => pattern.test(name));
}

const scale = /(scales?|scale_inv|scale_2|zeros|g_idx|zero_point|weight_shape|global_scale)$/;
const packed = /(qweight|weight_packed|_blocks)$/;

/** Weights that a tensor holds: none when it is a scale, several per number when it is packed. */
function parametersIn({ name, dtype, shape }: Tensor, bits: number): number {
  const numbers = elements(shape);
  if (scale.test(name)) return 0;
  if (dtype === "I32" && packed.test(name)) return numbers * Math.floor(32 / bits);
  if ((dtype === "U8" || dtype === "I8") && bits === 4) return numbers * 2;
  return numbers;
}
