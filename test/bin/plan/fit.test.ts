import { fitText } from "../../../bin/plan/fit";
import type { FitAnswer, TriedSize } from "../../../config";
import { memory } from "./sample";

const no: TriedSize = {
  gpus: 1,
  tensorParallelSize: 1,
  pipelineParallelSize: 1,
  dataParallelSize: 1,
  fits: false,
  memory: null,
  reason: "the weights alone need 90.0 GiB",
};
const two: TriedSize = {
  ...no,
  gpus: 2,
  tensorParallelSize: 2,
  fits: true,
  memory: memory({ weightsGiB: 45, kvCacheGiB: 20.12, kvCacheTokens: 262_144, maxConcurrentFullLength: 2 }),
  reason: null,
};
const sixteen: TriedSize = { ...two, gpus: 16, tensorParallelSize: 8, pipelineParallelSize: 2 };
const answer: FitAnswer = {
  gpu: {
    id: "0",
    name: "h100-80gb",
    totalGiB: 79.18,
    type: "h100-80gb",
    computeCapability: "9.0",
    island: null,
    isSlice: false,
  },
  maxModelLen: 131_072,
  maxNumSeqs: 64,
  tried: [no, two, sixteen],
};

describe("fitText", () => {
  test("says the smallest number, and of every size how it is or why not", () => {
    expect(fitText("big", answer)).toBe(
      `
big on h100-80gb (79.2 GiB): 2 GPUs are enough for requests of 131072 tokens, up to 64 at once

Sizes (GiB on each GPU)
  GPUS  FITS  SPLIT                 WEIGHTS  KV CACHE  OVERHEAD  CACHE TOKENS  FITS UP TO  FULL-LENGTH REQUESTS  WHY NOT
     1  no    -                           -         -         -             -           -                     -  the weights alone need 90.0 GiB
     2  yes   tensor 2                 45.0      20.1       3.0        262144      131072                   2.0
    16  yes   tensor 8, pipeline 2     45.0      20.1       3.0        262144      131072                   2.0
`.trim(),
    );
  });

  test("says when one is enough, and when none is", () => {
    const [first] = fitText("big", { ...answer, maxModelLen: null, tried: [{ ...two, gpus: 1 }] }).split(
      "\n",
    );
    expect(first).toBe("big on h100-80gb (79.2 GiB): 1 GPU is enough");
    expect(fitText("big", { ...answer, maxModelLen: null, tried: [no] }).split("\n")[0]).toBe(
      "big on h100-80gb (79.2 GiB): no number of GPUs that was tried is enough",
    );
  });
});
