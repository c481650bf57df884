/** Writes imported engines as models with `vllm`. */
import { formatPath } from "../findings";
import { modelPresets } from "../presets/models";
import { put } from "./context";
import type { Context } from "./context";
import { placeOf } from "./engine";
import type { Engine } from "./engine";
import { mapContainer } from "./engine-container";
import { mapFlag } from "./engine-flags";
import { mapGpus } from "./engine-gpus";
import type { EngineModel } from "./engine-groups";

export function mapEngines(context: Context, models: readonly EngineModel[]): void {
  for (const model of models) {
    const [first, ...further] = model.engines;
    if (!first) continue;
    const path = ["models", model.name, "vllm"];
    mapSource(context, first, path, model.name);
    mapGpus(context, model, models);
    for (const flag of first.flags) mapFlag(context, first, path, flag);
    mapContainer(context, first, path);
    for (const replica of further) reportReplica(context, first, replica, model.name);
  }
}

function mapSource(context: Context, engine: Engine, path: readonly string[], name: string): void {
  const { source, place } = engine;
  const presets = Object.keys(modelPresets).filter((preset) => modelPresets[preset]?.source === source);
  const preset = presets.find((one) => one === name) ?? presets[0];
  if (preset === undefined) put(context, place, source, [...path, "source"], source);
  else put(context, place, source, [...path, "preset"], preset);
}

function reportReplica({ report }: Context, first: Engine, replica: Engine, name: string): void {
  report.mapped(
    replica.place,
    `another engine of ${replica.source}`,
    formatPath(["models", name, "vllm", "replicas"]),
    null,
  );
  const known = new Set(first.flags.map(textOf));
  for (const flag of replica.flags.filter((one) => !known.has(textOf(one))))
    report.unmapped(
      placeOf(replica, flag),
      flag.name,
      "replicas of one model have the same flags; those of the first count",
    );
}

function textOf({ name, values }: Engine["flags"][number]): string {
  return [name, ...values.map(({ text }) => text)].join(" ");
}
