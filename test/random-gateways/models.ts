/** One model under its public name: what answers, and all that can be said about it. */
import fc from "fast-check";
import { capabilityKeys } from "../../config/schema/capabilities";
import { requestParameters } from "../../config/presets/request-parameters";
import { reasoningFamily } from "../../config/presets/reasoning";
import { upstreamPresets } from "../../config/presets/upstreams";
import { vllm } from "./engines";
import { rawInfo, rawParams } from "./raw";
import { upstream } from "./upstreams";
import { given, maybe, seconds, some, word } from "./values";

export interface RandomModel {
  readonly name: string;
  readonly mode: string;
  readonly isWildcard: boolean;
  readonly input: object;
}

export function model(name: string): fc.Arbitrary<RandomModel> {
  const own = fc
    .constantFrom("chat", "chat", "completion", "embedding")
    .chain((mode) => vllm(name).chain((engine) => described(name, mode, { vllm: engine })));
  const far = upstream().chain((drawn) => described(name, drawn.mode, { upstream: drawn.upstream }));
  return fc.oneof({ weight: 2, arbitrary: own }, { weight: 5, arbitrary: far });
}

/** Everything behind a provider's prefix. */
export function wildcard(name: string): fc.Arbitrary<RandomModel> {
  const upstream = fc.constantFrom<object>(
    { model: "openai/*" },
    { model: "openrouter/*", apiKeys: ["A_KEY", "B_KEY"] },
    { model: "hosted_vllm/*", apiBase: "http://far.example.net:8080/v1" },
  );
  const rest = some({ timeout: seconds(1, 100), tags, request: fc.constant({ temperature: 0.5 }) });
  return fc
    .tuple(upstream, rest)
    .map(([drawn, more]) => ({ name, mode: "chat", isWildcard: true, input: { upstream: drawn, ...more } }));
}

const tags = fc.uniqueArray(word, { minLength: 1, maxLength: 3 });

function described(
  name: string,
  mode: string,
  behind: { vllm?: object; upstream?: object },
): fc.Arbitrary<RandomModel> {
  const fields = some({
    price,
    limits,
    request: request(mode, behind),
    contextWindow: some({
      input: fc.integer({ min: 512, max: 1e6 }),
      output: fc.integer({ min: 16, max: 9000 }),
    }),
    timeout: seconds(1, 100),
    capabilities,
    tags,
    litellmParams: rawParams,
    modelInfo: rawInfo,
    description: word,
  });
  const isPreset = Object.hasOwn(behind.upstream ?? {}, "preset");
  return fields.map((more) => ({
    name,
    mode,
    isWildcard: false,
    input: given({ ...behind, mode: isPreset ? undefined : mode, ...more }),
  }));
}

const dollars = fc.constantFrom(0, 0.1, 0.25, 3, 15.5, 1000 / 3);
const price = fc.oneof(
  fc.record(
    {
      inputPerMillion: dollars,
      outputPerMillion: dollars,
      cachedInputPerMillion: dollars,
      cacheWritePerMillion: dollars,
    },
    { requiredKeys: ["inputPerMillion", "outputPerMillion"] },
  ),
  fc.constant({ perGpuHour: 2.5, tokensPerSecond: 700 }),
);

/** At least as many as there can be deployments and processes. */
const limits = some({
  rpm: fc.integer({ min: 3, max: 10_000 }),
  tpm: fc.integer({ min: 3, max: 10_000_000 }),
  maxParallelRequests: fc.integer({ min: 27, max: 1000 }),
});

const capabilities = some(
  Object.fromEntries(Object.keys(capabilityKeys).map((key) => [key, fc.boolean()] as const)),
);

type Parameter = keyof typeof requestParameters;

const values: Readonly<Record<Parameter, fc.Arbitrary<unknown>>> = {
  temperature: fc.constantFrom(0, 0.3, 2),
  topP: fc.constantFrom(0.05, 1),
  topK: fc.constantFrom(1, 40),
  minP: fc.constantFrom(0, 0.05),
  repetitionPenalty: fc.constantFrom(0.9, 1.1),
  maxTokens: fc.constantFrom(1, 900),
  presencePenalty: fc.constantFrom(-2, 0, 0.5),
  frequencyPenalty: fc.constantFrom(-0.5, 0, 2),
  seed: fc.constantFrom(-1, 0, 7),
  stop: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
  reasoningEffort: fc.constantFrom("low", "medium", "high", "omit"),
  verbosity: fc.constantFrom("low", "medium", "high"),
  responseFormat: fc.constantFrom("text", "json_object"),
  parallelToolCalls: fc.boolean(),
  serviceTier: fc.constantFrom("auto", "default", "flex", "priority"),
  dimensions: fc.constantFrom(256, 1024),
  chatTemplateKwargs: fc.constant({ enable_thinking: false, "a b": [1, null, "x"] }),
};

/** Of those that the mode has; the extra ones only where nobody refuses them. */
function request(
  mode: string,
  behind: { vllm?: object; upstream?: object },
): fc.Arbitrary<object | undefined> {
  const { upstream: far = {} } = behind;
  const isOpen = !Object.hasOwn(far, "preset");
  const takes = Object.entries(requestParameters).filter(
    ([key, { modes, extra }]) =>
      modes.some((one) => one === mode) &&
      (extra !== true || isOpen) &&
      (key !== "reasoningEffort" || effortsOf(behind)),
  );
  if (takes.length === 0) return maybe(fc.constant({}));
  return maybe(some(Object.fromEntries(takes.map(([key]) => [key, values[key as Parameter]]))));
}

/** Hosted families differ in the levels that they take. */
function effortsOf({ upstream: far }: { upstream?: object }): boolean {
  if (far === undefined) return true;
  const name = new Map<string, unknown>(Object.entries(far)).get("preset");
  const preset = typeof name === "string" ? upstreamPresets[name] : undefined;
  const family = reasoningFamily(preset?.model ?? "");
  return (
    family === undefined || ["low", "medium", "high"].every((one) => family.efforts.some((e) => e === one))
  );
}
