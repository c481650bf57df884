/** One side of a comparison: what `plan --json` prints, read back or made from a config. */
import { digest } from "../../config";
import type { Evaluated, GatewayConfig } from "../../config";
import type { PlannedContainer } from "../../stacks/planned-containers";
import { containersOf } from "../changes/look";
import { planDocument } from "../plan/document";

type PlanDocument = ReturnType<typeof planDocument>;
type Result = Omit<NonNullable<Evaluated["result"]>, "previous">;

/** Of a model that the config prices; dollars per token. */
export interface PricedModel {
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cachedInput: number;
  readonly cacheWrite: number;
}

/** What tells two plans apart beyond what a person reads of them. */
export interface Fingerprint {
  readonly containers: readonly PlannedContainer[];
  /** A digest of each compiled text, by name. */
  readonly texts: Readonly<Record<string, string>>;
  readonly prices: readonly PricedModel[];
}

export type Snapshot = PlanDocument & Fingerprint;

export function snapshotOf(result: Result): Snapshot {
  return { ...planDocument(result.plan, new Set()), ...fingerprintOf(result) };
}

export function fingerprintOf(result: Result): Fingerprint {
  const used = new Set(result.plan.workloads.flatMap(({ files }) => files.map(({ artefact }) => artefact)));
  const texts = Object.entries(result.artefacts).filter(([name]) => [...used].some((one) => one === name));
  return {
    containers: containersOf(result),
    texts: Object.fromEntries(texts.map(([name, text]) => [name, digest([text])])),
    prices: pricesOf(result.config),
  };
}

function pricesOf({ models }: Pick<GatewayConfig, "models">): readonly PricedModel[] {
  return models.flatMap(({ name, price }) => (price === null ? [] : [{ model: name, ...price }]));
}

/** What a stack is before anybody has written its config. */
export function emptySnapshot({ name, url, network, secretsDir }: Snapshot): Snapshot {
  const host = {
    memoryGiB: null,
    limitsGiB: 0,
    weightsGiB: { largest: 0, total: 0 },
    diskGiB: 0,
    downloads: [],
  };
  const none = { workloads: [], startOrder: [], gpus: [], routes: [], ports: [], secrets: [], volumes: [] };
  return { name, url, network, secretsDir, host, ...none, containers: [], texts: {}, prices: [] };
}

const lists = ["workloads", "routes", "gpus", "ports", "secrets", "volumes", "containers", "prices"] as const;

/** True for anything that looks like a plan at all. */
export function isPlanDocument(value: unknown): value is object {
  return typeof value === "object" && value !== null && "workloads" in value && "startOrder" in value;
}

/** Undefined for a plan of a version that did not write everything. */
export function readSnapshot(document: object): Snapshot | undefined {
  const given = new Map(Object.entries(document));
  const isWhole =
    lists.every((key) => Array.isArray(given.get(key))) &&
    typeof given.get("name") === "string" &&
    ["host", "texts"].every((key) => typeof given.get(key) === "object" && given.get(key) !== null);
  // Written by `plan --json` of this package; what is there is what it writes.
  return isWhole ? (document as Snapshot) : undefined;
}
