import fc from "fast-check";
import { startOrder } from "../../../config/plan/start-order";
import { workload } from "../../../config/plan/workload";
import { evaluated } from "../fixtures/evaluated";
import { withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

const start = (needs: Readonly<Record<string, readonly string[]>>) =>
  startOrder(
    Object.entries(needs).map(([name, list]) =>
      workload({ name, role: "vllm", image: "x", startBudgetSeconds: 1, stopGraceSeconds: 1, needs: list }),
    ),
  );

describe("startOrder", () => {
  test("D5: stores and engines, then the migration, then proxy after proxy, then the edge", () => {
    expect(evaluated(rich).plan.startOrder).toEqual([
      [
        "shelf-vllm-big",
        "shelf-vllm-small",
        "shelf-vllm-small-2",
        "shelf-vllm-vectors",
        "shelf-store",
        "shelf-postgres",
        "shelf-watch",
        "shelf-redis-exporter",
        "shelf-postgres-exporter",
        "shelf-node-exporter",
        "shelf-gpu-exporter",
      ],
      ["shelf-roles"],
      ["shelf-migrate"],
      ["shelf-proxy"],
      ["shelf-proxy-2"],
      ["shelf-edge"],
    ]);
  });

  test("engines on one GPU start one after another", () => {
    const shared = { sharedGpu: true, gpuMemoryUtilization: 0.3, gpuIds: [1] };
    const vllm = (preset: string) => ({ vllm: { ...shared, preset, maxModelLen: 4096 } });
    const { plan } = evaluated({
      host: { preset: "dgx-b200" },
      models: { c: vllm("gpt-oss-20b"), a: vllm("gpt-oss-20b"), b: vllm("gpt-oss-20b") },
      database: { type: "none" },
      prometheus: { enabled: false },
    });
    expect(plan.startOrder.slice(0, 3)).toEqual([["vllm-a", "vllm-litellm-redis"], ["vllm-b"], ["vllm-c"]]);
  });

  test("S2-26: without a database and Redis only the proxy and the edge are ordered", () => {
    const input = withFar({
      database: { type: "none" },
      cache: { type: "local" },
      prometheus: { enabled: false },
    });
    expect(evaluated(input).plan.startOrder).toEqual([["vllm-litellm-proxy"], ["vllm-litellm-edge"]]);
  });

  test("everything starts once, after all that it needs", () => {
    const graph = fc
      .array(fc.array(fc.nat({ max: 20 }), { maxLength: 4 }), { minLength: 1, maxLength: 15 })
      .map((rows) =>
        Object.fromEntries(
          rows.map((row, index) => [`w${index}`, row.filter((n) => n < index).map((n) => `w${n}`)]),
        ),
      );
    fc.assert(
      fc.property(graph, (needs) => {
        const groups = start(needs);
        const position = new Map(groups.flatMap((group, index) => group.map((one) => [one, index] as const)));
        expect(groups.flat().toSorted()).toEqual(Object.keys(needs).toSorted());
        for (const [name, list] of Object.entries(needs)) {
          for (const need of list) expect(position.get(need)).toBeLessThan(position.get(name) ?? -1);
        }
      }),
    );
  });

  test("fails on a cycle: no input can make one", () => {
    expect(() => start({ a: ["b"], b: ["a"], c: [] })).toThrow("cycle in needs: a, b");
  });
});
