/** Own engines, as far as LiteLLM hears of them: replicas, a key, adapters, parsers. */
import fc from "fast-check";
import { some } from "./values";

export function vllm(name: string): fc.Arbitrary<object> {
  const drawn = some({
    replicas: fc.integer({ min: 1, max: 3 }),
    apiKey: fc.constantFrom("ENGINE_KEY", "A_KEY"),
    maxModelLen: fc.integer({ min: 512, max: 200_000 }),
    toolCallParser: fc.constantFrom("hermes", "openai"),
    reasoningParser: fc.constant("qwen3"),
    lora: fc.constantFrom<object>(
      { adapters: { [`${name}:sql`]: "shelf/sql" } },
      { adapters: { [`${name} one`]: "shelf/a", [`${name} two`]: "/srv/b" }, maxLoras: 2 },
    ),
  });
  const source = fc.constantFrom("shelf/own", "/srv/weights/own", "Qwen/Qwen3-8B", "openai/gpt-oss-20b");
  return fc.tuple(drawn, source).map(([fields, from]) => ({ ...fields, source: from, fit: "off" }));
}
