/**
 * The number of parameters of a checkpoint follows from its shape, and the size of its files from that and its format. Both are
 * computed here a second time: from the published shapes, tensor by tensor, as the checkpoints name them.
 */
import type { Checkpoint } from "../../../config/presets/checkpoint";
import { modelPresets } from "../../../config/presets/models";
import { gib } from "../../../config/presets/weights";

/** What the table does not say of a shape. */
interface Traits {
  /** Input and output embedding are one. */
  readonly tied?: boolean;
  readonly noOutput?: boolean;
  readonly qkvBias?: boolean;
  /** Norms of query and key, one number per dimension of a head. */
  readonly qkNorm?: boolean;
  readonly normsPerLayer?: number;
  /** Layers with a dense MLP, in a mixture of experts. */
  readonly denseLayers?: number;
  readonly sharedExperts?: number;
  readonly routerBias?: boolean;
  /** Picture encoder and what joins it. */
  readonly pictures?: number;
}

const traits: Readonly<Record<string, Traits>> = {
  Qwen2ForCausalLM: { qkvBias: true },
  Qwen3ForCausalLM: { qkNorm: true },
  Qwen3MoeForCausalLM: { qkNorm: true },
  Gemma3ForCausalLM: { tied: true, qkNorm: true, normsPerLayer: 4 },
  Gemma3ForConditionalGeneration: { tied: true, qkNorm: true, normsPerLayer: 4 },
  Glm4MoeForCausalLM: { qkvBias: true, sharedExperts: 1, routerBias: true },
  Llama4ForConditionalGeneration: { sharedExperts: 1, pictures: llama4Pictures() },
  Mistral3ForConditionalGeneration: { pictures: pixtral(5120) },
  MistralModel: { noOutput: true },
};

/** Where checkpoints of one architecture differ. */
const ownTraits: Readonly<Record<string, Traits>> = {
  "qwen3-0.6b": { tied: true },
  "qwen3-1.7b": { tied: true },
  "qwen3-4b": { tied: true },
  "qwen3-4b-instruct-2507": { tied: true },
  "qwen3-4b-thinking-2507": { tied: true },
  "qwen3-embedding-0.6b": { noOutput: true },
  "qwen3-embedding-4b": { noOutput: true },
  "qwen3-embedding-8b": { noOutput: true },
  "qwen3-reranker-0.6b": { tied: true },
  "llama-3.2-1b": { tied: true },
  "llama-3.2-3b": { tied: true },
  "phi-4-mini": { tied: true },
  "phi-4-mini-reasoning": { tied: true },
  "gemma-3-4b": { pictures: siglip(2560) },
  "gemma-3-12b": { pictures: siglip(3840) },
  "gemma-3-27b": { pictures: siglip(5376) },
  "glm-4.5": { qkNorm: true, denseLayers: 3 },
  "glm-4.5-air": { denseLayers: 1 },
  "llama-4-maverick": { denseLayers: 24 },
};

const traitsOf = (name: string, { architecture }: Checkpoint): Traits => ({
  ...traits[architecture],
  ...ownTraits[name],
});

/** Tensors by what quantisation does to them. */
interface Tensors {
  /** Weights of the linear layers, experts included. */
  readonly linear: number;
  /** Embeddings, routers, norms, biases, pictures: stored as they are. */
  readonly other: number;
}

function attention({ hiddenSize, attentionHeads, kvHeads }: Checkpoint, headDim: number): number {
  return hiddenSize * headDim * (2 * attentionHeads + 2 * kvHeads);
}

/** Decoders with rotary positions, gated MLPs and RMS norms, dense or with experts. */
function decoder(checkpoint: Checkpoint, own: Traits): Tensors {
  const { hiddenSize, vocabSize, attentionHeads, kvHeads, intermediateSize, experts } = checkpoint;
  const groups = checkpoint.layers.filter((group) => "headDim" in group);
  const layers = groups.reduce((sum, group) => sum + group.layers, 0);
  const headDim = groups[0]?.headDim ?? Number.NaN;
  const expertLayers = experts ? layers - (own.denseLayers ?? 0) : 0;
  const perExpert = 3 * hiddenSize * (experts?.intermediateSize ?? 0);
  const linear =
    layers * attention(checkpoint, headDim) +
    (layers - expertLayers) * 3 * hiddenSize * (intermediateSize ?? 0) +
    expertLayers * perExpert * ((experts?.count ?? 0) + (own.sharedExperts ?? 0));
  const perLayer =
    (own.normsPerLayer ?? 2) * hiddenSize +
    (own.qkvBias ? (attentionHeads + 2 * kvHeads) * headDim : 0) +
    (own.qkNorm ? 2 * headDim : 0);
  const router = (experts?.count ?? 0) * (hiddenSize + (own.routerBias ? 1 : 0));
  const embeddings = own.tied || own.noOutput ? 1 : 2;
  const other =
    layers * perLayer +
    expertLayers * router +
    hiddenSize +
    embeddings * vocabSize * hiddenSize +
    (own.pictures ?? 0);
  return { linear, other };
}

/** Biases everywhere, a sink per head. The experts are stored in four bits, everything else is not. */
function gptOss(checkpoint: Checkpoint): Tensors {
  const { hiddenSize: h, attentionHeads, kvHeads, vocabSize, experts } = checkpoint;
  const layers = checkpoint.layers.reduce((sum, group) => sum + group.layers, 0);
  const { count, intermediateSize } = experts ?? { count: 0, intermediateSize: 0 };
  const linear = layers * count * 3 * h * intermediateSize;
  const biases =
    (attentionHeads + 2 * kvHeads) * 64 + h + attentionHeads + count * (2 * intermediateSize + h);
  const perLayer = attention(checkpoint, 64) + biases + count * (h + 1) + 2 * h;
  return { linear, other: layers * perLayer + h + 2 * vocabSize * h };
}

const mlaShape = { query: 1536, keyValue: 512, rope: 64, nope: 128, value: 128 };

/** One layer of DeepSeek V3, with experts or dense. */
function mlaLayer(checkpoint: Checkpoint, isDense: boolean): Tensors {
  const { hiddenSize: h, attentionHeads: a, intermediateSize, experts } = checkpoint;
  const { query, keyValue, rope, nope, value } = mlaShape;
  const { count, intermediateSize: width } = experts ?? { count: 0, intermediateSize: 0 };
  const compressed = h * query + h * (keyValue + rope);
  const expanded = query * a * (nope + rope) + keyValue * a * (nope + value) + a * value * h;
  const mlp = isDense ? 3 * h * (intermediateSize ?? 0) : (count + 1) * 3 * h * width;
  const other = query + keyValue + 2 * h + (isDense ? 0 : count * (h + 1));
  return { linear: compressed + expanded + mlp, other };
}

function deepseek(checkpoint: Checkpoint): Tensors {
  const { hiddenSize, vocabSize } = checkpoint;
  const dense = mlaLayer(checkpoint, true);
  const sparse = mlaLayer(checkpoint, false);
  return {
    linear: 3 * dense.linear + 58 * sparse.linear,
    other: 3 * dense.other + 58 * sparse.other + hiddenSize + 2 * vocabSize * hiddenSize,
  };
}

/** The layer that predicts a second token: its own embeddings, a projection of two vectors into one, three norms. */
function predictionLayer(checkpoint: Checkpoint, layer: Tensors): Tensors {
  const { hiddenSize: h, vocabSize } = checkpoint;
  return { linear: layer.linear, other: layer.other + 2 * vocabSize * h + 2 * h * h + 3 * h };
}

/** Positions, one token type, a pooler; the reranker has a dense layer and a score instead. */
function encoder({ hiddenSize: h, vocabSize, intermediateSize, layers, contextWindow }: Checkpoint): number {
  expect(layers).toEqual([]);
  const width = intermediateSize ?? 0;
  const positions = contextWindow + 2;
  const layer = 4 * (h * h + h) + 2 * h * width + width + h + 4 * h;
  return (vocabSize + positions + 1) * h + 2 * h + 24 * layer + h * h + h;
}

/** Sound and text side; biases except on keys; the output embedding is the input's. */
function whisper({ hiddenSize: h, vocabSize, intermediateSize, layers }: Checkpoint): number {
  const width = intermediateSize ?? 0;
  const attend = 4 * h * h + 3 * h;
  const mlp = 2 * h * width + width + h;
  const sound = 128 * 3 * h + h + 3 * h * h + h + 1500 * h + 32 * (attend + mlp + 4 * h) + 2 * h;
  const text = (vocabSize + 448) * h + (layers[0]?.layers ?? 0) * (2 * attend + mlp + 6 * h) + 2 * h;
  return sound + text;
}

/** Widths of the MLPs of Nemotron Super 49B, and of how many layers. 49 of 80 layers have attention. */
function nemotron(checkpoint: Checkpoint): number {
  const { hiddenSize: h, vocabSize } = checkpoint;
  const widths = [
    [28_672, 49],
    [17_920, 1],
    [14_336, 6],
    [7168, 10],
    [5632, 8],
    [2816, 6],
  ] as const;
  const mlps = widths.reduce((sum, [width, layers]) => sum + layers * (3 * h * width + h), 0);
  return 49 * (attention(checkpoint, 128) + h) + mlps + h + 2 * vocabSize * h;
}

function siglip(hiddenSize: number): number {
  const [h, width] = [1152, 4304];
  const layer = 4 * (h * h + h) + 2 * h * width + width + h + 4 * h;
  return 3 * 14 * 14 * h + h + 4096 * h + 27 * layer + 2 * h + h * hiddenSize + h;
}

function pixtral(hiddenSize: number): number {
  const [h, width] = [1024, 4096];
  const layer = 4 * h * h + 3 * h * width + 2 * h;
  const join = h + 4 * h * h + h * hiddenSize + hiddenSize * hiddenSize;
  return 3 * 14 * 14 * h + h + 24 * layer + join;
}

function llama4Pictures(): number {
  const [h, width] = [1408, 5632];
  const layer = 4 * (h * h + h) + 2 * h * width + width + h + 4 * h;
  const join = 4 * h * 4096 + 4096 * 4096 + 4096 * 5120;
  return 3 * 14 * 14 * h + h + 577 * h + 4 * h + 34 * layer + join;
}

function parametersOf(name: string, checkpoint: Checkpoint): number {
  const total = ({ linear, other }: Tensors) => linear + other;
  switch (checkpoint.architecture) {
    case "GptOssForCausalLM":
      return total(gptOss(checkpoint));
    case "DeepseekV3ForCausalLM":
      return total(deepseek(checkpoint));
    case "XLMRobertaModel":
      return encoder(checkpoint);
    case "XLMRobertaForSequenceClassification":
      return encoder(checkpoint) + checkpoint.hiddenSize + 1;
    case "WhisperForConditionalGeneration":
      return whisper(checkpoint);
    case "DeciLMForCausalLM":
      return nemotron(checkpoint);
    default:
      return total(decoder(checkpoint, traitsOf(name, checkpoint)));
  }
}

const rows = Object.entries(modelPresets).map(([name, { checkpoint }]) => [name, checkpoint] as const);

test.each(rows)("%s has the parameters that its shape gives", (name, checkpoint) => {
  expect(checkpoint.parameters).toBe(parametersOf(name, checkpoint));
});

describe("sizes of files", () => {
  /** Files that hold more than is loaded: a shared embedding a second time, a layer for multi-token prediction. */
  const twice = ["qwen3-0.6b", "qwen3-1.7b"];
  const glm = (name: string, checkpoint: Checkpoint): number => {
    const own = { ...traitsOf(name, checkpoint), denseLayers: 0 };
    const group = checkpoint.layers[0];
    const one = { ...checkpoint, layers: group ? [{ ...group, layers: 1 }] : [] };
    const { linear, other } = decoder(one, own);
    const { hiddenSize: h, vocabSize } = checkpoint;
    const layer = { linear, other: other - h - 2 * vocabSize * h };
    const { linear: weights, other: rest } = predictionLayer(checkpoint, layer);
    return weights + rest;
  };
  const extra = (name: string, checkpoint: Checkpoint): number => {
    if (twice.includes(name)) return checkpoint.vocabSize * checkpoint.hiddenSize;
    return checkpoint.architecture === "Glm4MoeForCausalLM" ? glm(name, checkpoint) : 0;
  };

  test.each(rows.filter(([, { weights }]) => weights.format === "16bit"))(
    "%s: two bytes per parameter",
    (name, checkpoint) => {
      const { weights, parameters } = checkpoint;
      expect(weights.fileGiB).toBe(gib(((parameters ?? 0) + extra(name, checkpoint)) * 2));
    },
  );

  test.each(rows.filter(([, { weights }]) => weights.format === "32bit"))(
    "%s: four bytes per parameter",
    (_name, { weights, parameters }) => {
      expect(weights.fileGiB).toBe(gib((parameters ?? 0) * 4));
    },
  );

  /** Bits of a weight with its share of the scales, by what the checkpoint's config says. */
  const bits: Readonly<Record<string, number>> = {
    fp8: 8,
    // One scale of two bytes per block of 128 × 128; DeepSeek's have four.
    "fp8-block": 8 * (1 + 2 / 128 ** 2),
    // One shared exponent of eight bits per 32.
    mxfp4: 4.25,
    // A scale of 16 bits and a zero of four per 128.
    awq: 4 + 20 / 128,
  };
  const quantised = rows.filter(([, { weights }]) => weights.format in bits);

  test("there are some", () => {
    expect(quantised.length).toBeGreaterThan(10);
  });

  test.each(quantised)("%s: the published size is the computed one, within 0.1 %", (name, checkpoint) => {
    const { weights, architecture } = checkpoint;
    const size = ({ linear, other }: Tensors) =>
      (linear * (bits[weights.format] ?? Number.NaN)) / 8 / 1024 ** 3 + (other * 2) / 1024 ** 3;
    const tensors = (() => {
      if (architecture === "GptOssForCausalLM") return gptOss(checkpoint);
      if (architecture !== "DeepseekV3ForCausalLM") return decoder(checkpoint, traitsOf(name, checkpoint));
      const { linear, other } = predictionLayer(checkpoint, mlaLayer(checkpoint, false));
      const model = deepseek(checkpoint);
      return { linear: model.linear + linear, other: model.other + other };
    })();
    expect(Math.abs(size(tensors) / weights.fileGiB - 1)).toBeLessThan(0.001);
  });

  test("what is loaded of DeepSeek is the file without its last layer", () => {
    const checkpoint = modelPresets["deepseek-v3"]?.checkpoint;
    const { linear = 0, other = 0 } = checkpoint ? deepseek(checkpoint) : {};
    const loaded = (linear * (1 + 4 / 128 ** 2) + other * 2) / 1024 ** 3;
    expect(Math.abs(loaded / (checkpoint?.weights.loadedGiB ?? 0) - 1)).toBeLessThan(0.001);
  });
});

test.each(rows.filter(([, { weights }]) => weights.replicatedGiB !== undefined))(
  "%s: what lies on every GPU are its routers and compressions",
  (name, checkpoint) => {
    const { hiddenSize: h, experts, layers, weights } = checkpoint;
    const count = layers.reduce((sum, group) => sum + group.layers, 0);
    const isMla = checkpoint.architecture === "DeepseekV3ForCausalLM";
    const sparse = count - (isMla ? 3 : (traitsOf(name, checkpoint).denseLayers ?? 0));
    const routers = sparse * (experts?.count ?? 0) * h * 2;
    const { query, keyValue, rope } = mlaShape;
    const compressions = isMla ? count * h * (query + keyValue + rope) : 0;
    expect(weights.replicatedGiB).toBeCloseTo((routers + compressions) / 1024 ** 3, 1);
  },
);
