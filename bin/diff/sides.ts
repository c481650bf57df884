/** A config that can be planned, with its parts, for asking what single parts of it do. */
import { compileArtefacts, evaluateParts } from "../../config";
import type { ConfigParts, Evaluated, Finding, KnownSecrets } from "../../config";
import { snapshotOf } from "./snapshot";
import type { Snapshot } from "./snapshot";

export interface Side {
  readonly parts: ConfigParts;
  readonly snapshot: Snapshot;
  /** Files that the config names. */
  readonly texts: readonly string[];
  readonly findings: readonly Finding[];
}

type Result = Omit<NonNullable<Evaluated["result"]>, "previous">;

/** Where parts are wrong, what can be planned without them; undefined where that is nothing. */
export function sideOf(
  parts: ConfigParts,
  secrets: KnownSecrets,
): Side | { readonly findings: readonly Finding[] } {
  const texts: string[] = [];
  const readText: ConfigParts["readText"] = (file) => {
    texts.push(file);
    return parts.readText(file);
  };
  const { result, draft, findings } = evaluateParts({ ...parts, readText }, secrets);
  const snapshot = result ? snapshotOf(result) : draft && fromDraft(draft);
  return snapshot ? { parts, snapshot, texts, findings } : { findings };
}

/** A config with errors may be one that nothing can be compiled for. */
function fromDraft(draft: Pick<Result, "config" | "plan">): Snapshot | undefined {
  try {
    return snapshotOf({ ...draft, artefacts: compileArtefacts(draft.config, draft.plan) });
  } catch {
    return undefined;
  }
}
