/** What is told of a code wherever it is explained: docs/errors.md, `llm-gateway explain`, rules for code scanning. */

export interface Entry {
  readonly severity: "error" | "warning";
  /** Where it is reported with another severity, as in ``error in `deploy` ``. */
  readonly elsewhere?: string;
  /** When it appears, as sentences. */
  readonly meaning: string;
  /** What to do in general; a finding's own `fix` names the very values. */
  readonly fix: string;
  /** A finding that the tests make, so that a changed message cannot leave an old one here. */
  readonly example: { readonly path: string; readonly message: string };
}

/** Codes stay known to the compiler, and only they: texts as types would be a fifth of the package. */
export function entriesOf<Code extends string>(
  entries: Readonly<Record<Code, Entry>>,
): Readonly<Record<Code, Entry>> {
  return entries;
}

export type Entries = Readonly<Record<string, Entry>>;
