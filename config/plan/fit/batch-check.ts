/** Batches that vLLM refuses whatever the memory (vllm/config/scheduler.py of v0.32.0, `verify_max_model_len`). */
import * as messages from "../../errors/fit";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import type { HostGpu, VllmConfig } from "../../gateway-config";
import { batchedTokens, isPromptWhole } from "./batch";
import { engineNumber } from "./engine-arg";

/** `gpus` is empty on a CPU host. */
export function checkBatch(
  path: readonly string[],
  vllm: VllmConfig,
  gpus: readonly HostGpu[],
): readonly Finding[] {
  const length = vllm.maxModelLen ?? vllm.checkpoint?.contextWindow ?? null;
  // A length that nobody knows limits no batch.
  const tokens = batchedTokens(vllm, gpus[0] ?? null, length ?? Number.MAX_SAFE_INTEGER);
  const findings: Finding[] = [];
  if (tokens < vllm.maxNumSeqs)
    findings.push(messages.stepTooSmall(formatPath([...path, "maxNumSeqs"]), vllm.maxNumSeqs, tokens));
  if (length !== null && tokens < length && isPromptWhole(vllm))
    findings.push(messages.promptTooLong(formatPath([...path, "maxNumBatchedTokens"]), tokens, length));
  return [...findings, ...checkLimits(path, vllm, length)];
}

/** Numbers of `engineArgs` that may not be more than a field. */
function checkLimits(path: readonly string[], vllm: VllmConfig, length: number | null): readonly Finding[] {
  const limits: readonly (readonly [string, string, number | null])[] = [
    ["max-num-active-seqs", "maxNumSeqs", vllm.maxNumSeqs],
    ["long-prefill-token-threshold", "maxModelLen", length],
  ];
  return limits.flatMap(([flag, field, limit]) => {
    const got = engineNumber(vllm, flag);
    return got === null || limit === null || got <= limit
      ? []
      : [messages.aboveLimit(formatPath([...path, "engineArgs", flag]), got, field, limit)];
  });
}
