/** A new key in the place of an old one; both answer for a while. LiteLLM's own way needs a licence. */
import { keyNotThere } from "../../config/errors/access-live";
import { AccessFailure } from "./api";
import type { AdminApi } from "./api";
import { generateKey } from "./apply";
import { called } from "./entry";
import type { Live, Wanted } from "./entry";
import type { KeyKeeper } from "./keys-out";
import { replacedKey } from "./live";
import { bodyOf, durationTo } from "./words";

export interface Rotated {
  readonly alias: string;
  /** What the old key is called until it ends. */
  readonly previous: string;
  /** ISO time. */
  readonly until: string;
}

interface Rotation {
  readonly stack: string;
  /** How long the old key goes on, seconds. */
  readonly overlapSeconds: number;
  /** Milliseconds. */
  readonly now: number;
}

/**
 * The alias moves first, because LiteLLM has each once; the old key gets its end only when the new one is there. What
 * was spent goes along, so that a new key is no new budget.
 */
export async function rotateKey(
  api: AdminApi,
  live: readonly Live[],
  wanted: Wanted,
  { stack, overlapSeconds, now }: Rotation,
  keeper: KeyKeeper,
): Promise<Rotated> {
  const ours = live.filter(
    ({ kind, owner, replaced }) => kind === "key" && owner === stack && replaced === null,
  );
  const old = ours.find(({ name }) => name === wanted.name);
  if (old === undefined)
    throw new AccessFailure([
      keyNotThere(
        wanted.name,
        ours.map(({ name }) => name),
      ),
    ]);
  const ends = Math.min(now + overlapSeconds * 1000, endOf(old));
  const until = new Date(ends).toISOString();
  const previous = `${wanted.name}:until:${until.slice(0, 19)}Z`;
  const rename = (alias: string) => api.post("/key/update", { key: old.id, key_alias: alias }, called(old));
  await keeper.keep(wanted.name, async () => {
    await rename(previous);
    try {
      return await generateKey(api, stack, wanted, { spend: old.spend });
    } catch (failure) {
      await rename(wanted.name);
      throw failure;
    }
  });
  const { metadata } = bodyOf("key", old.fields, { stack, kept: old.kept }, now);
  const marked = { ...(metadata as object), [replacedKey]: wanted.name }; // bodyOf always makes an object of it
  await api.post(
    "/key/update",
    { key: old.id, duration: durationTo(until, now), metadata: marked },
    called(old),
  );
  return { alias: wanted.name, previous, until };
}

function endOf({ fields }: Live): number {
  return typeof fields.expires === "string" ? Date.parse(fields.expires) : Number.POSITIVE_INFINITY;
}
