/** How the linear layers are stored: `quantization_config` in its dialects, else the types of the tensors themselves. */
import { isMapping } from "../mapping";
import type { WeightFormat } from "../presets/checkpoint";
import { count, inside, listAt, textAt } from "./fields";
import type { Fields } from "./fields";
import { fail } from "./problem";
import type { Tensor } from "./safetensors";

export interface Storage {
  readonly format: WeightFormat;
  /** Edge of the blocks that share a scale; null without blocks. */
  readonly block: number | null;
  /** Bits of one weight. */
  readonly bits: number;
}

/** `text`: the language model's part of `config`. */
export function storageOf(config: Fields, text: Fields, tensors: readonly Tensor[]): Storage {
  const found = [config, text]
    .flatMap((fields) => [fields.quantization_config, fields.compression_config])
    .find(isMapping);
  return found === undefined ? unquantised(tensors) : quantised(found);
}

const plain = (format: WeightFormat, bits: number): Storage => ({ format, block: null, bits });

function quantised(given: Fields): Storage {
  const method = (textAt(given, "quant_method") ?? "").toLowerCase().replace("_", "-");
  if (method.endsWith("mxfp4")) return plain("mxfp4", 4);
  if (/^(fp8|fbgemm-fp8)$/.test(method)) return fp8(listAt(given, "weight_block_size"));
  if (method.startsWith("awq")) return plain("awq", count(given, "bits", "w_bit") ?? 4);
  if (method.startsWith("gptq")) return plain("gptq", count(given, "bits") ?? 4);
  if (method === "auto-round")
    return plain(
      (textAt(given, "packing_format") ?? "").includes("awq") ? "awq" : "gptq",
      count(given, "bits") ?? 4,
    );
  if (method === "compressed-tensors") return compressedTensors(given);
  if (method.startsWith("modelopt") || textAt(inside(given, "producer"), "name") === "modelopt")
    return modelopt(given);
  return fail(`weights stored as ${JSON.stringify(method.slice(0, 40))} are not known`);
}

function fp8(block: readonly unknown[] | undefined): Storage {
  if (block === undefined) return plain("fp8", 8);
  const edge = block.length === 2 ? Math.max(...block.map(Number)) : 0;
  if (!Number.isSafeInteger(edge) || edge < 1) return fail("its weight_block_size is no pair of sizes");
  return { format: "fp8-block", block: edge, bits: 8 };
}

function modelopt(given: Fields): Storage {
  const nested = inside(given, "quantization");
  const name = (textAt(given, "quant_algo") ?? textAt(nested, "quant_algo") ?? "").toUpperCase();
  if (name === "NVFP4") return plain("nvfp4", 4);
  if (name === "FP8" || name === "FP8_PER_CHANNEL_PER_TOKEN") return plain("fp8", 8);
  if (name === "FP8_PB_WO") return fp8([128, 128]);
  return fail(`weights stored as ${JSON.stringify(name.slice(0, 40))} by modelopt are not known`);
}

/** The first group speaks for all: groups differ in which layers they name. */
function compressedTensors(given: Fields): Storage {
  const weights = Object.values(inside(given, "config_groups"))
    .filter(isMapping)
    .map((group) => inside(group, "weights"))
    .find((candidate) => count(candidate, "num_bits") !== undefined);
  const bits = weights && count(weights, "num_bits");
  if (weights === undefined || bits === undefined)
    return fail("its compressed-tensors groups name no weights");
  const isFloat = textAt(weights, "type") === "float";
  if (isFloat && bits === 8)
    return textAt(weights, "strategy") === "block"
      ? fp8(listAt(weights, "block_structure"))
      : plain("fp8", 8);
  if (isFloat && bits === 4) return plain(count(weights, "group_size") === 32 ? "mxfp4" : "nvfp4", 4);
  if (textAt(given, "format") === "pack-quantized") return plain("gptq", bits);
  return fail(
    `weights of ${bits} bits stored as ${JSON.stringify(textAt(given, "format") ?? "")} are not known`,
  );
}

function unquantised(tensors: readonly Tensor[]): Storage {
  const bytesOf = (...dtypes: readonly string[]) =>
    tensors.filter(({ dtype }) => dtypes.includes(dtype)).reduce((sum, { bytes }) => sum + bytes, 0);
  const [half, single] = [bytesOf("BF16", "F16"), bytesOf("F32")];
  const all = tensors.reduce((sum, { bytes }) => sum + bytes, 0);
  if ((half + single) * 2 < all) fail("its weights are quantised, but config.json does not say how");
  return single > half ? plain("32bit", 32) : plain("16bit", 16);
}
