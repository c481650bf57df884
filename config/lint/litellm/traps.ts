/** Values of the right type that stop the start, or do something else than they look like. One row per key. */
import { valueCrashes, valueTrap } from "../../errors/litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { LitellmSectionName } from "../../upstream/litellm";
import { callbackTraps } from "./callbacks";
import { aliasTraps, fallbackTraps } from "./fallback-values";
import { isMapping } from "../../mapping";
import { nameIn } from "./sections";

type Values = Readonly<Record<string, unknown>>;
type At = (...inner: readonly PropertyKey[]) => string;
type Trap = (values: Values, at: At) => readonly Finding[];

export function judgeTraps(
  section: LitellmSectionName,
  values: Values,
  path: readonly PropertyKey[],
): readonly Finding[] {
  const at: At = (...inner) => formatPath([...path, ...inner]);
  return (traps[section] ?? []).flatMap((trap) => trap(values, at));
}

/** A warning when the key has this value. */
function when(
  section: LitellmSectionName,
  key: string,
  isTrap: (value: unknown) => boolean,
  effect: string,
  fix: string,
): Trap {
  return (values, at) =>
    Object.hasOwn(values, key) && isTrap(values[key])
      ? [valueTrap(at(key), nameIn(section, key), effect, fix)]
      : [];
}

const is = (wanted: unknown) => (value: unknown) => value === wanted;
const strategy = (name: string, effect: string): Trap =>
  when("router_settings", "routing_strategy", is(name), effect, 'Write "simple-shuffle".');

const traps: Partial<Record<LitellmSectionName, readonly Trap[]>> = {
  model_list: [
    (values, at) => [
      ...lacks(values, "model_name", at(), "the entry"),
      ...(isMapping(values.litellm_params)
        ? lacks(values.litellm_params, "model", at("litellm_params"), "litellm_params")
        : lacks(values, "litellm_params", at(), "the entry")),
    ],
  ],
  litellm_params: [(values, at) => noProvider(values.model, at("model")), hiddenLimit],
  router_settings: [
    when(
      "router_settings",
      "allowed_fails",
      is(3),
      "of 3 equals the built-in default and counts as not set",
      "Write another number, or an allowed_fails_policy.",
    ),
    strategy(
      "least-busy",
      "least-busy sends everything to the first deployment while nothing runs in parallel",
    ),
    strategy(
      "latency-based-routing",
      "latency-based-routing drifts to one or two deployments even when all are equal",
    ),
    strategy("usage-based-routing", "usage-based-routing is documented as unfit for production"),
    strategy("usage-based-routing-v2", "usage-based-routing-v2 is documented as unfit for production"),
    fallbackTraps,
    aliasTraps,
  ],
  litellm_settings: [
    when(
      "litellm_settings",
      "allowed_fails",
      (value) => typeof value === "number",
      "alone never makes a deployment rest",
      "Write router_settings.allowed_fails.",
    ),
    fallbackTraps,
    callbacksText,
    callbackTraps,
    (values, at) =>
      Object.hasOwn(values, "upperbound_key_generate_params") &&
      !isMapping(values.upperbound_key_generate_params)
        ? [
            valueCrashes(
              at("upperbound_key_generate_params"),
              "litellm_settings.upperbound_key_generate_params",
              "stops the start when it is no object",
              "Write an object.",
            ),
          ]
        : [],
  ],
  cache_params: [withoutTimeout("cache_params")],
  coordination_redis: [noAddress, withoutTimeout("coordination_redis")],
  callback_settings: [incompleteCallback],
};

function lacks(values: Values, key: string, at: string, what: string): readonly Finding[] {
  if (values[key] !== undefined && values[key] !== null) return [];
  return [valueCrashes(at, what, `has no ${key}, which stops the start`, `Write ${key}.`)];
}

/** Logged, and the deployment left out; requests get 400. */
function noProvider(model: unknown, at: string): readonly Finding[] {
  if (typeof model !== "string" || model.includes("/") || model.startsWith("os.environ/")) return [];
  if (
    /^(gpt-|o\d|claude-|text-embedding-|gemini-|chatgpt-|command-|mistral-|whisper-|tts-|dall-e)/.test(model)
  )
    return [];
  return [
    valueTrap(
      at,
      `the model ${JSON.stringify(model)}`,
      "names no provider; LiteLLM leaves a deployment out when it cannot tell one",
      "Write it with its provider, as in hosted_vllm/NAME or openai/NAME.",
    ),
  ];
}

/** G35: nobody asked for this limit. */
function hiddenLimit(values: Values, at: At): readonly Finding[] {
  const key = ["rpm", "tpm"].find((one) => typeof values[one] === "number");
  if (key === undefined || values.max_parallel_requests !== undefined) return [];
  return [
    valueTrap(
      at(key),
      `litellm_params.${key}`,
      "also limits the requests at the same time, with 429, while max_parallel_requests is not set",
      "Write max_parallel_requests too; 100000 is no limit.",
    ),
  ];
}

/** A scalar is taken for the path of a Python object. */
function callbacksText({ callbacks }: Values, at: At): readonly Finding[] {
  if (!Array.isArray(callbacks) && typeof callbacks !== "string") return [];
  if (typeof callbacks === "string" && !callbacks.includes("."))
    return [
      valueCrashes(
        at("callbacks"),
        "litellm_settings.callbacks",
        "as a text is taken for a Python module and stops the start",
        `Write a list: [${JSON.stringify(callbacks)}].`,
      ),
    ];
  return [];
}

function withoutTimeout(section: "cache_params" | "coordination_redis"): Trap {
  return (values, at) => {
    const isRedis = section === "coordination_redis" || (values.type ?? "redis") === "redis";
    if (!isRedis || (values.socket_timeout ?? null) !== null) return [];
    return [
      valueTrap(
        at(),
        section,
        "has no socket_timeout: with 5 s a Redis that hangs holds up the first requests for 10 s",
        "Write socket_timeout and socket_connect_timeout, such as 0.3.",
      ),
    ];
  };
}

function noAddress(values: Values, at: At): readonly Finding[] {
  const keys = ["host", "url", "startup_nodes", "sentinel_nodes"];
  if (keys.some((key) => values[key] !== undefined && values[key] !== null)) return [];
  return [
    valueCrashes(
      at(),
      "coordination_redis",
      "has no address, which stops the start",
      `Write one of ${keys.join(", ")}.`,
    ),
  ];
}

function incompleteCallback(values: Values, at: At): readonly Finding[] {
  if (values.callback_type !== "generic_api") return [];
  const missing = ["endpoint", "headers"].filter((key) => values[key] === undefined || values[key] === null);
  if (missing.length === 0) return [];
  const fix = "Write endpoint and headers; headers may be an empty object.";
  return [valueTrap(at(), "the callback", `has no ${missing.join(" and no ")}, and is skipped`, fix)];
}
