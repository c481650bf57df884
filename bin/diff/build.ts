/** The whole comparison of two sides, before anybody prints it. */
import { differenceName, partDifferences, sortFindings } from "../../config";
import type { ConfigParts, Finding, KnownSecrets, PartDifference } from "../../config";
import * as messages from "../../config/errors/diff";
import type { Base } from "./base";
import { causesOf, lookWith, marksOf, ofContainer, ofRoute } from "./causes";
import { namedValue } from "./conceal";
import { containersOf, pairs } from "./containers";
import type { Changed, ContainerChange, DiffDocument } from "./document";
import { judge } from "./policies";
import type { Policy } from "./policies";
import { aroundChanges, engineChanges, gpuChanges, routeChanges } from "./sections";
import type { Side } from "./sides";
import { emptySnapshot } from "./snapshot";
import type { Snapshot } from "./snapshot";
import { actionsOf, joinTerraform } from "./terraform";
import type { TerraformPlan } from "./terraform";

export interface Compared {
  readonly base: Base;
  readonly head: Side;
  readonly secrets: KnownSecrets;
  readonly rolling: boolean;
  readonly policies: readonly Policy[];
  readonly terraform: { readonly file: string; readonly plan: TerraformPlan } | undefined;
}

/** Larger stacks take longer to try: fewer single keys are told apart. */
const fewest = 8;
const most = 40;
const containersToTry = 1200;

export function buildDocument({ base, head, secrets, rolling, policies, terraform }: Compared): DiffDocument {
  const after = head.snapshot;
  const before = deployedFor(after, base.snapshot);
  const real = terraform && actionsOf(terraform.plan);
  const causes = base.parts && attribution(base.parts, head, base, secrets);
  const { all, away, reloads } = containersOf(before, after, { real, rolling });
  const why = (subject: string) => (base.origin.kind === "nothing" ? [] : whyOf(causes, subject));
  const containers = all.map((one) => ({
    ...one,
    why: one.action === "keep" ? [] : why(ofContainer(one.workload)),
  }));
  const routes = routeChanges(base.snapshot, after).map((one) => ({ ...one, why: why(ofRoute(one.model)) }));
  const around = aroundChanges(base.snapshot, after);
  const joined =
    terraform === undefined ? null : joinTerraform(terraform.file, terraform.plan, pairs(before, after));
  return {
    name: after.name,
    base: base.origin,
    hasChanges:
      containers.some(({ action }) => action !== "keep") ||
      routes.length > 0 ||
      around.cost.prices.length > 0 ||
      (joined?.others.length ?? 0) > 0,
    keys: causes && changedKeys(causes, containers),
    ...{ containers, reloads, away, routes },
    gpus: gpuChanges(base.snapshot, after),
    engines: engineChanges(base.snapshot, after),
    ...around,
    terraform: joined,
    findings: sortFindings([
      ...base.warnings,
      ...newFindings(base, head),
      ...hazards(base.snapshot, after),
      ...judge(policies, { containers, away, routes }, [...namesOf(base.snapshot), ...namesOf(after)]),
    ]),
  };
}

/** A stack of another name has its own containers and its own state: a deployment touches nothing of the first. */
function deployedFor(after: Snapshot, before: Snapshot): Snapshot {
  return before.name === after.name ? before : emptySnapshot(after);
}

function namesOf({ workloads, containers, routes }: Snapshot): readonly string[] {
  return [
    ...workloads.map(({ name }) => name),
    ...containers.map(({ workload }) => workload),
    ...routes.map(({ model }) => model),
  ];
}

interface Causes {
  readonly differences: readonly PartDifference[];
  readonly bySubject: ReadonlyMap<string, readonly PartDifference[]>;
}

function attribution(
  parts: ConfigParts,
  head: Side,
  { texts, snapshot }: Pick<Base, "texts" | "snapshot">,
  secrets: KnownSecrets,
): Causes {
  const affordable = Math.floor(containersToTry / Math.max(1, head.snapshot.containers.length));
  const differences = partDifferences(parts, head.parts, {
    stack: head.snapshot.name,
    texts: [...texts, ...head.texts],
    most: Math.min(most, Math.max(fewest, affordable)),
  });
  const marks = [marksOf(snapshot), marksOf(head.snapshot)] as const;
  return {
    differences,
    bySubject: causesOf([parts, head.parts], marks, differences, lookWith(secrets)),
  };
}

/** Null where nobody can know; a change that is Terraform's alone has no key. */
function whyOf(causes: Causes | null, subject: string): readonly string[] | null {
  return causes && (causes.bySubject.get(subject) ?? []).map(differenceName);
}

function changedKeys(
  { differences, bySubject }: Causes,
  containers: readonly ContainerChange[],
): readonly Changed[] {
  return differences.map((difference) => ({
    key: differenceName(difference),
    before: difference.kind === "key" ? stated(difference, difference.before) : null,
    after: difference.kind === "key" ? stated(difference, difference.after) : null,
    changes: containers
      .filter(({ workload }) => bySubject.get(ofContainer(workload))?.includes(difference) === true)
      .map(({ workload }) => workload),
  }));
}

function stated({ path }: Extract<PartDifference, { kind: "key" }>, value: unknown): string | null {
  return value === undefined ? null : namedValue(path.at(-1) ?? "", value);
}

/** What is wrong now and was not before. */
function newFindings(base: Base, head: Side): readonly Finding[] {
  const mark = ({ code, path }: Finding) => `${code} ${path}`;
  const known = new Set(base.findings.map(mark));
  return head.findings.filter((finding) => !known.has(mark(finding)));
}

/** Changes that a deployment cannot carry out by itself: docs/operations.md. */
function hazards(before: Snapshot, after: Snapshot): readonly Finding[] {
  if (before.workloads.length === 0) return [];
  if (before.name !== after.name) return [messages.anotherStack(before.name, after.name)];
  const overlaps = after.workloads.some(({ replacement }) => replacement === "overlap");
  const isSame = JSON.stringify(before.network) === JSON.stringify(after.network);
  const isReplaced = !isSame && before.network.name === after.network.name && overlaps;
  const hasEdge = (side: Snapshot) => side.workloads.some(({ role }) => role === "edge");
  const proxy = before.workloads.find(({ role, ports }) => role === "proxy" && ports.length > 0);
  return [
    ...(isReplaced ? [messages.subnetChanges(after.network.name)] : []),
    ...(proxy && !hasEdge(before) && hasEdge(after) ? [messages.edgeTakesPort(proxy.name)] : []),
  ];
}
