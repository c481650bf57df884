/** A team, user or key, in the words of the config, whether wanted or there. */
import type { Json } from "./json";

export type Kind = "team" | "user" | "key";

/** By the config's names; null where nothing is said. Teams of keys are given by their id. */
export type Fields = Readonly<Record<string, Json>>;

export interface Entry {
  readonly kind: Kind;
  /** What people call it: the alias of a key. */
  readonly name: string;
  readonly fields: Fields;
}

export interface Wanted extends Entry {
  /** What LiteLLM calls a team or a user; of a key its alias. */
  readonly id: string;
}

export interface Live extends Entry {
  /** The team's or user's id, the key's hash. */
  readonly id: string;
  /** The stack that made it; null for what nobody's config made. */
  readonly owner: string | null;
  /** What LiteLLM itself keeps in the metadata. */
  readonly kept: Readonly<Record<string, Json>>;
  /** Dollars so far. */
  readonly spend: number;
  /** Of a key that another one replaced: the alias it had. */
  readonly replaced: string | null;
}

export function called({ kind, name }: Pick<Entry, "kind" | "name">): string {
  return `${kind} ${JSON.stringify(name)}`;
}
