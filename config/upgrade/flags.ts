/** Flags and variables of the engines that the new vLLM does not have. */
import { flagGone } from "../errors/upgrade";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { Workload } from "../plan/types";
import type { Side } from "./side";
import { lookUpVllmEnvironment, lookUpVllmFlag, vllmTableOf } from "../upstream/vllm";
import type { VllmTable } from "../upstream/vllm";

/** Replicas of a model start alike: each name once. */
export function deadFlags(from: Side, to: Side): readonly Finding[] {
  const findings = from.plan.workloads.flatMap((workload) => {
    const engine = to.config.models.find(({ name }) => name === workload.model)?.vllm;
    return engine ? gone(workload, vllmTableOf(engine), engine.version) : [];
  });
  return [...new Map(findings.map((finding) => [`${finding.path} ${finding.message}`, finding])).values()];
}

function gone(workload: Workload, table: VllmTable, version: string): readonly Finding[] {
  const path = formatPath(["models", workload.model ?? "", "vllm"]);
  const flags = workload.argv.flatMap((word) => (/^--?[a-z]/.test(word) ? [word.split("=")[0] ?? word] : []));
  return [
    ...flags.map((flag) => ({ name: flag, found: lookUpVllmFlag(table, flag) })),
    ...Object.keys(workload.environment).map((name) => ({ name, found: lookUpVllmEnvironment(table, name) })),
  ]
    .filter(({ found }) => found.status === "removed" || found.status === "unknown")
    .map(({ name }) => flagGone(path, name, version));
}
