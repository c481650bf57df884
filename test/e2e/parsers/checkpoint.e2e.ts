/** Tiny models of several layouts: what the reader says of their files, and what the real vLLM says of their KV cache. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { loadFolder } from "../../../config";
import type { Checkpoint } from "../../../config";
import { kvCacheOf } from "../../../config/plan/fit/kv-cache";
import { modelFolders, reportedCache } from "./tiny-engines";
import type { ReportedCache } from "./tiny-engines";

const GiB = 1024 ** 3;
const maxModelLen = 8192;

/** Layers as the generator lays them out. */
const layouts = {
  chat: [{ kind: "full", layers: 2, kvHeads: 2, headDim: 64 }],
  experts: [{ kind: "full", layers: 2, kvHeads: 2, headDim: 64 }],
  windows: [
    { kind: "full", layers: 2, kvHeads: 2, headDim: 64 },
    { kind: "sliding", layers: 6, kvHeads: 2, headDim: 64, window: 512 },
  ],
} as const;
const kinds = Object.keys(layouts) as (keyof typeof layouts)[];

let folders: Awaited<ReturnType<typeof modelFolders>>;
beforeAll(async () => (folders = await modelFolders(kinds)));
afterAll(() => folders.remove());

describe.each(kinds)("a model of the kind %s", (kind) => {
  let checkpoint: Checkpoint;
  let reported: ReportedCache;

  beforeAll(async () => {
    const found = loadFolder(folders.of(kind));
    if ("problem" in found) throw new Error(found.problem);
    ({ checkpoint } = found);
    reported = await reportedCache(folders.of(kind), { maxModelLen, cacheGiB: 1 });
  });

  test("has the layers that were made", () => {
    expect(checkpoint.layers).toEqual(layouts[kind]);
  });

  test("has weights as large as its files without their headers, to the byte", () => {
    expect(checkpoint.weights.fileGiB * GiB).toBe(bodyBytes(folders.of(kind)));
  });

  test("has as many tokens in the KV cache as vLLM says, within 1 %", () => {
    // On a CPU: blocks of 128 tokens, 2048 tokens per step of the server, one step at a time.
    const planned = kvCacheOf({
      checkpoint,
      tensorParallelSize: 1,
      pipelineParallelSize: 1,
      kvCacheDtype: null,
      blockSize: 128,
      maxModelLen,
      maxNumBatchedTokens: 2048,
      batchesInFlight: 1,
      availableBytes: GiB,
    });
    process.stderr.write(`  ${kind}: planned ${planned.tokens}, vLLM says ${reported.tokens} tokens\n`);
    expect(Math.abs(planned.tokens / reported.tokens - 1)).toBeLessThan(0.01);
    expect(planned.concurrency).toBeCloseTo(reported.concurrency, 1);
  });
});

/** Counted another way than the reader does: the file without its first part. */
function bodyBytes(folder: string): number {
  const files = readdirSync(folder).filter((file) => file.endsWith(".safetensors"));
  expect(files.length).toBeGreaterThan(0);
  return files
    .map((file) => join(folder, file))
    .map((file) => statSync(file).size - 8 - Number(readFileSync(file).readBigUInt64LE(0)))
    .reduce((sum, bytes) => sum + bytes, 0);
}
