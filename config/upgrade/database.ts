/** How the tables of LiteLLM's database differ between two versions: what its migrations will do. */
import { litellmTableOf } from "../upstream/litellm";

export interface DatabaseChange {
  readonly table: string;
  /** The whole table is new, or gone. */
  readonly kind: "new" | "changed" | "gone";
  /** Columns, and behind `@@` indexes and keys; empty for a table that is gone. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export function databaseChanges(from: string, to: string): readonly DatabaseChange[] {
  const [before, after] = [litellmTableOf(from).database, litellmTableOf(to).database];
  const tables = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return tables.flatMap((table): DatabaseChange[] => {
    const [old, now] = [before.get(table), after.get(table)];
    const added = (now ?? []).filter((column) => old?.includes(column) !== true);
    const removed = (old ?? []).filter((column) => now?.includes(column) !== true);
    if (added.length + removed.length === 0) return [];
    const kind = old === undefined ? "new" : now === undefined ? "gone" : "changed";
    return [{ table, kind, added, removed }];
  });
}
