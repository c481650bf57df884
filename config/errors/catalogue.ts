/** The catalogue of codes by area: the one source of docs/errors.md, of `llm-gateway explain` and of what factories may emit. */
import { environmentEntries } from "./catalogue/environment";
import type { Entries, Entry } from "./catalogue/entry";
import { fileEntries } from "./catalogue/file";
import { fitEntries } from "./catalogue/fit";
import { gpuEntries } from "./catalogue/gpu";
import { hostEntries } from "./catalogue/host";
import { importEntries } from "./catalogue/import";
import { kernelEntries } from "./catalogue/kernel";
import { litellmEntries } from "./catalogue/litellm";
import { composeLintEntries } from "./catalogue/lint-compose";
import { envLintEntries } from "./catalogue/lint-env";
import { fileLintEntries } from "./catalogue/lint-file";
import { litellmLintEntries } from "./catalogue/lint-litellm";
import { providerLintEntries } from "./catalogue/lint-provider";
import { secretLintEntries } from "./catalogue/lint-secret";
import { shellLintEntries } from "./catalogue/lint-shell";
import { lockEntries } from "./catalogue/lock";
import { modelEntries } from "./catalogue/model";
import { proxyEntries } from "./catalogue/proxy";
import { redisEntries } from "./catalogue/redis";
import { routingEntries } from "./catalogue/routing";
import { secretEntries } from "./catalogue/secret";
import { serviceEntries } from "./catalogue/service";
import { shapeEntries } from "./catalogue/shape";
import { templateEntries } from "./catalogue/template";
import { upstreamEntries } from "./catalogue/upstream";
import { variableEntries } from "./catalogue/variable";
import { vllmEntries } from "./catalogue/vllm";

/** Codes that belong together: a section of docs/errors.md. */
export interface ErrorArea {
  readonly title: string;
  /** First parts of its codes, as its heading names them. */
  readonly prefixes: readonly string[];
  /** Markdown, with links as seen from docs/. */
  readonly introduction: string;
  readonly entries: Entries;
}

const entries = {
  ...fileEntries,
  ...shapeEntries,
  ...secretEntries,
  ...hostEntries,
  ...gpuEntries,
  ...fitEntries,
  ...lockEntries,
  ...modelEntries,
  ...routingEntries,
  ...upstreamEntries,
  ...kernelEntries,
  ...vllmEntries,
  ...templateEntries,
  ...litellmEntries,
  ...serviceEntries,
  ...proxyEntries,
  ...redisEntries,
  ...environmentEntries,
  ...fileLintEntries,
  ...secretLintEntries,
  ...litellmLintEntries,
  ...providerLintEntries,
  ...composeLintEntries,
  ...envLintEntries,
  ...shellLintEntries,
  ...variableEntries,
  ...importEntries,
};

/** Every code there is. */
export type ErrorCode = keyof typeof entries;

/** Every code with what it means, in the order of the areas. */
export const errorCatalogue: ReadonlyMap<string, Entry> = new Map(Object.entries<Entry>(entries));

/** The areas in the order of docs/errors.md. */
export const errorAreas: readonly ErrorArea[] = [
  {
    title: "The file",
    prefixes: ["FILE"],
    introduction: "Raised before anything in the file is read.",
    entries: fileEntries,
  },
  {
    title: "The shape",
    prefixes: ["SHAPE"],
    introduction:
      "Keys, types, ranges and formats. What is wrong is left out and the rest is checked, so that one run shows every mistake.",
    entries: shapeEntries,
  },
  {
    title: "Secrets",
    prefixes: ["SECRET"],
    introduction:
      "A config holds names of secrets; values lie in the env file or the environment. No message ever shows a value.",
    entries: secretEntries,
  },
  {
    title: "The host and its GPUs",
    prefixes: ["HOST", "GPU"],
    introduction:
      "Where engines sit. A wrong host is reported alone: without its GPUs nothing could be placed.",
    entries: { ...hostEntries, ...gpuEntries },
  },
  {
    title: "Memory",
    prefixes: ["FIT"],
    introduction:
      "The planner's arithmetic is vLLM's own ([planner.md](planner.md), also for models without a preset); `llm-gateway plan` shows the figures.",
    entries: fitEntries,
  },
  {
    title: "The lock file",
    prefixes: ["LOCK"],
    introduction:
      "`gateway.lock.json` beside the config remembers which engine sits on which GPU: [operations.md](operations.md#placement-and-the-lock-file).",
    entries: lockEntries,
  },
  {
    title: "Models and routing",
    prefixes: ["MODEL", "ALIAS", "GROUP", "LIMITS", "ROUTING"],
    introduction: "What clients may call, and who answers.",
    entries: { ...modelEntries, ...routingEntries },
  },
  {
    title: "Hosted models",
    prefixes: ["UPSTREAM", "REQUEST", "WILDCARD", "MODEL"],
    introduction:
      "Providers, their addresses and keys, and what a model is asked with. The tables behind them are in [presets.md](presets.md).",
    entries: upstreamEntries,
  },
  {
    title: "What a GPU can compute",
    prefixes: ["KERNEL"],
    introduction:
      "The chips a model was placed on, against the kernels of the pinned vLLM. A GPU given by `memoryGiB` alone is not checked; of an image of your own it is not known which chips it is built for.",
    entries: kernelEntries,
  },
  {
    title: "Engines",
    prefixes: ["VLLM"],
    introduction:
      "`engineArgs`, `env` and the words of typed fields, against the table of the engine's vLLM version.",
    entries: { ...vllmEntries, ...templateEntries },
  },
  {
    title: "LiteLLM's own configuration",
    prefixes: ["LITELLM"],
    introduction:
      "Keys and values in LiteLLM's own spelling, against the table of a LiteLLM version. LiteLLM itself reports almost none of them.",
    entries: litellmEntries,
  },
  {
    title: "Services",
    prefixes: ["PROXY", "EDGE", "BIND", "PORT", "NAME", "CACHE", "DATABASE", "PROMETHEUS"],
    introduction: "The containers around the engines, and where they can be reached.",
    entries: { ...serviceEntries, ...proxyEntries, ...redisEntries },
  },
  {
    title: "The surroundings",
    prefixes: [
      "MODEL.FOLDER",
      "DOCKER",
      "TERRAFORM",
      "CDKTF",
      "PORT",
      "NAME",
      "NETWORK",
      "IMAGE",
      "DISK",
      "STACK",
      "VOLUME",
    ],
    introduction: "Raised by the command line when it meets a real machine, before anything is changed.",
    entries: environmentEntries,
  },
  {
    title: "Files of other systems",
    prefixes: ["LINT"],
    introduction:
      "Raised by `llm-gateway lint`, beside those of [LiteLLM's own keys](#LITELLM.KEY_UNKNOWN): [lint.md](lint.md).",
    entries: {
      ...fileLintEntries,
      ...secretLintEntries,
      ...litellmLintEntries,
      ...providerLintEntries,
      ...composeLintEntries,
      ...envLintEntries,
      ...shellLintEntries,
    },
  },
  {
    title: "Environment variables that make a config",
    prefixes: ["VARIABLE"],
    introduction:
      "Where there is no config file, and in `llm-gateway import`. The path is the variable's name; its value is never shown.",
    entries: variableEntries,
  },
  {
    title: "Import",
    prefixes: ["IMPORT"],
    introduction: "What `llm-gateway import` cannot do by itself: [import.md](import.md).",
    entries: importEntries,
  },
];
