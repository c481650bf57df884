/** What the engines load from the hub: which checkpoints, in which revision, and who can fetch them. */
import { compareText } from "../findings";
import type { GatewayConfig, VllmConfig } from "../gateway-config";
import { isLocal } from "./local-sources";
import type { GatewayPlan } from "./types";

export interface HubSource {
  /** Hub id. */
  readonly source: string;
  /** Null for the one that the hub calls main. */
  readonly revision: string | null;
  /** Names of models that load it. */
  readonly models: readonly string[];
  /** An engine that loads it: its image brings the Python, its secret files the token. */
  readonly workload: string;
  readonly image: string;
}

/** Each source and revision once, sorted. Folders of the host are there already. */
export function hubSources(config: GatewayConfig, plan: GatewayPlan): readonly HubSource[] {
  const found = new Map<string, HubSource>();
  for (const { name, vllm } of config.models) {
    const engine = plan.workloads.find(({ role, model }) => role === "vllm" && model === name);
    if (!vllm || !engine) continue;
    for (const { source, revision } of sourcesOf(vllm)) {
      const key = `${source}@${revision ?? ""}`;
      const models = [...(found.get(key)?.models ?? []), name];
      found.set(key, { source, revision, models, workload: engine.name, image: engine.image });
    }
  }
  return [...found.values()].toSorted((a, b) => compareText(a.source, b.source));
}

/** Loads something from the hub. */
export function fetches(vllm: VllmConfig): boolean {
  return sourcesOf(vllm).length > 0;
}

function sourcesOf({ source, revision, speculative, lora }: VllmConfig) {
  const further = [speculative?.model ?? "/", ...Object.values(lora?.adapters ?? {})];
  return [{ source, revision }, ...further.map((one) => ({ source: one, revision: null }))].filter(
    (one) => !isLocal(one.source),
  );
}

/** gpt-oss speaks the harmony format, whose vocabulary is no part of the checkpoint. */
export function readsVocabulary({ huggingFace }: GatewayConfig, { source, preset }: VllmConfig): boolean {
  const isHarmony = [source, preset?.source ?? ""].some((name) => /gpt-oss/i.test(name));
  return isHarmony && huggingFace.harmonyVocabulary === "weightsDir";
}
