import fc from "fast-check";
import { bar, barWidth } from "../../../bin/plan/bar";
import type { GpuGroup } from "../../../bin/plan/gpu-groups";
import { memory } from "./sample";

const size = fc.double({ min: 0, max: 60, noNaN: true });
const tenants = fc.array(
  fc.record({ weightsGiB: size, kvCacheGiB: size, overheadGiB: size, outsideGiB: fc.constant(0) }),
  { maxLength: 30 },
);

function group(totalGiB: number, parts: readonly Parameters<typeof memory>[0][]): GpuGroup {
  const all = parts.map(memory);
  const used = all.reduce((sum, item) => sum + item.weightsGiB + item.kvCacheGiB + item.overheadGiB, 0);
  return {
    ids: ["0"],
    name: "h100-80gb",
    totalGiB,
    tenants: all.map((item) => ({ model: "a", workloads: ["vllm-a"], memory: item })),
    freeGiB: totalGiB - used,
  };
}

describe("bar", () => {
  test("has the same number of cells whatever sits on the GPU", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 200, noNaN: true }), tenants, (total, parts) => {
        expect(Array.from(bar(group(total, parts)))).toHaveLength(barWidth);
      }),
    );
  });

  test("shows what is small, and a little that is free", () => {
    expect(bar(group(80, [{ weightsGiB: 0.1, kvCacheGiB: 79, overheadGiB: 0.1, outsideGiB: 0 }]))).toBe(
      `█${"▓".repeat(37)}░·`,
    );
  });
});
