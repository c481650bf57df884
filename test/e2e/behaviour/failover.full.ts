/** The whole table of failover costs, with its limits: `npm run test:full`, on a quiet machine. */
import { measureFailover } from "../../bench/failover";
import type { Cell, Figures } from "../../bench/failover";

let figures: Figures;
beforeAll(async () => (figures = await measureFailover()));

const ours = () => figures.cells.filter(({ config }) => config === figures.compiled);
const milliseconds = (samples: Cell["first"]) => samples.map((sample) => sample.milliseconds);
const late = (samples: Cell["first"], healthy: number) => Math.max(...milliseconds(samples)) - healthy;

describe("the compiled defaults", () => {
  const isQuick = ({ kind }: Cell) => kind === "refuses" || kind === "answers 500";
  const isReplaced = ({ shape }: Cell) => shape !== "one, alone";

  test("a dead engine is no error, and costs the first request at most 100 ms", () => {
    const cells = ours().filter((cell) => isQuick(cell) && isReplaced(cell));
    expect(cells).toHaveLength(6);
    for (const { first, next, healthy } of cells) {
      expect([...first, ...next].filter(({ status }) => status !== 200)).toEqual([]);
      expect(late(first.slice(0, 1), healthy)).toBeLessThan(100);
    }
  });

  test("and later ones at most 30 ms over the healthy median", () => {
    for (const { next, healthy } of ours().filter((cell) => isQuick(cell) && isReplaced(cell))) {
      const sorted = milliseconds(next).toSorted((a, b) => a - b);
      expect((sorted[Math.floor(sorted.length * 0.95)] ?? 0) - healthy).toBeLessThan(30);
    }
  });

  test("Redis that hangs or ends costs at most a second, once", () => {
    for (const { samples } of figures.redis) {
      expect(samples.filter(({ status }) => status !== 200)).toEqual([]);
      expect(milliseconds(samples).filter((time) => time > 300).length).toBeLessThan(2);
      expect(Math.max(...milliseconds(samples))).toBeLessThan(1000);
    }
  });
});

test("LiteLLM's defaults cost seconds on every request", () => {
  const theirs = figures.cells.filter(
    ({ config, shape }) => config.includes("defaults") && shape === "one, with a fallback",
  );
  for (const { first, next } of theirs)
    expect(Math.min(...milliseconds([...first, ...next]))).toBeGreaterThan(1000);
});
