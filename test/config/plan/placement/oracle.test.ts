/** The planner against the slow truth: it says no only when there is no place, and never seats badly when it need not. */
import fc from "fast-check";
import { hasErrors } from "../../../../config";
import { placeReplicas } from "../../../../config/plan/placement";
import type { Placements, Replica } from "../../../../config/plan/placement";
import { cases, casesWithIds, configOf, locks, shuffled } from "./case";
import type { Case } from "./case";
import { fewestFlaws, flawsOf, isPeaceful, runs } from "./oracle";

const idsOf = ({ gpus }: Replica) => gpus.map(({ id }) => id);
const isSeated = ({ gpus }: Replica) => gpus.length > 0;

/** Everything that must hold for a placement, whoever was where before. */
function judge(given: Case, lock: Placements): void {
  const config = configOf(given);
  const { host } = config;
  const { replicas, findings } = placeReplicas(config, lock);
  const isExplicit = ({ vllm }: Replica) => vllm.gpuIds !== null;
  const isKept = (replica: Replica) =>
    !isExplicit(replica) && isSeated(replica) && lock[replica.workload]?.join() === idsOf(replica).join();
  const settled = replicas.filter((replica) => isExplicit(replica) || isKept(replica));
  const open = replicas.filter((replica) => !settled.includes(replica));

  for (const replica of open.filter(isSeated)) {
    expect(replica.gpus).toHaveLength(replica.vllm.gpusPerReplica);
    expect(new Set(idsOf(replica)).size).toBe(replica.gpus.length);
    expect(replica.gpus.every((gpu) => host.gpus.includes(gpu))).toBe(true);
    expect(runs(host, replica)).toBe(true);
  }
  expect(isPeaceful(host, replicas.filter(isSeated))).toBe(true);

  // Who could have stayed has stayed.
  for (const replica of open) {
    const ids = lock[replica.workload] ?? [];
    const gpus = ids.flatMap((id) => host.gpus.find((gpu) => gpu.id === id) ?? []);
    const back = { ...replica, gpus };
    const couldStay =
      gpus.length === ids.length &&
      gpus.length === replica.vllm.gpusPerReplica &&
      runs(host, back) &&
      isPeaceful(host, [...settled, back]);
    expect(couldStay).toBe(false);
    const isSaid = findings.some(
      ({ code, message }) => code === "GPU.MOVED" && message.startsWith(`${replica.workload} moves from`),
    );
    expect(isSaid).toBe(ids.length > 0 && isSeated(replica));
  }

  const unseated = replicas.filter((replica) => !isSeated(replica));
  const best = fewestFlaws(config, settled, open);
  expect(unseated.map(({ workload }) => workload)).toEqual(
    best === undefined ? unseated.map(({ workload }) => workload) : [],
  );
  expect(unseated.length > 0).toBe(best === undefined);
  const refused = findings.filter(
    ({ code }) => code === "GPU.NOT_ENOUGH" || code === "GPU.SLICES_NOT_JOINED",
  );
  for (const { workload } of unseated)
    expect(refused.filter(({ message }) => message.split(/[ ,]/).includes(workload)).length).toBeGreaterThan(
      0,
    );
  if (best === undefined) return;
  expect(open.reduce((sum, replica) => sum + flawsOf(replica), 0)).toBe(best);
  const warned = findings.filter(({ code }) => code === "GPU.MIXED_TYPES" || code === "GPU.ISLANDS_SPLIT");
  const flaws = replicas.filter((one) => runs(host, one)).reduce((sum, replica) => sum + flawsOf(replica), 0);
  expect(warned.length).toBe(flaws);
}

/** Conflicts among explicit ids are the config's own. */
const isConsistent = (given: Case) =>
  !placeReplicas(configOf(given)).findings.some(({ code }) =>
    ["GPU.USED_TWICE", "GPU.SHARE_TOO_LARGE"].includes(code),
  );

test("without a lock", () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(cases, (given) => judge(given, {})),
    { numRuns: 300 },
  );
});

test("with explicit ids", () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(casesWithIds, (given) => {
      fc.pre(isConsistent(given));
      judge(given, {});
    }),
    { numRuns: 300 },
  );
});

test("with any lock and explicit ids", () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(casesWithIds, locks, (given, lock) => {
      fc.pre(isConsistent(given));
      judge(given, lock);
    }),
    { numRuns: 300 },
  );
});

test("the order of the models in the file changes nothing, with and without a lock", () => {
  fc.assert(
    fc.property(casesWithIds, locks, fc.infiniteStream(fc.nat()), (given, lock, random) => {
      const other = { ...given, wishes: shuffled(given.wishes, random) };
      expect(placeReplicas(configOf(other), lock)).toEqual(placeReplicas(configOf(given), lock));
      expect(placeReplicas(configOf(other))).toEqual(placeReplicas(configOf(given)));
    }),
  );
});

const placementsOf = (replicas: readonly Replica[]): Placements =>
  Object.fromEntries(replicas.filter(isSeated).map((replica) => [replica.workload, idsOf(replica)]));

describe("with the lock of what runs", () => {
  test("the same config has the same placement", () => {
    fc.assert(
      fc.property(casesWithIds, (given) => {
        fc.pre(isConsistent(given));
        const config = configOf(given);
        const { replicas } = placeReplicas(config);
        // A plan with an error is never remembered.
        fc.pre(replicas.every(isSeated));
        expect(placeReplicas(config, placementsOf(replicas)).replicas).toEqual(replicas);
      }),
    );
  });

  test("adding, removing and scaling models moves nobody who stays", () => {
    fc.assert(
      fc.property(cases, cases, fc.infiniteStream(fc.nat()), (given, other, random) => {
        const before = placeReplicas(configOf(given));
        fc.pre(!hasErrors(before.findings));
        // Models of the first case stay, go, or change only in number; those of the second are new.
        const kept = Object.entries(given.wishes).filter((_, index) => index % 2 === 0);
        const scaled = kept.map(
          ([name, wish]) => [name, { ...wish, replicas: (wish.replicas % 3) + 1 }] as const,
        );
        const fresh = Object.entries(other.wishes).map(([name, wish]) => [`new-${name}`, wish] as const);
        const wishes = shuffled(Object.fromEntries([...scaled, ...fresh]), random);
        const lock = placementsOf(before.replicas);
        const after = placeReplicas(configOf({ ...given, wishes }), lock);
        const stays = after.replicas.filter(({ workload }) => lock[workload] !== undefined);
        expect(placementsOf(stays)).toEqual(
          Object.fromEntries(stays.map(({ workload }) => [workload, lock[workload]])),
        );
        expect(after.findings.map(({ code }) => code)).not.toContain("GPU.MOVED");
      }),
    );
  });
});
