import fc from "fast-check";
import { evaluateInput, parseGateway } from "../../../config";
import type { GatewayConfig, HostGpu } from "../../../config/gateway-config";
import { placeReplicas } from "../../../config/plan/placement";
import type { Replica } from "../../../config/plan/placement";
import { engine } from "../fixtures/fixture";

interface Wish {
  readonly gpus?: number;
  readonly gpuIds?: readonly number[];
  readonly replicas: number;
  readonly share?: number;
}

const gpusOnHost = 8;

function configOf(wishes: Readonly<Record<string, Wish>>): GatewayConfig {
  const models = Object.fromEntries(
    Object.entries(wishes).map(([name, { share, ...vllm }]) => [
      name,
      {
        vllm: {
          source: `shelf/${name}`,
          fit: "off",
          ...vllm,
          ...(share === undefined ? {} : { sharedGpu: true, gpuMemoryUtilization: share }),
        },
      },
    ]),
  );
  const { config, findings } = parseGateway({
    host: { gpus: [{ type: "h100-80gb", count: gpusOnHost }] },
    models,
  });
  if (!config || findings.length > 0) throw new Error(JSON.stringify(findings));
  return config;
}

const idsOf = (gpus: readonly HostGpu[]) => gpus.map(({ id }) => id);
const seats = (replicas: readonly Replica[]) =>
  Object.fromEntries(replicas.map(({ workload, gpus }) => [workload, idsOf(gpus)]));
const place = (wishes: Readonly<Record<string, Wish>>) => placeReplicas(configOf(wishes));

const name = fc.stringMatching(/^[a-z]{1,6}$/);
const alone = fc.record({ gpus: fc.integer({ min: 1, max: 5 }), replicas: fc.integer({ min: 1, max: 3 }) });
const shared = fc.record({
  gpus: fc.integer({ min: 1, max: 4 }),
  replicas: fc.integer({ min: 1, max: 3 }),
  share: fc.integer({ min: 5, max: 95 }).map((percent) => percent / 100),
});
const wishes = fc.dictionary(name, fc.oneof(alone, shared), { minKeys: 1, maxKeys: 6 });
const aloneWishes = fc.dictionary(name, alone, { minKeys: 1, maxKeys: 6 });

describe("placeReplicas, for any wishes", () => {
  test("seats every replica, or says that there is no room for it", () => {
    fc.assert(
      fc.property(wishes, (wanted) => {
        const { replicas, findings } = place(wanted);
        const unseated = replicas.filter(({ gpus }) => gpus.length === 0).map(({ workload }) => workload);
        const total = Object.values(wanted).reduce((sum, { replicas: count }) => sum + count, 0);
        expect(replicas).toHaveLength(total);
        expect(findings.map(({ code }) => code)).toEqual(unseated.map(() => "GPU.NOT_ENOUGH"));
        for (const workload of unseated) {
          expect(findings.some(({ message }) => message.includes(` for ${workload}, `))).toBe(true);
        }
        const seated = replicas.filter(({ gpus }) => gpus.length > 0);
        expect(seated.map(({ gpus }) => gpus.length)).toEqual(seated.map(({ vllm }) => vllm.gpusPerReplica));
      }),
    );
  });

  test("seats nobody on a GPU that the host does not have, or twice on one", () => {
    fc.assert(
      fc.property(wishes, (wanted) => {
        const known = Array.from({ length: gpusOnHost }, (_, index) => String(index));
        for (const { gpus } of place(wanted).replicas) {
          expect(known).toEqual(expect.arrayContaining(idsOf(gpus)));
          expect(new Set(idsOf(gpus)).size).toBe(gpus.length);
        }
      }),
    );
  });

  test("lets only those share a GPU who all said so, up to 95 % of it", () => {
    fc.assert(
      fc.property(wishes, (wanted) => {
        const { replicas } = place(wanted);
        for (let gpu = 0; gpu < gpusOnHost; gpu += 1) {
          const tenants = replicas.filter(({ gpus }) => idsOf(gpus).includes(String(gpu)));
          if (tenants.length < 2) continue;
          expect(tenants.every(({ vllm }) => vllm.sharedGpu)).toBe(true);
          const sum = tenants.reduce((total, { vllm }) => total + (vllm.gpuMemoryUtilization ?? 1), 0);
          expect(sum).toBeLessThanOrEqual(0.95 + 1e-9);
        }
      }),
    );
  });

  test("gives the same answer for any order of the models", () => {
    fc.assert(
      fc.property(wishes, fc.infiniteStream(fc.nat()), (wanted, random) => {
        const shuffled = Object.entries(wanted)
          .map((entry) => [random.next().value as number, entry] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, entry]) => entry);
        const first = place(wanted);
        const second = place(Object.fromEntries(shuffled));
        expect(second.replicas).toEqual(first.replicas);
        expect(second.findings).toEqual(first.findings);
      }),
    );
  });

  test("S2-02: going from one replica to two moves no first replica of any model", () => {
    fc.assert(
      fc.property(aloneWishes, fc.nat(), (wanted, pick) => {
        const models = Object.keys(wanted);
        const scaled = models[pick % models.length] ?? "";
        const before = { ...wanted, [scaled]: { ...wanted[scaled], replicas: 1 } } as typeof wanted;
        const after = { ...before, [scaled]: { ...before[scaled], replicas: 2 } } as typeof wanted;
        const firsts = (replicas: readonly Replica[]) => seats(replicas.filter(({ number }) => number === 1));
        expect(firsts(place(after).replicas)).toEqual(firsts(place(before).replicas));
      }),
    );
  });

  test("where every model has one replica, a second one of any model moves nobody", () => {
    fc.assert(
      fc.property(aloneWishes, fc.nat(), (wanted, pick) => {
        const before = Object.fromEntries(
          Object.entries(wanted).map(([model, { gpus }]) => [model, { gpus, replicas: 1 }]),
        );
        const models = Object.keys(before);
        const scaled = models[pick % models.length] ?? "";
        const after = { ...before, [scaled]: { gpus: before[scaled]?.gpus ?? 1, replicas: 2 } };
        expect(seats(place(after).replicas)).toMatchObject(seats(place(before).replicas));
      }),
    );
  });
});

describe("placeReplicas", () => {
  test("seats explicit ids first, then the most GPUs, then the heaviest, in index order", () => {
    const { config } = parseGateway({
      host: { preset: "dgx-h100" },
      models: {
        "gpt-oss-120b": { vllm: { preset: "gpt-oss-120b", gpus: 2 } },
        "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b", gpus: 1, replicas: 2 } },
        "a-late-name": { vllm: { preset: "qwen-30b" } },
        pinned: { vllm: { preset: "qwen-30b", gpuIds: [1] } },
      },
    });
    if (!config) throw new Error("no config");
    const { replicas, findings } = placeReplicas(config);
    expect(findings).toEqual([]);
    expect(seats(replicas)).toEqual({
      "vllm-a-late-name": ["3"],
      "vllm-gpt-oss-120b": ["0", "2"],
      "vllm-gpt-oss-20b": ["4"],
      "vllm-gpt-oss-20b-2": ["5"],
      "vllm-pinned": ["1"],
    });
  });

  test("gives each replica its own list of ids", () => {
    const { replicas } = place({
      shelf: {
        gpuIds: [
          [4, 6],
          [1, 0],
        ] as never,
        replicas: 2,
      },
    });
    expect(seats(replicas)).toEqual({ "vllm-shelf": ["4", "6"], "vllm-shelf-2": ["1", "0"] });
  });

  test("two engines may fill a shared GPU exactly", () => {
    const both = {
      a: { gpuIds: [2], replicas: 1, share: 0.5 },
      b: { gpuIds: [2], replicas: 1, share: 0.45 },
    };
    expect(place(both).findings).toEqual([]);
  });

  test("an engine that does not share stays away from a shared GPU, however little it takes", () => {
    const { config } = parseGateway({
      host: { gpus: [{ type: "h100-80gb", count: 2 }] },
      models: {
        a: { vllm: { source: "/w/a", fit: "off", sharedGpu: true, gpuMemoryUtilization: 0.3 } },
        b: { vllm: { source: "/w/b", fit: "off", gpuMemoryUtilization: 0.3 } },
        c: { vllm: { source: "/w/c", fit: "off", sharedGpu: true, gpuMemoryUtilization: 0.3 } },
      },
    });
    if (!config) throw new Error("no config");
    const { replicas, findings } = placeReplicas(config);
    expect(findings).toEqual([]);
    expect(seats(replicas)).toEqual({ "vllm-a": ["0"], "vllm-b": ["1"], "vllm-c": ["0"] });
  });

  test("an engine that shares does not open a GPU whose tenant does not", () => {
    const { findings } = place({
      a: { gpuIds: [2], replicas: 1 },
      b: { gpuIds: [2], replicas: 1, share: 0.05 },
    });
    expect(findings.map(({ code }) => code)).toEqual(["GPU.USED_TWICE"]);
  });
});

test("replicas without a GPU are one finding per model", () => {
  const input = engine({ preset: "gpt-oss-20b", replicas: 40 }, { preset: "dgx-h100" });
  expect(evaluateInput(input).findings.map(({ code }) => code)).toEqual(["GPU.NOT_ENOUGH"]);
});
