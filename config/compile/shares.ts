/** A model's limits, split over its deployments. */
import type { ModelConfig } from "../gateway-config";

/** Without a number of its own LiteLLM derives one from rpm or tpm: a limit that nobody asked for. */
const unlimitedParallelRequests = 100_000;

/** Parts of a whole that differ by at most one and add up to it. */
export function shareOf(whole: number, parts: number, index: number): number {
  return Math.floor(whole / parts) + (index < whole % parts ? 1 : 0);
}

/**
 * Requests in flight are counted by each process of the proxy for itself, so each gets its part of the limit; one
 * per deployment at least, because LiteLLM reads 0 as no limit.
 */
export function limitParams(
  { limits }: ModelConfig,
  index: number,
  deployments: number,
  processes: number,
): object {
  const { rpm, tpm, maxParallelRequests } = limits;
  if (rpm === undefined && tpm === undefined && maxParallelRequests === undefined) return {};
  return {
    ...(rpm === undefined ? {} : { rpm: shareOf(rpm, deployments, index) }),
    ...(tpm === undefined ? {} : { tpm: shareOf(tpm, deployments, index) }),
    max_parallel_requests:
      maxParallelRequests === undefined
        ? unlimitedParallelRequests
        : Math.max(1, shareOf(Math.floor(maxParallelRequests / processes), deployments, index)),
  };
}
