/** Where an engine finds what it loads: a hub id stays, a folder of the Docker host is mounted under `/models`. */
import type { ModelConfig, VllmConfig } from "../gateway-config";
import { slug } from "../schema/units";
import type { Mount } from "./types";
import { sorted } from "./workload";

export interface Sources {
  readonly model: string;
  readonly draft: string | null;
  /** Name → id or path, sorted by name. */
  readonly adapters: Readonly<Record<string, string>>;
}

/** As the process in the container has to call them. */
export function sourcesInside(model: ModelConfig, vllm: VllmConfig): Sources {
  const draft = vllm.speculative?.model ?? null;
  return {
    model: inside(vllm.source, `/models/${model.slug}`),
    draft: draft === null ? null : inside(draft, `/models/${model.slug}-draft`),
    adapters: Object.fromEntries(
      Object.entries(sorted(vllm.lora?.adapters ?? {})).map(([name, source]) => [
        name,
        inside(source, `/models/${model.slug}-lora/${slug(name)}`),
      ]),
    ),
  };
}

/** Read-only mounts of the local ones. */
export function localMounts(vllm: VllmConfig, sources: Sources): readonly Mount[] {
  const adapters = Object.entries(sources.adapters).map(
    ([name, target]) => [vllm.lora?.adapters[name] ?? target, target] as const,
  );
  const pairs = [
    [vllm.source, sources.model] as const,
    ...(sources.draft === null ? [] : [[vllm.speculative?.model ?? "", sources.draft] as const]),
    ...adapters,
  ];
  return pairs
    .filter(([source]) => isLocal(source))
    .map(([source, target]) => ({ kind: "host", source, target, readOnly: true }));
}

export function isLocal(source: string): boolean {
  return source.startsWith("/");
}

function inside(source: string, target: string): string {
  return isLocal(source) ? target : source;
}
