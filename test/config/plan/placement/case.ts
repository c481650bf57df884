/** Small hosts and what is wished for on them: generated, as configs, and shuffled. */
import fc from "fast-check";
import { parseGateway } from "../../../../config";
import type { GatewayConfig, HostGpu } from "../../../../config/gateway-config";
import type { Placements } from "../../../../config/plan/placement";

export interface GpuFacts {
  readonly memoryGiB: number;
  readonly island: string | null;
  readonly isSlice: boolean;
}

export interface Wish {
  readonly gpus: number;
  readonly replicas: number;
  /** Share of a GPU that others may use too. */
  readonly share?: number;
  readonly gpuIds?: readonly (readonly number[])[];
  readonly pipelineParallelSize?: number;
  readonly dataParallelSize?: number;
  /** Unknown size when left out. */
  readonly weightsGiB?: number;
}

export type Wishes = Readonly<Record<string, Wish>>;

export interface Case {
  readonly gpus: readonly GpuFacts[];
  readonly wishes: Wishes;
}

/** The config of a case; what the config file cannot say about GPUs is put in afterwards. */
export function configOf({ gpus, wishes }: Case): GatewayConfig {
  const { config, findings } = parseGateway({
    host: { gpus: gpus.map(({ memoryGiB }) => ({ memoryGiB, name: `gpu-${memoryGiB}` })) },
    models: Object.fromEntries(
      Object.entries(wishes).map(([name, wish]) => [name, { vllm: vllmOf(name, wish) }]),
    ),
  });
  if (!config || findings.length > 0) throw new Error(JSON.stringify(findings));
  const facts = config.host.gpus.map((gpu, index): HostGpu => {
    const { island = null, isSlice = false } = gpus[index] ?? {};
    return { ...gpu, island, isSlice };
  });
  return { ...config, host: { ...config.host, gpus: facts } };
}

function vllmOf(name: string, { share, gpuIds, gpus, weightsGiB, ...rest }: Wish) {
  return {
    source: `shelf/${name}`,
    ...rest,
    ...(gpuIds === undefined ? { gpus } : { gpuIds }),
    ...(share === undefined ? {} : { sharedGpu: true, gpuMemoryUtilization: share }),
    ...(weightsGiB === undefined
      ? { fit: "off" }
      : { weightsGiB, kvBytesPerToken: 1000, maxModelLen: 1024, maxNumSeqs: 8 }),
  };
}

export function shuffled(wishes: Wishes, random: { next: () => { value: number } }): Wishes {
  return Object.fromEntries(
    Object.entries(wishes)
      .map((entry) => [random.next().value, entry] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, entry]) => entry),
  );
}

const facts = fc.record({
  memoryGiB: fc.constantFrom(24, 80),
  island: fc.constantFrom(null, "a", "b"),
  isSlice: fc.constantFrom(false, false, false, true),
});
const alike = fc.record({
  memoryGiB: fc.constant(80),
  island: fc.constantFrom("a", "b"),
  isSlice: fc.constant(false),
});

const hosts = fc.oneof(
  fc.array(facts, { minLength: 1, maxLength: 4 }),
  fc.array(alike, { minLength: 2, maxLength: 5 }),
);

const layout = fc.constantFrom(
  {},
  {},
  {},
  { pipelineParallelSize: 2, gpus: 4 },
  { pipelineParallelSize: 2, gpus: 2 },
  { dataParallelSize: 2, gpus: 2 },
);
const size = fc.constantFrom({}, { weightsGiB: 5 }, { weightsGiB: 30 }, { weightsGiB: 100 });
const sharing = fc.constantFrom(
  {},
  { share: 0.2 },
  { share: 0.3 },
  { share: 0.45 },
  { share: 0.5 },
  { share: 0.6 },
);

const wish: fc.Arbitrary<Wish> = fc
  .tuple(fc.constantFrom(1, 1, 1, 2, 2, 3), fc.integer({ min: 1, max: 3 }), layout, size, sharing)
  .map(([gpus, replicas, ...more]) => Object.assign({ gpus, replicas }, ...more) as Wish); // of the parts above

const names = fc.constantFrom("a", "b", "c", "d", "e");
const replicasIn = (wishes: Wishes) => Object.values(wishes).reduce((sum, { replicas }) => sum + replicas, 0);
/** The slow truth tries everything: five replicas are a second, ten are a day. */
const freeWishes = fc
  .dictionary(names, wish, { minKeys: 1, maxKeys: 4 })
  .filter((wishes) => replicasIn(wishes) <= 5);

export const cases: fc.Arbitrary<Case> = fc
  .tuple(hosts, freeWishes)
  .map(([gpus, wishes]) => ({ gpus, wishes }));

/** The same with one model that names its GPUs. */
export const casesWithIds: fc.Arbitrary<Case> = fc
  .tuple(
    cases,
    fc.subarray([0, 1, 2, 3], { minLength: 1, maxLength: 2 }),
    fc.constantFrom({}, { share: 0.4 }),
  )
  .map(([{ gpus, wishes }, ids, share]) => {
    const known = ids.filter((id) => id < gpus.length);
    const pinned = { gpus: known.length, replicas: 1, gpuIds: [known], ...share };
    return { gpus, wishes: known.length === 0 ? wishes : { ...wishes, pinned } };
  });

/** Any lock at all, also one that cannot be kept. */
export const locks: fc.Arbitrary<Placements> = fc.dictionary(
  fc.constantFrom("vllm-a", "vllm-a-2", "vllm-b", "vllm-b-2", "vllm-c", "vllm-d", "vllm-e", "vllm-gone"),
  fc.subarray(["0", "1", "2", "3", "9"], { minLength: 1, maxLength: 3 }),
);
