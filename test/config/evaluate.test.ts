import fc from "fast-check";
import { evaluateInput } from "../../config/evaluate";
import { evaluated } from "./fixtures/evaluated";
import { far, withFar } from "./fixtures/fixture";
import { rich } from "./fixtures/rich";

/** The same data with the keys of every object in another order. Lists keep theirs: it means something. */
function reordered(value: unknown, next: () => number): unknown {
  if (Array.isArray(value)) return value.map((entry) => reordered(entry, next));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry]) => [next(), [key, reordered(entry, next)]] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, entry]) => entry),
  );
}

describe("evaluateInput", () => {
  test("D11: the order of the keys in the file changes nothing, down to the last byte", () => {
    const { plan, artefacts } = evaluated(rich);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (random) => {
        const other = evaluated(reordered(rich, () => random.next().value as number));
        expect(JSON.stringify(other.plan)).toBe(JSON.stringify(plan));
        expect(other.artefacts).toEqual(artefacts);
      }),
      { numRuns: 25 },
    );
  });

  test("the plan is frozen through and through", () => {
    const { plan } = evaluated(rich);
    const open = (value: unknown): boolean =>
      typeof value === "object" &&
      value !== null &&
      (!Object.isFrozen(value) || Object.values(value).some((inner) => open(inner)));
    expect(open(plan)).toBe(false);
    expect(open({ plan: { a: 1 } })).toBe(true);
  });

  test("a warning stops nothing", () => {
    const { findings, result } = evaluateInput(withFar({ edge: { enabled: false } }));
    expect(findings.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(result?.plan.workloads.map(({ role }) => role)).not.toContain("edge");
  });

  test("an error gives no plan, but says where the secrets lie", () => {
    const { result, envFile } = evaluateInput({
      models: { far },
      cache: 5,
      secrets: { envFile: "shelf.env" },
    });
    expect(result).toBeUndefined();
    expect(envFile).toBe("shelf.env");
    expect(evaluateInput(5).envFile).toBeUndefined();
  });

  test("anything at all as input is answered with findings, not with an exception", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(evaluateInput(input).findings.length).toBeGreaterThan(0);
      }),
    );
  });

  test("anything at all in the place of one key is answered with findings or a plan", () => {
    const keys = Object.keys(rich);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.anything({ maxDepth: 3 }), (key, value) => {
        const { findings, result } = evaluateInput({ ...rich, [key]: value });
        expect(result !== undefined || findings.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
