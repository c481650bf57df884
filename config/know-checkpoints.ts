/** Models that neither the config nor a preset describes: their own files are asked, where they lie on this machine. */
import type { Described } from "./checkpoint/describe";
import * as messages from "./errors/checkpoint";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig, ModelConfig } from "./gateway-config";
import type { ModelFiles } from "./load-checkpoint";

/** Undefined when the files are not there. */
export type CheckpointReader = (files: ModelFiles) => Described | undefined;

export interface Known {
  readonly config: GatewayConfig;
  /** Why files that are there do not help, by the path of the engine. */
  readonly problems: ReadonlyMap<string, Finding>;
}

export function knowCheckpoints(config: GatewayConfig, read: CheckpointReader): Known {
  const problems = new Map<string, Finding>();
  // The engine's files are looked for only where the engine is.
  const { endpoint } = config.host.docker;
  const isHere = endpoint === undefined || endpoint.startsWith("unix://");
  if (!isHere) return { config, problems };
  const models = config.models.map((model) => known(model, config.host.weightsDir, read, problems));
  return { config: { ...config, models }, problems };
}

function known(
  model: ModelConfig,
  weightsDir: string,
  read: CheckpointReader,
  problems: Map<string, Finding>,
): ModelConfig {
  const { vllm } = model;
  if (vllm?.checkpoint !== null) return model;
  const { source, revision } = vllm;
  const found = read({ source, revision, weightsDir });
  if (found === undefined) return model;
  if ("checkpoint" in found)
    return { ...model, vllm: { ...vllm, checkpoint: found.checkpoint, checkpointFrom: "files" } };
  const path = formatPath(["models", model.name, "vllm"]);
  problems.set(path, messages.checkpointUnreadable(path, source, found.problem));
  return model;
}

/** Says why nothing is known, where that is known. */
export function explainUnknown(findings: readonly Finding[], { problems }: Known): readonly Finding[] {
  return findings.map((finding) =>
    finding.code === "FIT.UNKNOWN" ? (problems.get(finding.path) ?? finding) : finding,
  );
}
