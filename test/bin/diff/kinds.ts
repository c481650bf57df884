/** Kinds of change that a pull request brings, each as one step from the same stack. */
import type { GatewayInput } from "../../../config";
import type { Version } from "./sides";

const big = { vllm: { preset: "gpt-oss-120b", gpus: 2, maxNumSeqs: 32 } };
const small = { vllm: { preset: "gpt-oss-20b", gpus: 1, replicas: 2 } };
const far = {
  upstream: { model: "openai/gpt-4o-mini", apiKeys: ["OPENAI_API_KEY"] },
  price: { inputPerMillion: 0.15, outputPerMillion: 0.6 },
};

const stack = {
  host: { preset: "dgx-h100" },
  models: { big, small, far },
  routing: { fallbacks: { big: ["small"] } },
} satisfies GatewayInput;

const template = (text: string) => ({ "chat.jinja": text });
const templated = {
  ...stack,
  models: { ...stack.models, small: { vllm: { ...small.vllm, chatTemplate: "chat.jinja" } } },
};
const onCpu = (gpus: object) => ({
  host: { preset: "cpu" },
  models: { tiny: { vllm: { source: "shelf/tiny", fit: "off", gpus: 0, ...gpus } } },
});
const placed = (id: string) => ({
  version: 1,
  stack: "vllm-litellm",
  host: { gpus: ["0", "1", "2", "3", "4", "5", "6", "7"] },
  placements: { "vllm-big": ["0", "1"], "vllm-small": ["2"], "vllm-small-2": [id] },
});

interface Kind {
  readonly before: Version | undefined;
  readonly after: Version;
}

function step(change: object): Kind {
  return { before: { input: stack }, after: { input: { ...stack, ...change } } };
}

export const kinds: Readonly<Record<string, Kind>> = {
  "an engine's flag": step({
    models: { ...stack.models, big: { vllm: { ...big.vllm, maxNumSeqs: 48 } } },
  }),
  "a flag of a model with two replicas": step({
    models: {
      ...stack.models,
      small: { vllm: { ...small.vllm, engineArgs: { "enable-prefix-caching": true } } },
    },
  }),
  "a model more": step({
    models: { ...stack.models, "qwen-30b": { vllm: { preset: "qwen-30b", gpus: 1 } } },
    routing: { fallbacks: { big: ["small"], small: ["qwen-30b"] } },
  }),
  "a model less": step({ models: { big, far }, routing: {} }),
  "a replica more": step({ models: { ...stack.models, small: { vllm: { ...small.vllm, replicas: 3 } } } }),
  "routes alone": step({
    models: { ...stack.models, far: { ...far, upstream: { ...far.upstream, model: "openai/gpt-4.1-mini" } } },
    routing: { fallbacks: { big: ["small", "far"] }, aliases: { default: "big" } },
  }),
  "a price": step({
    models: { ...stack.models, far: { ...far, price: { inputPerMillion: 0.4, outputPerMillion: 1.6 } } },
  }),
  "the image of all engines": step({ images: { vllm: "vllm/vllm-openai:v0.32.0@sha256:" + "a".repeat(64) } }),
  "the proxy's image and log level": step({
    images: { litellm: "litellm/litellm:v1.106.3" },
    proxy: { logLevel: "info" },
  }),
  "files of the edge": step({ edge: { maxRequestSizeMiB: 50, adminIps: ["10.0.0.0/8"] } }),
  "the gateway's port": step({ proxy: { port: 4100 } }),
  "services around": step({
    cache: { maxMemoryGiB: 2 },
    prometheus: { retention: "9d" },
    database: { publish: { port: 5433 } },
  }),
  "the network's range": step({ host: { preset: "dgx-h100", network: { subnet: "172.30.0.0/16" } } }),
  "another memory limit": {
    before: { input: onCpu({ containerMemoryGiB: 8 }) },
    after: { input: onCpu({ containerMemoryGiB: 12 }) },
  },
  "a chat template": {
    before: { input: templated, texts: template("{{ messages }}") },
    after: { input: templated, texts: template("{{ messages }} ") },
  },
  "a place in the lock file": {
    before: { input: stack, lock: placed("3") },
    after: { input: stack, lock: placed("5") },
  },
  "another stack name": step({ name: "lab" }),
  "nothing but another order": {
    before: { input: stack },
    after: { input: { routing: stack.routing, models: { far, small, big }, host: stack.host } },
  },
  "the first config": { before: undefined, after: { input: stack } },
};
