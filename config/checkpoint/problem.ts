/** Why a checkpoint cannot be described. Raised and caught inside this folder only; outside it is a text. */

export class Problem extends Error {}

/** Every reason is a fragment: lower case, no full stop. */
export function fail(reason: string): never {
  throw new Problem(reason);
}
