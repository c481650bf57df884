/** vLLM's own planner of the KV cache gives the same blocks, tokens and concurrency for some hundred layouts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { z } from "zod";
import { kvCacheOf, layersOf } from "../../../config/plan/fit/kv-cache";
import type { KvSettings } from "../../../config/plan/fit/kv-cache";
import type { LayerGroup } from "../../../config/presets/checkpoint";
import { layersPerStage } from "../../../config/plan/fit/stages";
import { serviceImages } from "../../../config/presets/images";
import { lastJson, runOnce } from "./container";

type Asked = KvSettings & { readonly availableBytes: number };

const answers = z.array(
  z.strictObject({ blocks: z.number(), concurrency: z.number(), tokens: z.number() }).nullable(),
);

const layers = fc.integer({ min: 1, max: 40 });
const shape = {
  layers,
  kvHeads: fc.constantFrom(1, 2, 4, 8, 16),
  headDim: fc.constantFrom(64, 80, 128, 256),
};
const window = fc.constantFrom(128, 512, 1024, 4096, 8192);
const full = fc.record({ kind: fc.constant("full" as const), ...shape });
const sliding = fc.record({ kind: fc.constant("sliding" as const), ...shape, window });
const chunked = fc.record({ kind: fc.constant("chunked" as const), ...shape, window });
const mla = fc.record({ kind: fc.constant("mla" as const), layers, latentDim: fc.constantFrom(320, 576) });
const recurrent = fc.record({
  kind: fc.constant("recurrent" as const),
  layers,
  stateBytes: fc.integer({ min: 1000, max: 3_000_000 }),
});
/** As published models have them: one shape for all attention layers. */
const likeEach = (local: fc.Arbitrary<LayerGroup>) =>
  fc
    .tuple(full, local)
    .map(([whole, { kind, ...rest }]): LayerGroup[] => [
      whole,
      { ...rest, kind, kvHeads: whole.kvHeads, headDim: whole.headDim } as LayerGroup,
    ]);
const layouts: fc.Arbitrary<readonly LayerGroup[]> = fc.oneof(
  fc.tuple(fc.oneof<fc.Arbitrary<LayerGroup>[]>(full, sliding, chunked, mla, recurrent)),
  likeEach(sliding),
  likeEach(chunked),
  fc.tuple(full, full),
  fc.tuple(full, sliding),
  fc.tuple(full, sliding, sliding),
  fc.tuple(mla, mla),
  fc.tuple(mla, sliding),
  fc.tuple(full, recurrent),
  fc.tuple(mla, recurrent),
);

function isPromotable(groups: readonly LayerGroup[]): boolean {
  const [first, second] = groups;
  return groups.length === 2 && first?.kind === "full" && second?.kind !== "recurrent";
}

const asked: fc.Arbitrary<Asked> = layouts.chain((groups) => {
  const count = groups.reduce((sum, group) => sum + group.layers, 0);
  return fc.record({
    checkpoint: fc.constant({ layers: groups }),
    tensorParallelSize: fc.constant(1),
    pipelineParallelSize: fc.integer({ min: 1, max: Math.min(4, count) }),
    kvCacheDtype: fc.constantFrom(null, "fp8"),
    blockSize: fc.constantFrom(16, 64, 128),
    maxModelLen: fc.integer({ min: 1, max: 300_000 }),
    maxNumBatchedTokens: fc.constantFrom(512, 2048, 8192, 16_384),
    batchesInFlight: fc.integer({ min: 1, max: 3 }),
    // Without the hybrid manager vLLM refuses states, and windows beside no full layer.
    hybrid: isPromotable(groups) ? fc.boolean() : fc.constant(true),
    prefixCaching: fc.boolean(),
    speculativeTokens: fc.integer({ min: 0, max: 3 }),
    availableBytes: fc.integer({ min: 0, max: 80 * 1024 ** 3 }),
  });
});

const cases = fc.sample(asked, { numRuns: 400, seed: 20_320 });

/** A layer as the script builds vLLM's spec from it. */
function stagesOf(one: Asked) {
  const all = layersOf(one);
  const dtype = one.kvCacheDtype === "fp8" ? "uint8" : "bfloat16";
  const bytes = one.kvCacheDtype === "fp8" ? 1 : 2;
  const described = all.map((layer) => ({
    kind: layer.kind,
    blockSize: layer.blockSize,
    pageBytes: layer.pageBytes,
    window: layer.window,
    heads: layer.heads,
    headDim: layer.tokenBytes / layer.heads / bytes / (layer.kind === "mla" ? 1 : 2),
    dtype,
    stateBytes: Math.min(layer.pageBytes, 1000),
    speculative: one.speculativeTokens ?? 0,
  }));
  const counts = layersPerStage(all.length, one.pipelineParallelSize);
  const ends = counts.map((_, stage) => counts.slice(0, stage + 1).reduce((sum, count) => sum + count, 0));
  return ends.map((end, stage) => described.slice(ends[stage - 1] ?? 0, end));
}

function question(one: Asked) {
  return {
    stages: stagesOf(one),
    maxModelLen: one.maxModelLen,
    availableBytes: one.availableBytes,
    inFlightTokens: one.maxNumBatchedTokens * one.batchesInFlight,
    lookahead: one.speculativeTokens ?? 0,
    stateMode: one.prefixCaching === true ? "align" : "none",
    hybrid: one.hybrid ?? true,
  };
}

let real: z.output<typeof answers>;

beforeAll(async () => {
  const script = readFileSync(join(__dirname, "kv_cache.py"), "utf8");
  const ran = await runOnce(serviceImages.vllmCpu.image, {
    entrypoint: "python3",
    args: ["-c", script],
    input: JSON.stringify(cases.map(question)),
  });
  real = answers.parse(lastJson(ran));
});

test("there are layouts that fit and layouts that do not", () => {
  expect(real).toHaveLength(cases.length);
  expect(real.filter((answer) => answer === null).length).toBeGreaterThan(20);
  expect(real.filter((answer) => answer !== null).length).toBeGreaterThan(200);
});

test("vLLM starts where the plan says so, with the same blocks, concurrency and tokens", () => {
  const planned = cases.map((one) => {
    const { fits, blocks, concurrency, tokens } = kvCacheOf(one);
    return fits ? { blocks, concurrency, tokens } : null;
  });
  const differing = cases.flatMap((one, nth) =>
    JSON.stringify(planned[nth]) === JSON.stringify(real[nth])
      ? []
      : [{ asked: one, planned: planned[nth], real: real[nth] }],
  );
  expect(differing).toEqual([]);
});
