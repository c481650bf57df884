/** What the planner knows of a checkpoint: the numbers of its config.json and the size of its files. */

/** How the linear layers are stored. Scales belong to the stored bytes. */
export type WeightFormat =
  /** Unquantised, two bytes (BF16 or FP16). */
  | "16bit"
  /** Unquantised, four bytes. */
  | "32bit"
  /** FP8 with one scale per tensor or channel. */
  | "fp8"
  /** FP8 with one scale per block of `weights.block` (DeepSeek V3, Qwen3 FP8). */
  | "fp8-block"
  | "mxfp4"
  | "nvfp4"
  | "awq"
  /** GPTQ, and whole numbers in packs as compressed-tensors writes them. */
  | "gptq";

export interface Weights {
  readonly format: WeightFormat;
  /** All tensors together as they lie in the files, GiB. */
  readonly fileGiB: number;
  /** Sum over all GPUs after loading on one GPU, where it was seen to differ from the files (padding, repacking). */
  readonly loadedGiB?: number;
  /** Growth of the sum when it is split over GPUs, as a factor, where it was seen. */
  readonly splitMargin?: number;
  /** The part that every GPU of a tensor-parallel group holds whole (norms, routers), GiB. @default 0 */
  readonly replicatedGiB?: number;
  /** Edge of the square blocks that share a scale: a split must not cut them. */
  readonly block?: number;
}

/**
 * Layers that keep the context in the same way, in the words of vLLM's cache specs
 * (https://github.com/vllm-project/vllm/blob/main/vllm/v1/kv_cache_interface.py).
 */
export type LayerGroup =
  /** The whole context. */
  | { readonly kind: "full"; readonly layers: number; readonly kvHeads: number; readonly headDim: number }
  /** The last `window` tokens. */
  | {
      readonly kind: "sliding";
      readonly layers: number;
      readonly kvHeads: number;
      readonly headDim: number;
      readonly window: number;
    }
  /** The current chunk of `window` tokens (Llama 4). */
  | {
      readonly kind: "chunked";
      readonly layers: number;
      readonly kvHeads: number;
      readonly headDim: number;
      readonly window: number;
    }
  /** One compressed vector of `latentDim` numbers per token, on every GPU (kv_lora_rank + qk_rope_head_dim). */
  | { readonly kind: "mla"; readonly layers: number; readonly latentDim: number }
  /** A state of fixed size per request (Mamba, linear attention): bytes per layer before any split. */
  | { readonly kind: "recurrent"; readonly layers: number; readonly stateBytes: number };

export interface Checkpoint {
  /** As config.json names it, such as `GptOssForCausalLM`. */
  readonly architecture: string;
  /** Parameters, all experts included; null where no source says. */
  readonly parameters: number | null;
  readonly weights: Weights;
  /** Empty for a model without a KV cache (encoders). */
  readonly layers: readonly LayerGroup[];
  readonly hiddenSize: number;
  readonly vocabSize: number;
  readonly attentionHeads: number;
  /** Key and value heads. With MLA: the attention heads. */
  readonly kvHeads: number;
  /** Of the dense MLP layers; null where there is none. */
  readonly intermediateSize: number | null;
  readonly experts: {
    readonly count: number;
    readonly perToken: number;
    readonly intermediateSize: number;
  } | null;
  /** Longest context of the checkpoint without further rope scaling, tokens. */
  readonly contextWindow: number;
}
