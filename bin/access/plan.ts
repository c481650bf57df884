/** What has to be done so that the gateway has what the config wants, and only of what this stack owns. */
import { formatPath } from "../../config";
import type { Finding } from "../../config";
import { notOwned, stillUsed } from "../../config/errors/access-live";
import { called } from "./entry";
import type { Kind, Live, Wanted } from "./entry";
import { canonical } from "./json";
import type { Json } from "./json";

interface Change {
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
}

export type Operation =
  | { readonly action: "create"; readonly wanted: Wanted }
  | {
      /** `adopt`: it was not ours until now. */
      readonly action: "update" | "adopt";
      readonly wanted: Wanted;
      readonly live: Live;
      readonly changes: readonly Change[];
    }
  | { readonly action: "keep" | "remove"; readonly live: Live };

export interface AccessPlan {
  readonly operations: readonly Operation[];
  /** Ours, in the config no more, and kept because nobody asked to remove. */
  readonly stale: readonly Live[];
  /** Replaced keys that still answer. */
  readonly leaving: readonly Live[];
  /** Not ours: never touched. */
  readonly unmanaged: readonly Live[];
  readonly findings: readonly Finding[];
}

export interface PlanOptions {
  readonly stack: string;
  readonly prune: boolean;
  readonly adopt: boolean;
  /** Milliseconds. */
  readonly now: number;
}

export function planAccess(
  wanted: readonly Wanted[],
  live: readonly Live[],
  options: PlanOptions,
): AccessPlan {
  const findings: Finding[] = [];
  const claimed = new Set<Live>();
  const operations = wanted.flatMap((one): readonly Operation[] => {
    const there = live.find((other) => isSame(one, other));
    if (there === undefined) return [{ action: "create", wanted: one }];
    claimed.add(there);
    if (there.owner !== options.stack && !options.adopt) {
      findings.push(notOwned(formatPath(["access", `${one.kind}s`, one.name]), called(one), there.owner));
      return [];
    }
    return [settled(one, there, options)];
  });
  const rest = live.filter((one) => !claimed.has(one));
  const ours = rest.filter(({ owner }) => owner === options.stack);
  const leaving = ours.filter((one) => one.replaced !== null && !isOver(one, options.now));
  const gone = ours.filter((one) => !leaving.includes(one));
  const removable = options.prune ? removals(gone, live, findings) : [];
  const removed = removable.map((one): Operation => ({ action: "remove", live: one }));
  return {
    operations: [...operations, ...removed],
    stale: gone.filter((one) => !removable.includes(one)),
    leaving,
    unmanaged: rest.filter(({ owner }) => owner !== options.stack),
    findings,
  };
}

/** True when there is nothing to do. */
export function isSettled({ operations }: AccessPlan): boolean {
  return operations.every(({ action }) => action === "keep");
}

function isSame(wanted: Wanted, live: Live): boolean {
  return wanted.kind === live.kind && wanted.id === (live.kind === "key" ? live.name : live.id);
}

function settled(wanted: Wanted, live: Live, { stack, now }: PlanOptions): Operation {
  const changes = Object.entries(wanted.fields).flatMap(([field, to]): readonly Change[] => {
    const from = live.fields[field] ?? null;
    const isEqual = field === "expires" ? isSameMoment(from, to, now) : canonical(from) === canonical(to);
    return isEqual ? [] : [{ field, from, to }];
  });
  if (live.owner !== stack) return { action: "adopt", wanted, live, changes };
  return changes.length === 0 ? { action: "keep", live } : { action: "update", wanted, live, changes };
}

/** LiteLLM is told how long from now on, by a clock of its own. */
const clockMilliseconds = 300_000;

function isSameMoment(from: Json, to: Json, now: number): boolean {
  if (typeof from !== "string" || typeof to !== "string") return from === to;
  const [before, after] = [Date.parse(from), Date.parse(to)];
  return Math.abs(before - after) <= clockMilliseconds || isOverBy(before, after, now);
}

/** What is over for the config has ended, or ends in a moment. */
function isOverBy(before: number, after: number, now: number): boolean {
  return after <= now && before <= now + clockMilliseconds;
}

function isOver({ fields }: Live, now: number): boolean {
  return typeof fields.expires === "string" && Date.parse(fields.expires) <= now;
}

/** LiteLLM deletes the keys of a team and of a user with them: never those that are to stay. */
function removals(gone: readonly Live[], live: readonly Live[], findings: Finding[]): readonly Live[] {
  const removable = gone.filter((one) => {
    const field = one.kind;
    const staying = live.filter(
      (key) => key.kind === "key" && field !== "key" && key.fields[field] === one.id && !gone.includes(key),
    );
    if (staying.length === 0) return true;
    findings.push(
      stillUsed(
        called(one),
        staying.map(({ name }) => name),
      ),
    );
    return false;
  });
  const order: readonly Kind[] = ["key", "user", "team"];
  return order.flatMap((kind) => removable.filter((one) => one.kind === kind));
}
