/** Engines as models: several engines of one model are replicas, several files with one container are variants of it. */
import type { Engine } from "./engine";
import type { ReportWriter } from "./report";

export interface EngineModel {
  /** What clients send as `model`. */
  readonly name: string;
  /** Replicas; the flags of the first count. */
  readonly engines: readonly Engine[];
}

/** `nameOf` is the name under which LiteLLM routes to an engine. */
export function engineModels(
  engines: readonly Engine[],
  nameOf: (engine: Engine) => string | undefined,
): readonly EngineModel[] {
  const models = new Map<string, Engine[]>();
  for (const engine of engines) {
    const wanted = nameOf(engine) ?? shortName(engine.servedNames[0] ?? engine.source);
    let name = wanted;
    for (let number = 2; (models.get(name)?.[0]?.source ?? engine.source) !== engine.source; number++)
      name = `${wanted}-${number}`;
    models.set(name, [...(models.get(name) ?? []), engine]);
  }
  return [...models].map(([name, replicas]) => ({ name, engines: replicas }));
}

/** The last part of a Hugging Face id or a path. */
export function shortName(model: string): string {
  return model.replace(/\/+$/, "").replace(/^.*\//, "");
}

/** Two files that start the same container cannot both run; the one that names its GPUs is the better source. */
export function withoutVariants(engines: readonly Engine[], report: ReportWriter): readonly Engine[] {
  const kept: Engine[] = [];
  const byKnowledge = engines.toSorted((a, b) => Number(b.gpuIds !== null) - Number(a.gpuIds !== null));
  for (const engine of byKnowledge) {
    const name = containerName(engine);
    const twin = kept.find((other) => name !== undefined && containerName(other) === name);
    if (!twin) kept.push(engine);
    else
      report.unmapped(
        engine.place,
        `container ${name ?? ""}`,
        `a variant of the container in ${twin.file}; write a config of its own for another machine`,
      );
  }
  return engines.filter((engine) => kept.includes(engine));
}

function containerName({ launch }: Engine): string | undefined {
  const { container } = launch;
  // The last of a service's names is its container_name, where it has one; a service's name counts only in its file.
  return container && container.hostNames.length > 1 ? container.hostNames[1] : undefined;
}
