import fc from "fast-check";
import { causesOf, lookWith, marksOf } from "../../../bin/diff/causes";
import type { DiffDocument } from "../../../bin/diff/document";
import { differenceName, exchange, partDifferences } from "../../../config";
import type { ConfigParts, PartDifference } from "../../../config";
import { parseAssignment } from "../../../config/assignments";
import { assign } from "../../../config/assignments";
import { randomGateways } from "../../random-gateways";
import { compareVersions, partsOf, secrets, side } from "./sides";

const base = {
  host: { preset: "cpu" },
  models: {
    tiny: { vllm: { source: "shelf/tiny", gpus: 0, fit: "off" } },
    words: { mode: "embedding", vllm: { source: "shelf/words", gpus: 0, fit: "off" } },
    far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
  },
  routing: { fallbacks: { tiny: ["far"] } },
};

/** Changes that have nothing to do with each other. */
const edits = [
  "proxy.logLevel=info",
  "models.tiny.vllm.maxNumSeqs=7",
  "models.words.vllm.engineArgs.seed=3",
  "models.far.timeout=90s",
  "cache.maxMemoryGiB=2",
  "prometheus.retention=9d",
  "edge.maxRequestSizeMiB=50",
  "database.publish.port=5433",
  "routing.retries=4",
];

const apply = (texts: readonly string[]) =>
  assign(
    base,
    texts.flatMap((text) => parseAssignment(text) ?? []),
  );
const keyOf = (text: string) => text.split("=")[0] ?? "";
const changed = ({ containers }: DiffDocument) => containers.filter(({ action }) => action !== "keep");
/** The key as a difference names it: a section that the base does not have is told key by key, one below it as a whole. */
const isBehind = (key: string, edit: string) => keyOf(edit) === key || keyOf(edit).startsWith(`${key}.`);

describe("the cause of a change", () => {
  test.each(edits)("%s is the one key behind all that it changes", (edit) => {
    const document = compareVersions({ input: base }, { input: apply([edit]) });
    expect(changed(document).length).toBeGreaterThan(0);
    expect(document.keys?.map(({ key }) => isBehind(key, edit))).toEqual([true]);
    for (const { why } of changed(document)) expect(why?.map((key) => isBehind(key, edit))).toEqual([true]);
  });

  test("is found among others: each container has just the keys that change it by themselves", () => {
    const alone = new Map(
      edits.map((edit) => {
        const document = compareVersions({ input: base }, { input: apply([edit]) });
        return [edit, new Set(changed(document).map(({ workload }) => workload))];
      }),
    );
    const several = fc.subarray(edits, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(several, (chosen) => {
        const document = compareVersions({ input: base }, { input: apply(chosen) });
        for (const { workload, why } of changed(document)) {
          const expected = chosen.filter((edit) => alone.get(edit)?.has(workload) === true);
          expect(why?.length).toBe(expected.length);
          for (const edit of expected) expect(why?.some((key) => isBehind(key, edit))).toBe(true);
        }
      }),
      { numRuns: 12, seed: 20_261_122 },
    );
  });

  test("of two keys that do something only together are both", () => {
    const look = (parts: ConfigParts) => {
      const { a, b } = parts.input as { a: number; b: number };
      return new Map([["both", String(a + b > 1)]]);
    };
    const [before, after] = [partsOf({ input: { a: 0, b: 0 } }), partsOf({ input: { a: 1, b: 1 } })];
    const marks = [look(before), look(after)] as const;
    expect(names(causesOf([before, after], marks, differencesOf(before, after), look))).toEqual({
      both: ["a", "b"],
    });
  });

  test("of three of which any two are enough is the one that tips it", () => {
    const look = (parts: ConfigParts) => {
      const sum = Object.values(parts.input as Record<string, number>).reduce((all, one) => all + one, 0);
      return new Map([["most", String(sum > 1)]]);
    };
    const [before, after] = [
      partsOf({ input: { a: 0, b: 0, c: 0 } }),
      partsOf({ input: { a: 1, b: 1, c: 1 } }),
    ];
    const marks = [look(before), look(after)] as const;
    expect(names(causesOf([before, after], marks, differencesOf(before, after), look))).toEqual({
      most: ["b"],
    });
  });

  test("is everything where nothing in between can be planned", () => {
    const [before, after] = [partsOf({ input: { a: 0, b: 0 } }), partsOf({ input: { a: 1, b: 1 } })];
    const marks = [new Map([["x", "old"]]), new Map([["x", "new"]])] as const;
    const found = causesOf([before, after], marks, differencesOf(before, after), () => undefined);
    expect(names(found)).toEqual({ x: ["a", "b"] });
  });
});

describe("two configs that have nothing in common", () => {
  const gateways = randomGateways(13).gateways.map(({ input }) => ({ input }));
  const pairs = gateways.slice(1).map((after, index) => [gateways[index] ?? after, after] as const);

  test.each(pairs)("differ in what makes the one the other, and in nothing else", (before, after) => {
    const [old, now] = [side(before), side(after)];
    const differences = differencesOf(old.parts, now.parts);
    const all = lookWith(secrets)(exchange(old.parts, now.parts, differences));
    expect(all).toEqual(marksOf(now.snapshot));
    const none = lookWith(secrets)(exchange(old.parts, now.parts, []));
    expect(none).toEqual(marksOf(old.snapshot));
    const back = lookWith(secrets)(exchange(now.parts, old.parts, differences));
    expect(back).toEqual(marksOf(old.snapshot));
  });
});

function differencesOf(before: ConfigParts, after: ConfigParts): readonly PartDifference[] {
  return partDifferences(before, after, { stack: "vllm-litellm", texts: [], most: 40 });
}

function names(causes: ReadonlyMap<string, readonly PartDifference[]>) {
  return Object.fromEntries([...causes].map(([subject, list]) => [subject, list.map(differenceName)]));
}
