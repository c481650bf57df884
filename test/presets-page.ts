/** docs/presets.md: the preset tables as people read them, made from the tables themselves. */
import type { Checkpoint, LayerGroup, WeightFormat } from "../config/presets/checkpoint";
import { modelPresets } from "../config/presets/models";
import type { ModelPreset } from "../config/presets/models";
import { code, table } from "./markdown";
import { gpus, hosts, kernels } from "./presets-page-machines";
import { providerTable, reasoning, upstreams } from "./presets-page-upstreams";

const introduction = `# Presets

Made from the tables under \`config/presets/\` by \`npm run golden\`; do not edit by hand. Every row there names its sources.
`;

/** One function per kind of preset, in the order of the page. */
const sections: readonly (() => string)[] = [
  models,
  hosts,
  gpus,
  kernels,
  upstreams,
  providerTable,
  reasoning,
];

export function presetsPage(): string {
  return [introduction, ...sections.map((section) => section())].join("\n");
}

function models(): string {
  return `## Models

\`models.<name>.vllm.preset\` takes a name of the first column. Weights are the files of the checkpoint; where loading was seen to
take another amount, or leaves parts of the files out, that amount stands behind it and is what the planner counts. Context is the
longest one without further rope scaling. What a request keeps is its KV cache: layers, tokens, key and value heads × numbers each.

${table(
  [
    "preset",
    "checkpoint",
    "parameters",
    "format",
    "weights GiB",
    "what a request keeps",
    "context",
    "licence",
  ],
  Object.entries(modelPresets).map(([name, row]) => [
    code(name),
    `[${row.source}](https://huggingface.co/${row.source})`,
    parameters(row.checkpoint),
    format[row.checkpoint.weights.format],
    weights(row.checkpoint),
    layout(row.checkpoint.layers),
    String(row.checkpoint.contextWindow),
    row.licence,
  ]),
)}

### What they start with

Each is the default of the field of the same name, for GPUs of 80 GB or, where the weights need it, more. The file's own values win;
flags are merged one by one.

${table(
  [
    "preset",
    "mode",
    "GPUs",
    "`maxModelLen`",
    "`maxNumSeqs`",
    "load budget",
    "tool parser",
    "reasoning parser",
    "flags",
    "vLLM from",
  ],
  Object.entries(modelPresets).map(([name, row]) => [
    code(name),
    row.mode ?? "chat",
    String(row.gpus),
    String(row.maxModelLen),
    String(row.maxNumSeqs),
    `${row.loadBudgetSeconds / 60}m`,
    row.toolCallParser === null ? "none" : code(row.toolCallParser),
    row.reasoningParser === null ? "none" : code(row.reasoningParser),
    flags(row),
    row.minimumVllm ?? "not known",
  ]),
)}
`;
}

const format: Readonly<Record<WeightFormat, string>> = {
  "16bit": "16 bit",
  "32bit": "32 bit",
  fp8: "FP8",
  "fp8-block": "FP8 in blocks",
  mxfp4: "MXFP4",
  nvfp4: "NVFP4",
  awq: "AWQ",
  gptq: "GPTQ",
};

function parameters({ parameters: count }: Checkpoint): string {
  if (count === null) return "not known";
  const billions = count / 1e9;
  return `${billions.toFixed(billions < 10 ? 2 : 1)} B`;
}

function weights({ weights: { fileGiB, loadedGiB } }: Checkpoint): string {
  return loadedGiB === undefined ? String(fileGiB) : `${fileGiB}, loaded ${loadedGiB}`;
}

function layout(groups: readonly LayerGroup[]): string {
  return groups.length === 0 ? "nothing" : groups.map(words).join("; ");
}

function words(group: LayerGroup): string {
  switch (group.kind) {
    case "full":
      return `${group.layers} layers: all tokens, ${group.kvHeads} × ${group.headDim}`;
    case "sliding":
      return `${group.layers} layers: the last ${group.window}, ${group.kvHeads} × ${group.headDim}`;
    case "chunked":
      return `${group.layers} layers: the current ${group.window}, ${group.kvHeads} × ${group.headDim}`;
    case "mla":
      return `${group.layers} layers: all tokens as ${group.latentDim} numbers`;
    case "recurrent":
      return `${group.layers} layers: ${(group.stateBytes / 1024 ** 2).toFixed(1)} MiB each`;
  }
}

function flags({ engineArgs, env }: ModelPreset): string {
  const words = [
    ...Object.entries(engineArgs ?? {}).map(([flag, value]) => argument(flag, value)),
    ...Object.entries(env ?? {}).map(([name, value]) => `${name}=${value}`),
  ];
  return words.length === 0 ? "none" : words.map(code).join(" ");
}

function argument(flag: string, value: unknown): string {
  if (value === true) return `--${flag}`;
  return `--${flag} ${typeof value === "string" ? value : JSON.stringify(value)}`;
}
