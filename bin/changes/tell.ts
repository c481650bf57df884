/** The changes of a deployment in words, before anything is touched. */
import { shortNames } from "../plan/short-names";
import type { Away, Change, Changes } from "./compare";

/** `against`: what the plan was compared with. Empty when there was nothing deployed. */
export function changesText(
  { workloads, away, thinner }: Changes,
  against: string,
  rolling: boolean,
): string {
  if (workloads.length === 0) return `changes: none, against ${against}`;
  return [
    `changes, against ${against}:`,
    ...(["new", "replaced", "removed"] as const).flatMap((kind) => listed(kind, workloads)),
    ...away.map((one) => awayText(one, rolling)),
    ...thinner.map(({ model, replaced, stay }) => {
      const others = stay.length > 0 ? shortNames(stay) : "one at a time, the others";
      return `  less      ${model}: ${shortNames(replaced)} replaced${stay.length > 0 ? "," : ""} ${others} answer meanwhile`;
    }),
  ].join("\n");
}

function listed(kind: Change["change"], workloads: readonly Change[]): readonly string[] {
  const names = workloads.filter(({ change }) => change === kind).map(({ workload }) => workload);
  return names.length === 0 ? [] : [`  ${kind.padEnd(9)} ${shortNames(names)}`];
}

function awayText({ model, seconds, workloads, fallbacks }: Away, rolling: boolean): string {
  const instead =
    model === null
      ? ""
      : fallbacks.length > 0
        ? `; ${fallbacks.join(", ")} answers meanwhile`
        : "; nobody answers meanwhile";
  const advice =
    model !== null && !rolling && workloads.length > 1 ? "; with `deploy --rolling` it is never away" : "";
  const what = model ?? "the whole gateway";
  return `  away      ${what}: at most ${spoken(seconds)}, for the start of ${shortNames(workloads)}${instead}${advice}`;
}

/** Exact, in the units that people say. */
export function spoken(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
}
