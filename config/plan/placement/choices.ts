/** Ways to take things from piles of equal things: what a search tries, without trying equal things twice. */

export interface Pick {
  /** Index of the pile. */
  readonly pile: number;
  readonly count: number;
}

/** Every way to take `wanted` things; first those that take most from the first piles. */
export function* choices(sizes: readonly number[], wanted: number): Generator<readonly Pick[]> {
  /** What lies in a pile and all behind it. */
  const rest = [...sizes, 0];
  for (let pile = sizes.length - 1; pile >= 0; pile -= 1)
    rest[pile] = (rest[pile] ?? 0) + (rest[pile + 1] ?? 0);
  yield* from(0, wanted);

  function* from(first: number, left: number): Generator<readonly Pick[]> {
    if (left === 0) yield [];
    if (left === 0) return;
    for (let pile = first; pile < sizes.length && (rest[pile] ?? 0) >= left; pile += 1) {
      for (let count = Math.min(left, sizes[pile] ?? 0); count > 0; count -= 1) {
        for (const others of from(pile + 1, left - count)) yield [{ pile, count }, ...others];
      }
    }
  }
}
