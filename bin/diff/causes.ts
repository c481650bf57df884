/**
 * Which key of the config, or which file beside it, is behind a change. Not by a table of what a key is for, but by trying:
 * a difference is a cause of a change where it alone makes one in the base, or where the new config without it would be
 * another one.
 */
import { exchange } from "../../config";
import type { ConfigParts, KnownSecrets, PartDifference } from "../../config";
import { sideOf } from "./sides";
import type { Snapshot } from "./snapshot";

/** What a subject (a container, a route) is like on one side. */
export type Marks = ReadonlyMap<string, string>;

export function marksOf({ containers, routes }: Pick<Snapshot, "containers" | "routes">): Marks {
  return new Map([
    ...containers.map(
      ({ workload, ...version }) => [ofContainer(workload), JSON.stringify(version)] as const,
    ),
    ...routes.map((route) => [ofRoute(route.model), JSON.stringify(route)] as const),
  ]);
}

export function ofContainer(workload: string): string {
  return `container ${workload}`;
}

export function ofRoute(model: string): string {
  return `route ${model}`;
}

/** Undefined where nothing can be planned. */
export type Look = (parts: ConfigParts) => Marks | undefined;

export function lookWith(secrets: KnownSecrets): Look {
  return (parts) => {
    const side = sideOf(parts, secrets);
    return "snapshot" in side ? marksOf(side.snapshot) : undefined;
  };
}

/** Causes of each subject that differs between the sides; never none. */
export function causesOf(
  [before, after]: readonly [ConfigParts, ConfigParts],
  [old, now]: readonly [Marks, Marks],
  differences: readonly PartDifference[],
  look: Look,
): ReadonlyMap<string, readonly PartDifference[]> {
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter(
    (subject) => old.get(subject) !== now.get(subject),
  );
  if (changed.length === 0) return new Map();
  if (differences.length < 2) return new Map(changed.map((subject) => [subject, differences]));
  const tried = differences.map((difference) => ({
    difference,
    alone: look(exchange(before, after, [difference])),
    without: look(exchange(after, before, [difference])),
  }));
  const steps = memo(() => walk([before, after], old, differences, look));
  return new Map(
    changed.map((subject) => {
      const moves = (seen: Marks | undefined, side: Marks) =>
        seen !== undefined && seen.get(subject) !== side.get(subject);
      const found = tried.filter(({ alone, without }) => moves(alone, old) || moves(without, now));
      const causes = found.map(({ difference }) => difference);
      return [subject, causes.length > 0 ? causes : together(subject, steps(), differences)];
    }),
  );
}

interface Step {
  readonly difference: PartDifference;
  readonly from: Marks;
  readonly to: Marks;
}

/** One difference after the other, from the one side to the other. */
function walk(
  [before, after]: readonly [ConfigParts, ConfigParts],
  old: Marks,
  differences: readonly PartDifference[],
  look: Look,
): readonly Step[] {
  let from = old;
  return differences.flatMap((difference, index) => {
    const to = look(exchange(before, after, differences.slice(0, index + 1)));
    if (to === undefined) return [];
    const step = { difference, from, to };
    from = to;
    return [step];
  });
}

/** Several that do something only together. */
function together(
  subject: string,
  steps: readonly Step[],
  differences: readonly PartDifference[],
): readonly PartDifference[] {
  const moving = steps.filter(({ from, to }) => from.get(subject) !== to.get(subject));
  return moving.length > 0 ? moving.map(({ difference }) => difference) : differences;
}

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
