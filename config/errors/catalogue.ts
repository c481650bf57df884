/** The catalogue of codes by area: the one source of docs/errors.md, of `llm-gateway explain` and of what factories may emit. */
import { environmentEntries } from "./catalogue/environment";
import type { Entries, Entry } from "./catalogue/entry";
import { fileEntries } from "./catalogue/file";
import { fitEntries } from "./catalogue/fit";
import { gpuEntries } from "./catalogue/gpu";
import { hostEntries } from "./catalogue/host";
import { kernelEntries } from "./catalogue/kernel";
import { lockEntries } from "./catalogue/lock";
import { modelEntries } from "./catalogue/model";
import { routingEntries } from "./catalogue/routing";
import { secretEntries } from "./catalogue/secret";
import { serviceEntries } from "./catalogue/service";
import { shapeEntries } from "./catalogue/shape";
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
  ...kernelEntries,
  ...vllmEntries,
  ...serviceEntries,
  ...environmentEntries,
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
    entries: vllmEntries,
  },
  {
    title: "Services",
    prefixes: ["PROXY", "EDGE", "BIND", "PORT", "NAME", "CACHE", "DATABASE", "PROMETHEUS"],
    introduction: "The containers around the engines, and where they can be reached.",
    entries: serviceEntries,
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
];
