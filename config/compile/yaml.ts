/** The one YAML printer. Its readers speak YAML 1.1 (PyYAML): strings quoted, numbers in plain decimals, no anchors. */
import { Document, isScalar, visit } from "yaml";
import type { ScalarTag } from "yaml";

/** Plain data in, text out; keys stay in the order they were given. `heading` becomes the first line's comment. */
export function printYaml(value: unknown, heading: string): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    customTags: (tags) => [plainDecimal, ...tags],
  });
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value === "string" && key !== "key") node.type = "QUOTE_DOUBLE";
    },
    Pair(_, { key }) {
      if (isScalar(key) && !isPlainKey(String(key.value))) key.type = "QUOTE_DOUBLE";
    },
  });
  return `# ${heading}\n${document.toString({ lineWidth: 0 }).replace(unreadable, escape)}`;
}

/** Characters that a YAML 1.1 reader refuses, or takes for a line break; they only occur inside quotes. */
const unreadable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** LiteLLM's own keys stay bare; anything else, such as a model's name, could be a number or a boolean. */
function isPlainKey(key: string): boolean {
  return /^[a-zA-Z][a-zA-Z_]*$/.test(key) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(key);
}

/** `1e-7` would be text for PyYAML. */
const plainDecimal: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: (value) => typeof value === "number" && /e/i.test(String(value)),
  test: /^[-+]?[0-9]+\.[0-9]+$/,
  resolve: Number,
  stringify: ({ value }) => decimals(Number(value)),
};

function decimals(value: number): string {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  const digits = Math.max(1, fraction.length - Number(exponent));
  // Beyond what toFixed can write: with a dot and a sign the exponent is a number for every reader.
  if (digits > 100 || Number(exponent) > 20)
    return fraction === "" ? mantissa + ".0e" + exponent : value.toExponential();
  return value.toFixed(digits);
}
