/** The state of a stack as text and as data. */
import type { GatewayPlan } from "../../config";
import { table } from "../table";
import type { Tried } from "./probe";
import type { Tier } from "./tiers";

export interface Status {
  readonly name: string;
  readonly url: string;
  readonly ok: boolean;
  readonly tiers: readonly Tier[];
  readonly ways: readonly Tried[];
}

export function statusOf(
  { name, url }: Pick<GatewayPlan, "name" | "url">,
  tiers: readonly Tier[],
  ways: readonly Tried[],
): Status {
  const ok = tiers.length > 0 && tiers.every((tier) => tier.ok) && ways.every((way) => way.ok);
  return { name, url, ok, tiers, ways };
}

/** `now` in milliseconds. */
export function statusText({ name, url, ok, tiers, ways }: Status, now: number): string {
  const answering = tiers.filter((tier) => tier.ok).length;
  const parts = [
    `${name} at ${url}: ${ok ? "all is well" : `${answering} of ${tiers.length} are well`}`,
    table(
      "Tiers",
      ["", "workload", "state", "for", "restarts", "container"],
      tiers.map((tier) => [
        tier.ok ? "ok" : "!!",
        tier.workload,
        tier.state,
        tier.since === null ? "-" : spanText(now - Date.parse(tier.since)),
        String(tier.restarts),
        tier.container === tier.workload ? "" : (tier.container ?? "-"),
      ]),
    ),
    table(
      "Ways",
      ["", "from", "to", "address", "ms", ""],
      ways.map((way) => [
        way.ok ? "ok" : "!!",
        way.from,
        way.to,
        `${way.host}:${way.port}${way.isProxy === true ? " (proxy)" : ""}`,
        String(way.milliseconds ?? "-"),
        way.problem,
      ]),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

const units = [
  [86_400, "d"],
  [3600, "h"],
  [60, "min"],
] as const;

/** `3 d`, `5 h`, `12 min`, `40 s`. */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [size, unit] = units.find(([limit]) => seconds >= limit) ?? [1, "s"];
  return `${Math.floor(seconds / size)} ${unit}`;
}
