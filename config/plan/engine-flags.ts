/** The command line of an engine: typed fields in a fixed order, then `engineArgs` sorted by name. */
import type { HostConfig, ModelConfig, VllmConfig } from "../gateway-config";
import { loraWords, speculativeWords } from "./engine-additions";
import { furtherWords, withValue } from "./engine-words";
import { sourcesInside } from "./local-sources";
import { memoryShare } from "./share";

/** Flags that a typed field sets: flag → field. `engineArgs` may not repeat them. */
export const typedFlags: Readonly<Record<string, string>> = Object.freeze({
  "--model": "vllm.source",
  "--served-model-name": "the model's name",
  "--revision": "vllm.revision",
  "--hf-token": "huggingFace.token",
  // Probe, proxy and Prometheus expect plain HTTP on port 8000, and flags that the table has checked.
  "--host": "the toolkit",
  "--port": "the toolkit",
  "--uds": "the toolkit",
  "--root-path": "the toolkit",
  "--ssl-keyfile": "the toolkit",
  "--ssl-certfile": "the toolkit",
  "--config": "the toolkit",
  "--grpc": "the toolkit",
  // One container is one whole engine.
  "--headless": "the toolkit",
  "--nnodes": "the toolkit",
  "--node-rank": "the toolkit",
  "--api-key": "vllm.apiKey",
  "--runner": "mode",
  "--tensor-parallel-size": "vllm.tensorParallelSize",
  "--pipeline-parallel-size": "vllm.pipelineParallelSize",
  "--data-parallel-size": "vllm.dataParallelSize",
  "--max-model-len": "vllm.maxModelLen",
  "--max-num-seqs": "vllm.maxNumSeqs",
  "--max-num-batched-tokens": "vllm.maxNumBatchedTokens",
  "--gpu-memory-utilization": "vllm.gpuMemoryUtilization",
  "--kv-cache-memory-bytes": "vllm.kvCacheMemoryGiB",
  "--kv-cache-dtype": "vllm.kvCacheDtype",
  "--dtype": "vllm.dtype",
  "--quantization": "vllm.quantization",
  "--enable-auto-tool-choice": "vllm.toolCallParser",
  "--tool-call-parser": "vllm.toolCallParser",
  "--reasoning-parser": "vllm.reasoningParser",
  "--shutdown-timeout": "vllm.stopGrace",
  "--chat-template": "vllm.chatTemplate",
  "--enable-lora": "vllm.lora",
  "--max-loras": "vllm.lora.maxLoras",
  "--max-lora-rank": "vllm.lora.maxRank",
  "--lora-modules": "vllm.lora.adapters",
  "--speculative-config": "vllm.speculative",
  "--spec-method": "vllm.speculative.method",
  "--spec-model": "vllm.speculative.model",
  "--spec-tokens": "vllm.speculative.tokens",
});

/** Where an engine finds its template. */
export const chatTemplatePath = "/etc/vllm/chat-template.jinja";

const poolingModes: readonly string[] = ["embedding", "rerank"];

/** Everything behind the image's `vllm serve`. `source` is the id, or the path inside the container. */
export function engineArgv(
  host: HostConfig,
  model: ModelConfig,
  vllm: VllmConfig,
  source: string,
): readonly string[] {
  const onGpu = vllm.gpusPerReplica > 0;
  const typed: readonly (readonly [string, string | number | null])[] = [
    ["--served-model-name", model.name],
    ["--revision", vllm.revision],
    ["--runner", poolingModes.includes(model.mode) ? "pooling" : null],
    ["--tensor-parallel-size", aboveOne(vllm.tensorParallelSize)],
    ["--pipeline-parallel-size", aboveOne(vllm.pipelineParallelSize)],
    ["--data-parallel-size", aboveOne(vllm.dataParallelSize)],
    ["--max-model-len", vllm.maxModelLen],
    ["--max-num-seqs", vllm.maxNumSeqs],
    ["--max-num-batched-tokens", vllm.maxNumBatchedTokens],
    ["--gpu-memory-utilization", onGpu ? memoryShare(host, vllm) : null],
    [
      "--kv-cache-memory-bytes",
      onGpu && vllm.kvCacheMemoryGiB !== null ? Math.floor(vllm.kvCacheMemoryGiB * 1024 ** 3) : null,
    ],
    ["--kv-cache-dtype", vllm.kvCacheDtype],
    ["--dtype", vllm.dtype],
    ["--quantization", vllm.quantization],
    ["--tool-call-parser", vllm.toolCallParser],
    ["--reasoning-parser", vllm.reasoningParser],
    ["--chat-template", vllm.chatTemplate === null ? null : chatTemplatePath],
    // Always: without it an open request hangs the server on SIGTERM (vLLM 0.32.0).
    ["--shutdown-timeout", Math.ceil(vllm.stopGraceSeconds)],
  ];
  const flags = typed.flatMap(([flag, value]) => (value === null ? [] : withValue(flag, String(value))));
  const tools = vllm.toolCallParser === null ? [] : ["--enable-auto-tool-choice"];
  const sources = sourcesInside(model, vllm);
  const additions = [...loraWords(vllm, sources), ...speculativeWords(vllm, sources)];
  return [source, ...tools, ...flags, ...additions, ...furtherWords(vllm)];
}

function aboveOne(size: number): number | null {
  return size > 1 ? size : null;
}
