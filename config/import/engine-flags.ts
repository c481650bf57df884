/** Flags of an engine as typed fields, or as `engineArgs` where no field says it; checked against the pinned vLLM. */
import { isMapping } from "../mapping";
import { formatPath } from "../findings";
import type { Flag } from "../foreign";
import { typedFlags } from "../plan/engine-flags";
import { lookUpVllmFlag, pinnedVllmTable } from "../upstream/vllm";
import type { VllmFlag } from "../upstream/vllm";
import { needSecret, put, row, secretForm } from "./context";
import type { Context } from "./context";
import { placeOf } from "./engine";
import type { Engine } from "./engine";
import { mapAdapters } from "./engine-lora";
import { mapSpeculative } from "./engine-speculative";
import { mapTemplate } from "./engine-template";

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

/** Flags that need more than their value. */
const readers: Readonly<
  Record<string, (context: Context, engine: Engine, path: readonly string[], flag: Flag) => void>
> = {
  "--api-key": mapKey,
  "--chat-template": mapTemplate,
  "--kv-cache-memory-bytes": mapCacheMemory,
  "--enable-lora": mapAdapters,
  "--lora-modules": mapAdapters,
  "--max-loras": mapAdapters,
  "--max-lora-rank": mapAdapters,
  "--speculative-config": mapSpeculative,
  "--spec-method": mapSpeculative,
  "--spec-model": mapSpeculative,
  "--spec-tokens": mapSpeculative,
  "--shutdown-timeout": mapStopGrace,
  "--runner": mapRunner,
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
  const reader = row(readers, name);
  const number = row(numbers, name);
  const word = row(texts, name);
  if (flag.name.includes("."))
    context.report.unmapped(place, flag.name, `write the whole of ${name} as JSON into engineArgs`);
  else if (row(own, name) !== undefined) context.report.mapped(place, flag.name, null, row(own, name));
  else if (reader) reader(context, engine, path, { ...flag, name });
  else if (number !== undefined && isNumber(text))
    put(context, place, flag.name, [...path, number], numeric(text));
  else if (word !== undefined) put(context, place, flag.name, [...path, word], text);
  else if (number !== undefined)
    context.report.unmapped(place, flag.name, "is no number; left to the toolkit");
  else if (row(typedFlags, name) !== undefined)
    context.report.unmapped(place, flag.name, `is a matter of ${row(typedFlags, name) ?? ""}`);
  else put(context, place, flag.name, [...path, "engineArgs", name.slice(2)], argument(found.flag, flag));
}

function mapKey(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const place = placeOf(engine, flag);
  const [name] = flag.values[0]?.names ?? [];
  if (name !== undefined && secretForm(`$${name}`).form === "shell") {
    put(context, place, "--api-key", [...path, "apiKey"], needSecret(context, name, place));
    return;
  }
  const note = "a key was written out: its value belongs into the env file under this name";
  put(context, place, "--api-key", [...path, "apiKey"], needSecret(context, "VLLM_API_KEY", place), note);
}

function mapCacheMemory(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const bytes = numeric(flag.values[0]?.text ?? "");
  const gib = Math.round((bytes / 1024 ** 3) * 1000) / 1000;
  const place = placeOf(engine, flag);
  if (gib > 0) put(context, place, flag.name, [...path, "kvCacheMemoryGiB"], gib);
  else context.report.unmapped(place, flag.name, "is no size; left to the toolkit");
}

function mapStopGrace(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const seconds = Number(flag.values[0]?.text);
  const place = placeOf(engine, flag);
  if (seconds > 0) put(context, place, flag.name, [...path, "stopGrace"], `${seconds}s`);
  else context.report.unmapped(place, flag.name, "is no time to finish; left to the toolkit");
}

/** LiteLLM's mode decides; without one an engine that pools makes embeddings. */
function mapRunner(context: Context, engine: Engine, path: readonly string[], flag: Flag): void {
  const place = placeOf(engine, flag);
  const mode = [...path.slice(0, 2), "mode"];
  if (flag.values[0]?.text !== "pooling")
    context.report.mapped(place, flag.name, null, "follows from the mode");
  else if (context.settings.get(mode) === undefined) put(context, place, flag.name, mode, "embedding");
  else context.report.mapped(place, flag.name, formatPath(mode));
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
    return isMapping(value) ? value : text;
  } catch {
    return text;
  }
}
