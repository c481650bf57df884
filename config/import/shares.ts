/** Entries of one name with `weight` or `order`: a group on purpose, whose members are models of their own. */
import { formatPath } from "../findings";
import { put } from "./context";
import type { Context } from "./context";
import { placeIn } from "./entry";
import type { RouteEntry } from "./entry";
import { freeName, mapTarget } from "./target";
import type { Target } from "./target";

type Share = "weight" | "order";

export function hasShares(entries: readonly RouteEntry[]): boolean {
  return entries.some(
    (entry) => shareOf(entry, "weight") !== undefined || shareOf(entry, "order") !== undefined,
  );
}

/** False where only one target is left: its deployments share evenly anyway. */
export function mapShares(context: Context, group: string, targets: readonly Target[]): boolean {
  const entries = targets.flatMap((target) => target.entries);
  if (targets.length < 2) {
    for (const entry of entries)
      for (const key of ["weight", "order"] as const)
        if (shareOf(entry, key) !== undefined)
          context.report.unmapped(
            placeOf(entry, key),
            `litellm_params.${key}`,
            "means nothing among deployments of one model: they share evenly",
          );
    return false;
  }
  const used = new Set(entries.map((entry) => shareOf(entry, "order"))).size > 1 ? "order" : "weight";
  const shares = whole(entries.flatMap((entry) => shareOf(entry, used) ?? []));
  const path = ["routing", "groups", group];
  const members = targets.map((target) => {
    const model = mapTarget(context, group, target, target.engine?.name ?? freeName(context, group, target));
    const own = target.entries.map((entry) => told(context, entry, { used, shares, to: formatPath(path) }));
    // Replicas of one engine are one member.
    return { model, [used]: used === "weight" ? sum(own) : Math.min(...own) };
  });
  const [first] = entries;
  if (first)
    put(context, placeIn(first, [...first.path, "model_name"]), `model_name ${group}`, path, members);
  return true;
}

interface Shares {
  readonly used: Share;
  /** Share of the file → share in the config. */
  readonly shares: ReadonlyMap<number, number>;
  readonly to: string;
}

/** The share of an entry, and what became of it. LiteLLM sends nothing to an entry without one where others have it. */
function told({ report }: Context, entry: RouteEntry, { used, shares, to }: Shares): number {
  const other = used === "weight" ? "order" : "weight";
  const why = used === "order" ? "order decides before weight does" : "every order is the same";
  if (shareOf(entry, other) !== undefined)
    report.unmapped(placeOf(entry, other), `litellm_params.${other}`, `a group has one of both; ${why}`);
  const share = shareOf(entry, used);
  if (share === undefined) {
    const assumed = used === "weight" ? 1 : Math.max(...shares.values()) + 1;
    const note = `without ${used} beside entries with one, LiteLLM sends it nothing; ${used} ${assumed} is assumed`;
    report.corrected(placeIn(entry, [...entry.path, "model_name"]), `model_name ${entry.group}`, to, note);
    return assumed;
  }
  const written = shares.get(share) ?? 1;
  const from = `litellm_params.${used}`;
  if (written === share) report.mapped(placeOf(entry, used), from, to);
  else report.corrected(placeOf(entry, used), from, to, `${share} is ${written} here: whole numbers from 1`);
  return written;
}

/** In the same proportions: 0.9 and 0.1 are 9 and 1. */
function whole(shares: readonly number[]): ReadonlyMap<number, number> {
  const factor = [1, 10, 100, 1000].find((one) => shares.every((share) => isWhole(share * one))) ?? 1000;
  return new Map(shares.map((share) => [share, Math.max(1, Math.round(share * factor))]));
}

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-9;
}

function shareOf({ params, info }: RouteEntry, key: Share): number | undefined {
  const value = params[key] ?? info[key];
  return typeof value === "number" ? value : undefined;
}

function placeOf(entry: RouteEntry, key: Share) {
  const section = entry.params[key] === undefined ? "model_info" : "litellm_params";
  return placeIn(entry, [...entry.path, section, key]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
