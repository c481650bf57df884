import fc from "fast-check";
import { budgetOf } from "../../../../config/plan/fit/budget";
import { kvCacheOf } from "../../../../config/plan/fit/kv-cache";
import type { KvSettings } from "../../../../config/plan/fit/kv-cache";
import { checkBatch } from "../../../../config/plan/fit/batch-check";
import { largestLength, largestSeqs, startsWith } from "../../../../config/plan/fit/search";
import { weightsOn } from "../../../../config/plan/fit/weights";
import type { LayerGroup } from "../../../../config/presets/checkpoint";
import { modelPresets } from "../../../../config/presets/models";
import { blockwise, dense, engineOn } from "./engines";

const layers = fc.integer({ min: 1, max: 60 });
const shape = { layers, kvHeads: fc.constantFrom(1, 2, 4, 8), headDim: fc.constantFrom(64, 128, 256) };
const window = fc.constantFrom(128, 1024, 8192);
const group: fc.Arbitrary<LayerGroup> = fc.oneof(
  fc.record({ kind: fc.constant("full" as const), ...shape }),
  fc.record({ kind: fc.constant("sliding" as const), ...shape, window }),
  fc.record({ kind: fc.constant("chunked" as const), ...shape, window }),
  fc.record({ kind: fc.constant("mla" as const), layers, latentDim: fc.constant(576) }),
);
const settings: fc.Arbitrary<KvSettings> = fc.record({
  checkpoint: fc.record({ layers: fc.array(group, { minLength: 1, maxLength: 3 }) }),
  tensorParallelSize: fc.constantFrom(1, 2, 4, 8),
  pipelineParallelSize: fc.constant(1),
  kvCacheDtype: fc.constantFrom(null, "fp8"),
  blockSize: fc.constantFrom(16, 128),
  maxModelLen: fc.integer({ min: 1, max: 200_000 }),
  maxNumBatchedTokens: fc.constantFrom(1024, 8192),
  batchesInFlight: fc.constantFrom(1, 2),
});
const bytes = fc.integer({ min: 0, max: 150 * 1024 ** 3 });
const more = fc.integer({ min: 0, max: 20 * 1024 ** 3 });

describe("the KV cache", () => {
  test("with more memory holds no fewer tokens", () => {
    fc.assert(
      fc.property(settings, bytes, more, (one, availableBytes, added) => {
        const less = kvCacheOf({ ...one, availableBytes });
        const grown = kvCacheOf({ ...one, availableBytes: availableBytes + added });
        expect(grown.tokens).toBeGreaterThanOrEqual(less.tokens);
        expect(grown.fits || !less.fits).toBe(true);
      }),
    );
  });

  test("with longer requests holds no more of them", () => {
    fc.assert(
      fc.property(settings, bytes, fc.integer({ min: 0, max: 100_000 }), (one, availableBytes, added) => {
        const short = kvCacheOf({ ...one, availableBytes });
        const long = kvCacheOf({ ...one, availableBytes, maxModelLen: one.maxModelLen + added });
        expect(long.concurrency).toBeLessThanOrEqual(short.concurrency);
      }),
    );
  });

  test("over more GPUs has no fewer blocks on each", () => {
    fc.assert(
      fc.property(settings, bytes, (one, availableBytes) => {
        // One kind of layer: then a page can only shrink. Several kinds may need larger blocks to share pages.
        const checkpoint = { layers: one.checkpoint.layers.slice(0, 1) };
        const narrow = kvCacheOf({ ...one, checkpoint, availableBytes, tensorParallelSize: 1 });
        const wide = kvCacheOf({ ...one, checkpoint, availableBytes });
        expect(wide.blocks).toBeGreaterThanOrEqual(narrow.blocks);
      }),
    );
  });
});

const checkpoints = [dense, blockwise, ...Object.values(modelPresets).map(({ checkpoint }) => checkpoint)];
const engines = fc
  .record({
    checkpoint: fc.constantFrom(...checkpoints),
    memoryGiB: fc.constantFrom(24, 40, 80, 141, 180),
    maxModelLen: fc.integer({ min: 256, max: 131_072 }),
    maxNumSeqs: fc.integer({ min: 1, max: 2048 }),
    gpus: fc.constantFrom(1, 2, 4),
  })
  .map(({ checkpoint, memoryGiB, ...vllm }) =>
    engineOn({ memoryGiB, count: 8 }, { source: "a/b", ...vllm }, { checkpoint }),
  );

describe("an engine", () => {
  test("over more GPUs has smaller weights on each, and over twice as many no less than half", () => {
    fc.assert(
      fc.property(engines, ({ replica: { vllm } }) => {
        const at = (tensorParallelSize: number) => weightsOn({ ...vllm, tensorParallelSize }, 0) ?? 0;
        expect(at(2)).toBeLessThan(at(1));
        expect(at(4)).toBeLessThan(at(2));
        expect(at(4) * 2).toBeGreaterThanOrEqual(at(2) - 1e-9);
      }),
    );
  });

  test("whose pipeline is cut has all its weights on the stages together", () => {
    fc.assert(
      fc.property(engines, fc.integer({ min: 2, max: 8 }), ({ replica: { vllm } }, stages) => {
        const cut = { ...vllm, tensorParallelSize: 1, pipelineParallelSize: stages };
        const parts = Array.from({ length: stages }, (_, stage) => weightsOn(cut, stage) ?? 0);
        const whole = weightsOn({ ...vllm, tensorParallelSize: 1 }, 0) ?? 0;
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeGreaterThanOrEqual(whole - 1e-6);
      }),
    );
  });

  test("is left no more cache by a larger batch", () => {
    fc.assert(
      fc.property(engines, fc.integer({ min: 0, max: 2000 }), ({ host, replica }, added) => {
        const { vllm, gpus } = replica;
        const cache = (maxNumSeqs: number) =>
          budgetOf(host, { ...vllm, maxNumSeqs }, gpus)?.parts[0].cacheGiB ?? 0;
        expect(cache(vllm.maxNumSeqs + added)).toBeLessThanOrEqual(cache(vllm.maxNumSeqs));
      }),
    );
  });

  test("starts with the largest length and batch that are named, and with nothing larger", () => {
    fc.assert(
      fc.property(engines, ({ host, replica: { vllm, gpus } }) => {
        const starts = (change: object) => startsWith(host, { ...vllm, ...change }, gpus);
        const length = largestLength(host, vllm, gpus);
        const window = vllm.checkpoint?.contextWindow ?? 0;
        const longer = Math.min(window, length + 1024);
        expect(length === 0 || starts({ maxModelLen: length })).toBe(true);
        expect(length < window && starts({ maxModelLen: longer })).toBe(false);
        const seqs = largestSeqs(host, vllm, gpus);
        expect(seqs === 0 || starts({ maxNumSeqs: seqs })).toBe(true);
        const more = { ...vllm, maxNumSeqs: seqs + 1 };
        const isTaken = checkBatch([], more, gpus).length === 0;
        expect(seqs < 8192 && isTaken && starts(more)).toBe(false);
      }),
    );
  });
});
