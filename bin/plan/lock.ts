/** The lock file as the command line handles it: what it says of a placement, what would change, writing it whole or not at all. */
import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { lockChanges, lockFileName, lockFileOf, lockOf, lockText } from "../../config";
import type { Finding, LockChange } from "../../config";
import * as messages from "../../config/errors/environment";
import { show } from "../open-config";
import type { Opened } from "../open-config";
import type { Terminal } from "../terminal";

type Result = NonNullable<Opened["evaluated"]["result"]>;

/** For programs. `none`: nothing is remembered; `changed`: the plan differs from what is. */
export interface LockState {
  readonly file: string;
  readonly state: "none" | "current" | "changed";
  readonly changes: readonly LockChange[];
}

export function lockState({ plan, previous }: Pick<Result, "plan" | "previous">): LockState {
  const next = lockOf(plan);
  const changes = lockChanges(previous ?? { ...next, placements: {} }, next);
  const isCurrent = previous !== null && lockText(previous) === lockText(next);
  return {
    file: lockFileName,
    state: previous === null ? "none" : isCurrent ? "current" : "changed",
    changes,
  };
}

/** What people must know about the placement; empty when there is nothing to say. */
export function lockNote(result: Pick<Result, "plan" | "previous">): string {
  const { state, changes } = lockState(result);
  if (state === "current") return "";
  if (state === "none") {
    if (changes.length === 0) return "";
    return `placement: not pinned, there is no ${lockFileName}; \`llm-gateway plan --lock\` writes it`;
  }
  const lines = changes.map(({ workload, from, to }) => {
    if (from === null) return `  new      ${workload}: GPU ${listed(to)}`;
    if (to === null) return `  removed  ${workload}: GPU ${listed(from)} is free`;
    return `  moves    ${workload}: GPU ${listed(from)} → ${listed(to)}`;
  });
  return [
    `placement: differs from ${lockFileName}; \`llm-gateway plan --lock\` or a deployment writes it`,
    ...lines,
  ].join("\n");
}

function listed(ids: readonly string[] | null): string {
  return (ids ?? []).join(", ");
}

/** Writes the lock file when it would change. A host without GPUs needs none. */
export function writeLock(terminal: Terminal, { file: config }: Opened, result: Result): readonly Finding[] {
  const file = lockFileOf(config);
  const next = lockOf(result.plan);
  const isNew = !existsSync(file);
  if (isNew && Object.keys(next.placements).length === 0) return [];
  if (lockState(result).state === "current") return [];
  const shown = show(terminal, file);
  try {
    replaceFile(file, lockText(next));
  } catch (problem) {
    return [messages.lockNotWritten(shown, problem instanceof Error ? problem.message : String(problem))];
  }
  terminal.say(`placement: ${shown} ${isNew ? "written" : "changed"}; commit it with the config`);
  return [];
}

/** Beside the file first: a reader sees the old text or the new one, never half of it. */
function replaceFile(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (problem) {
    rmSync(beside, { force: true });
    throw problem;
  }
}
