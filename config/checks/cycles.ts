/** Models that back each other up. */

type Fallbacks = Readonly<Record<string, readonly string[]>>;

/**
 * Cycles, each starting at its alphabetically first model: for every fallback of that model the shortest way back.
 * All cycles would be too many: there are millions among ten models that all back each other up.
 */
export function cycles(fallbacks: Fallbacks): readonly (readonly string[])[] {
  return Object.keys(fallbacks)
    .toSorted()
    .flatMap((start) =>
      targetsOf(fallbacks, start).flatMap((next) => {
        const back = next > start ? wayBack(fallbacks, next, start) : undefined;
        return back === undefined ? [] : [[start, ...back]];
      }),
    );
}

/** The shortest way from one model to another that meets no model before the goal, both included. */
function wayBack(fallbacks: Fallbacks, from: string, goal: string): readonly string[] | undefined {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    for (const next of targetsOf(fallbacks, way.at(-1) ?? "")) {
      if (next === goal) return [...way, goal];
      if (next < goal || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

function targetsOf(fallbacks: Fallbacks, model: string): readonly string[] {
  return Object.hasOwn(fallbacks, model) ? [...new Set(fallbacks[model])] : [];
}
