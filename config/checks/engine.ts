/** `engineArgs` and `env` of an engine against the tables of the pinned vLLM: nothing unknown, removed or set twice. */
import { literalSecret, secretInEnvironment } from "../errors/secret";
import * as messages from "../errors/vllm";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, VllmConfig } from "../gateway-config";
import { namesASecret } from "../schema/secret";
import { typedFlags } from "../plan/engine-flags";
import { lookUpVllmEnvironment, lookUpVllmFlag, pinnedVllmTable } from "../upstream/vllm";
import type { VllmFlag } from "../upstream/vllm";

const { version } = pinnedVllmTable;

export function checkEngineArguments(config: GatewayConfig): readonly Finding[] {
  return config.models.flatMap((model) => {
    if (!model.vllm) return [];
    const path = ["models", model.name, "vllm"];
    const flags = Object.entries(model.vllm.engineArgs).flatMap(([flag, value]) =>
      checkFlag(flag, value, [...path, "engineArgs", flag]),
    );
    return [...flags, ...checkRegistries(model.vllm, path)];
  });
}

function checkFlag(key: string, value: unknown, segments: readonly string[]): readonly Finding[] {
  const path = formatPath(segments);
  const name = key.replace(/^-+/, "");
  const lookUp = lookUpVllmFlag(pinnedVllmTable, `--${name}`);
  if (lookUp.status === "unknown") return [messages.flagUnknown(path, name, version, lookUp.closest)];
  if (lookUp.status === "removed")
    return [messages.flagRemoved(path, name, lookUp.since, lookUp.replacement)];
  const field = typedFlags[lookUp.flag.name];
  if (field !== undefined) return [messages.flagOwned(path, name, field)];
  if (namesASecret(name) && typeof value === "string") return [literalSecret(path)];
  // A key inside an object flag (`eplb-config.window_size`) takes what that object takes there.
  return name.includes(".") || valueFits(lookUp.flag, value)
    ? []
    : [messages.flagValue(path, name, expected(lookUp.flag))];
}

function valueFits(flag: VllmFlag, value: unknown): boolean {
  if (flag.type === "bool") return typeof value === "boolean";
  if (flag.type === "json") return typeof value === "object" || typeof value === "string";
  if (typeof value === "boolean") return false;
  if (flag.type === "list") return true;
  if (flag.choices) return flag.choices.includes(String(value));
  if (flag.type === "int")
    return Number.isInteger(value) || flag.keywords.includes(String(value)) || suffixed(flag, value);
  if (flag.type === "float") return typeof value === "number";
  return flag.type === "json|string" || typeof value !== "object";
}

/** `32k` and the like, where vLLM takes them. */
function suffixed(flag: VllmFlag, value: unknown): boolean {
  return flag.hasNumberSuffixes && typeof value === "string" && /^\d+(\.\d+)?[kKmMgGtT]?$/.test(value);
}

function expected(flag: VllmFlag): string {
  if (flag.type === "bool") return "true or false";
  if (flag.choices) return `one of ${flag.choices.join(", ")}`;
  const kinds = {
    int: "a whole number",
    float: "a number",
    string: "text",
    json: "an object",
    "json|string": "an object or text",
    list: "a list",
  };
  return kinds[flag.type];
}

/** Values that vLLM's parser lets through and the engine then dies of. */
function checkRegistries(vllm: VllmConfig, path: readonly string[]): readonly Finding[] {
  const { registries } = pinnedVllmTable;
  const pairs: [string, string | null, readonly string[]][] = [
    ["toolCallParser", vllm.toolCallParser, registries.toolCallParsers],
    ["reasoningParser", vllm.reasoningParser, registries.reasoningParsers],
    ["quantization", vllm.quantization, registries.quantizationMethods],
    ["kvCacheDtype", vllm.kvCacheDtype, registries.kvCacheDtypes],
  ];
  return pairs.flatMap(([field, value, known]) =>
    value === null || known.includes(value)
      ? []
      : [messages.registryUnknown(formatPath([...path, field]), value, known)],
  );
}

export function checkEngineEnvironment(config: GatewayConfig): readonly Finding[] {
  return config.models.flatMap((model) => {
    const path = ["models", model.name, "vllm"];
    const plain = Object.keys(model.vllm?.env ?? {}).flatMap((variable) => {
      const at = formatPath([...path, "env", variable]);
      return namesASecret(variable) && !Object.hasOwn(owned, variable)
        ? [secretInEnvironment(at, variable)]
        : checkVariable(variable, at);
    });
    const secret = Object.keys(model.vllm?.secretEnv ?? {}).flatMap((variable) =>
      checkVariable(variable, formatPath([...path, "secretEnv", variable])),
    );
    return [...plain, ...secret];
  });
}

/** Variables of the engine that a typed field sets. */
const owned: Readonly<Record<string, string>> = {
  VLLM_API_KEY: "vllm.apiKey",
  VLLM_PORT: "the toolkit",
  HF_TOKEN: "huggingFace.token",
  HF_TOKEN_PATH: "huggingFace.token",
  HF_ENDPOINT: "huggingFace.endpoint",
  HF_HUB_OFFLINE: "vllm.offline",
  HF_HOME: "host.weightsDir",
  HF_HUB_CACHE: "host.weightsDir",
};

function checkVariable(variable: string, path: string): readonly Finding[] {
  const field = Object.hasOwn(owned, variable) ? owned[variable] : undefined;
  if (field !== undefined) return [messages.environmentOwned(path, variable, field)];
  const lookUp = lookUpVllmEnvironment(pinnedVllmTable, variable);
  if (lookUp.status === "removed") return [messages.environmentRemoved(path, variable, lookUp.replacement)];
  return lookUp.status === "unknown" ? [messages.environmentUnknown(path, variable, lookUp.closest)] : [];
}
