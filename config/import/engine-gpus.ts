/** GPUs of the imported engines. Ids are kept where they can all be had at once; where not, the planner places. */
import { put } from "./context";
import type { Context } from "./context";
import type { Engine } from "./engine";
import type { EngineModel } from "./engine-groups";

/** What a model says about its GPUs. */
export function mapGpus(context: Context, model: EngineModel, models: readonly EngineModel[]): void {
  const path = ["models", model.name, "vllm"];
  const [first] = model.engines;
  if (!first) return;
  const ids = model.engines.map((engine) => idsOf(context, engine));
  const others = models.filter((other) => other !== model).flatMap((other) => other.engines);
  const rival = rivalOf(model.engines, others);
  const known = ids.filter((list) => list !== null);
  if (known.length === ids.length && rival === undefined)
    put(context, first.place, "GPUs", [...path, "gpuIds"], known.length === 1 ? known[0] : known);
  else {
    const note =
      rival === undefined
        ? null
        : `${shown(rival)} takes some of the same GPUs, and both cannot run: the planner places them`;
    put(context, first.place, "GPUs", [...path, "gpus"], first.gpus, note);
    if (model.engines.length > 1)
      put(context, first.place, "engines of one model", [...path, "replicas"], model.engines.length);
  }
}

function idsOf({ report }: Context, engine: Engine): readonly string[] | null {
  const { gpuIds, gpus, place } = engine;
  if (gpuIds === null || gpuIds.length < gpus) {
    if (gpuIds !== null)
      report.corrected(
        place,
        `GPUs ${gpuIds.join(", ")}`,
        null,
        `${gpuIds.length} are reserved, the engine needs ${gpus}`,
      );
    return null;
  }
  if (gpuIds.length > gpus)
    report.corrected(
      place,
      `GPUs ${gpuIds.join(", ")}`,
      null,
      `${gpuIds.length} are reserved, the engine uses ${gpus}`,
    );
  return gpuIds.slice(0, gpus);
}

/** Another engine on the same GPU. */
function rivalOf(engines: readonly Engine[], others: readonly Engine[]): Engine | undefined {
  const taken = new Set(engines.flatMap(({ gpuIds }) => gpuIds ?? []));
  return others.find(({ gpuIds }) => (gpuIds ?? []).some((id) => taken.has(id)));
}

function shown({ launch, source }: Engine): string {
  return launch.container?.hostNames.at(-1) ?? source;
}
