/** The closest known name to a misspelt one, for every finding that suggests a correction. */

/**
 * The candidate with the fewest typing errors (insert, delete, replace, swap of neighbours), at most 40 % of the
 * word's length and at least 1; the earlier candidate wins a tie. Undefined when nothing is that close.
 */
export function closestMatch(word: string, candidates: Iterable<string>): string | undefined {
  let limit = Math.max(1, Math.floor(word.length * 0.4));
  let closest: string | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = typingErrors(word, candidate);
    if (distance > limit) continue;
    closest = candidate;
    if (distance === 0) break;
    limit = distance - 1;
  }
  return closest;
}

/** Damerau-Levenshtein distance in its optimal string alignment form, three rows at a time. */
function typingErrors(from: string, to: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(previous, column - 1) + (from[row - 1] === to[column - 1] ? 0 : 1);
      let best = Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1);
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        best = Math.min(best, at(beforePrevious, column - 2) + 1);
      }
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, to.length);
}

function at(distances: readonly number[], index: number): number {
  return distances[index] ?? Number.POSITIVE_INFINITY;
}
