/** Engines that cannot run together, and GPUs that nobody uses. */
import * as messages from "../../errors/lint-compose";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { grouped } from "../grouped";
import { at, placed } from "../project";
import type { StackRule } from "../project";
import { enginesOf } from "./engines";
import type { Engine } from "./engines";

export const checkGpus: StackRule = (project) => {
  const engines = enginesOf(project);
  const fixed = engines.filter(({ gpus }) => gpus !== null);
  return [
    ...pairs(engines).flatMap(([one, other]) => overlap(one, other)),
    ...shares(engines.filter(({ gpus }) => gpus === null)),
    ...fixed.flatMap(idle),
  ];
};

function pairs(engines: readonly Engine[]): readonly (readonly [Engine, Engine])[] {
  return engines.flatMap((one, index) =>
    engines
      .slice(index + 1)
      .filter((other) => runTogether(one, other))
      .map((other) => [one, other] as const),
  );
}

function runTogether(one: Engine, other: Engine): boolean {
  if (one.name === other.name) return false;
  return one.variant === undefined || other.variant === undefined || one.variant === other.variant;
}

function overlap(one: Engine, other: Engine): readonly Finding[] {
  if (one.gpus === null && other.gpus === null) return [];
  const common = (other.gpus ?? one.gpus ?? []).filter((id) => (one.gpus ?? [id]).includes(id));
  const sum = one.share + other.share;
  if (common.length === 0 || sum <= 1) return [];
  return [inEngine(other, messages.gpuOverlap(pathOf(other), other.name, one.name, common, sum))];
}

/** Of engines that all take every GPU, the last of each variant says it. */
function shares(engines: readonly Engine[]): readonly Finding[] {
  return [...grouped(engines, ({ variant }) => variant).values()].flatMap((group) => {
    const last = group.at(-1);
    const sum = group.reduce((total, { share }) => total + share, 0);
    if (!last || group.length < 2 || sum <= 1) return [];
    const names = group.map(({ name }) => name);
    return [inEngine(last, messages.gpuShares(pathOf(last), names, sum))];
  });
}

function idle(engine: Engine): readonly Finding[] {
  const reserved = engine.gpus?.length ?? 0;
  if (reserved <= engine.used) return [];
  return [inEngine(engine, messages.gpuIdle(pathOf(engine), reserved, engine.used))];
}

function pathOf({ path }: Engine): string {
  return formatPath([...path, "deploy"]);
}

function inEngine({ document, location }: Engine, finding: Finding): Finding {
  return placed(document, at(location, finding));
}
