/** Flags of an engine as typed fields, or as `engineArgs` where no field says it; checked against the pinned vLLM. */
import type { Flag } from "../foreign";
import { typedFlags } from "../plan/engine-flags";
import { lookUpVllmFlag, pinnedVllmTable } from "../upstream/vllm";
import type { VllmFlag } from "../upstream/vllm";
import { needSecret, put, row, secretForm } from "./context";
import type { Context } from "./context";
import { placeOf } from "./engine";
import type { Engine } from "./engine";

const numbers: Readonly<Record<string, string>> = {
  "--max-model-len": "maxModelLen",
  "--max-num-seqs": "maxNumSeqs",
  "--max-num-batched-tokens": "maxNumBatchedTokens",
  "--gpu-memory-utilization": "gpuMemoryUtilization",
  "--pipeline-parallel-size": "pipelineParallelSize",
  "--data-parallel-size": "dataParallelSize",
};

const texts: Readonly<Record<string, string>> = {
  "--kv-cache-dtype": "kvCacheDtype",
  "--dtype": "dtype",
  "--quantization": "quantization",
  "--tool-call-parser": "toolCallParser",
  "--reasoning-parser": "reasoningParser",
  "--revision": "revision",
};

/** What the toolkit says itself. */
const own: Readonly<Record<string, string>> = {
  "--tensor-parallel-size": "follows from the number of GPUs",
  "--enable-auto-tool-choice": "comes with the tool call parser",
  "--download-dir": "all engines share one cache, host.weightsDir",
};

export function mapFlag(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const place = placeOf(engine, flag);
  const found = lookUpVllmFlag(pinnedVllmTable, flag.name);
  if (found.status === "removed") {
    context.report.unmapped(place, flag.name, `vLLM removed it in ${found.since}; ${found.replacement}`);
    return;
  }
  if (found.status === "unknown") {
    const hint = found.closest === undefined ? "" : `; the closest is ${found.closest}`;
    context.report.unmapped(place, flag.name, `the pinned vLLM knows no such flag${hint}`);
    return;
  }
  const { name } = found.flag;
  const missing = flag.values.flatMap((value) => value.missing);
  if (missing.length > 0 && name !== "--api-key") {
    context.report.unmapped(
      place,
      flag.name,
      `depends on ${missing.map((one) => `$${one}`).join(", ")}, which has no value`,
    );
    return;
  }
  const text = flag.values[0]?.text ?? "";
  const number = row(numbers, name);
  const word = row(texts, name);
  if (row(own, name) !== undefined) context.report.mapped(place, flag.name, null, row(own, name));
  else if (name === "--api-key") mapKey(context, place, path, flag);
  else if (number !== undefined && isNumber(text))
    put(context, place, flag.name, [...path, number], numeric(text));
  else if (word !== undefined) put(context, place, flag.name, [...path, word], text);
  else if (number !== undefined)
    context.report.unmapped(place, flag.name, "is no number; left to the toolkit");
  else if (row(typedFlags, name) !== undefined)
    context.report.unmapped(place, flag.name, `is a matter of ${row(typedFlags, name) ?? ""}`);
  else put(context, place, flag.name, [...path, "engineArgs", name.slice(2)], argument(found.flag, flag));
}

function mapKey(
  context: Context,
  place: ReturnType<typeof placeOf>,
  path: readonly string[],
  flag: Flag,
): void {
  const value = flag.values[0];
  const [name] = value?.names ?? [];
  if (name !== undefined && secretForm(`$${name}`).form === "shell") {
    put(context, place, "--api-key", [...path, "apiKey"], needSecret(context, name, place));
    return;
  }
  const note = "a key was written out: its value belongs into the env file under this name";
  put(context, place, "--api-key", [...path, "apiKey"], needSecret(context, "VLLM_API_KEY", place), note);
}

/** `32k` is 32000 and `32K` is 32768, as vLLM reads them. */
function numeric(text: string): number {
  const [, digits = text, unit = ""] = /^([\d.]+)([kKmM])$/.exec(text) ?? [];
  const factor = { "": 1, k: 1e3, K: 1024, m: 1e6, M: 1024 ** 2 }[unit] ?? 1;
  return Number(digits) * factor;
}

function isNumber(text: string): boolean {
  return text !== "" && Number.isFinite(numeric(text));
}

function argument(known: VllmFlag, { name, values }: Flag): unknown {
  if (known.type === "bool") return name !== known.negation;
  const all = values.map(({ text }) =>
    known.items === "int" || /^(int|float)$/.test(known.type) ? plainNumber(text) : text,
  );
  if (known.type === "list") return all.length === 1 ? all[0] : all;
  const [first = ""] = all;
  return known.type.startsWith("json") ? json(String(first)) : first;
}

function plainNumber(text: string): number | string {
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : text;
  } catch {
    return text;
  }
}
