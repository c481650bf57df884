/** Models for a new config from words on the command line: presets, hosted models, or LiteLLM's form of one. */
import { modelPresets, upstreamPresets } from "../../config";
import type { GatewayInput } from "../../config";
import { unknownName } from "../did-you-mean";
import { WrongUsage } from "../exit";

type Models = NonNullable<GatewayInput["models"]>;

/** What fits one card of 24 GB or more, and what needs none. */
const usual = { gpu: "gpt-oss-20b", none: "gpt-5-mini" } as const;

export function modelsFrom(asked: readonly string[], hasGpus: boolean): Models {
  const words = asked.length > 0 ? [...new Set(asked)] : [hasGpus ? usual.gpu : usual.none];
  const short = words.map(shortName);
  return Object.fromEntries(
    words.map((word) => {
      const name = shortName(word);
      const isTheOnly = short.filter((other) => other === name).length === 1;
      return [isTheOnly ? name : word, modelFrom(word)];
    }),
  );
}

/** The name behind the last slash: `openrouter/x-ai/grok` is called `grok`, unless another model is. */
function shortName(word: string): string {
  return word.split("/").at(-1) ?? word;
}

function modelFrom(word: string): Models[string] {
  if (Object.hasOwn(modelPresets, word)) return { vllm: { preset: word } };
  if (Object.hasOwn(upstreamPresets, word)) return { upstream: { preset: word } };
  if (word.includes("/")) return { upstream: { model: word } };
  throw new WrongUsage(
    `${unknownName("preset", word, [...Object.keys(modelPresets), ...Object.keys(upstreamPresets)])}; a provider's model is written provider/model`,
  );
}
