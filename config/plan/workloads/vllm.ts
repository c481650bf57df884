/** The engine containers: one vLLM process each. Facts about the image: docker/Dockerfile of vLLM 0.32.0. */
import type { GatewayConfig, VllmConfig } from "../../gateway-config";
import { cacheVolume } from "../cache-volumes";
import { chatTemplatePath, engineArgv } from "../engine-flags";
import { extraHosts } from "../extra-hosts";
import { localMounts, sourcesInside } from "../local-sources";
import { ofEngine } from "../networks";
import type { Replica } from "../placement";
import type { EngineMemory, Mount, SecretUse, Workload } from "../types";
import { readsVocabulary } from "../weights";
import { probe, secretFile, secretVariable, sorted, workload } from "../workload";

export const enginePort = 8000;
/** Beyond --shutdown-timeout: the server needs about 3 s more, a busy machine longer. */
const stopMarginSeconds = 15;
const cacheDirectory = "/root/.cache";
const weightsInside = `${cacheDirectory}/huggingface`;

/** `after`: engines on the same GPU start one after another, or one of them measures the other's memory. */
export function vllmWorkload(
  config: GatewayConfig,
  replica: Replica,
  memory: readonly EngineMemory[],
  after: readonly string[],
): Workload {
  const { model, vllm, workload: name, number } = replica;
  const sources = sourcesInside(model, vllm);
  return workload({
    name,
    role: "vllm",
    model: model.name,
    image: vllm.image,
    // Said, not left to the image: builds of others have another entrypoint.
    entrypoint: ["vllm", "serve"],
    argv: engineArgv(config.host, model, vllm, sources.model),
    environment: environment(config, vllm),
    secrets: secrets(config, vllm),
    gpus: replica.gpus.map((gpu) => gpu.id),
    memory,
    mounts: [...cacheMounts(config, replica), ...localMounts(vllm, sources)],
    files:
      vllm.chatTemplate === null ? [] : [{ path: chatTemplatePath, artefact: `chat-template:${model.slug}` }],
    extraHosts: extraHosts([config.huggingFace.endpoint ?? "", ...Object.values(vllm.env)]),
    probe: probe(["CMD", "curl", "-fsS", "-m", "5", `http://127.0.0.1:${enginePort}/health`], {
      every: 10,
      timeout: 10,
      startPeriod: vllm.loadBudgetSeconds,
    }),
    needs: after,
    stackNetworks: ofEngine(vllm),
    aliases: number === 1 ? [`${name}-1`] : [],
    startBudgetSeconds: vllm.loadBudgetSeconds,
    stopGraceSeconds: vllm.stopGraceSeconds + stopMarginSeconds,
    memoryMiB: vllm.containerMemoryGiB === null ? null : Math.round(vllm.containerMemoryGiB * 1024),
    cpus: vllm.cpus,
    shmMiB: Math.round(vllm.shmGiB * 1024),
  });
}

function environment(config: GatewayConfig, vllm: VllmConfig): Readonly<Record<string, string>> {
  const { token, endpoint } = config.huggingFace;
  return {
    VLLM_NO_USAGE_STATS: "1",
    DO_NOT_TRACK: "1",
    VLLM_ENGINE_READY_TIMEOUT_S: String(Math.ceil(vllm.loadBudgetSeconds)),
    TRITON_CACHE_DIR: `${cacheDirectory}/triton`,
    // Code that comes with a checkpoint is copied before it is run: not into a folder that is mounted read-only.
    ...(vllm.offline ? { HF_HUB_OFFLINE: "1", HF_MODULES_CACHE: `${cacheDirectory}/modules` } : {}),
    ...(readsVocabulary(config, vllm) ? { TIKTOKEN_ENCODINGS_BASE: `${weightsInside}/harmony` } : {}),
    ...(endpoint === undefined ? {} : { HF_ENDPOINT: endpoint }),
    ...(token === undefined ? {} : { HF_TOKEN_PATH: `/run/secrets/${token}` }),
    ...(vllm.gpusPerReplica === 0 ? cpuEnvironment(vllm) : {}),
    ...sorted(vllm.env),
  };
}

/** What the CPU engine needs: a cache of its own size, no thread pinning under a CPU limit, no compiler. */
function cpuEnvironment(vllm: VllmConfig): Readonly<Record<string, string>> {
  return {
    VLLM_CPU_KVCACHE_SPACE: String(Math.max(1, Math.round(vllm.kvCacheMemoryGiB ?? 1))),
    VLLM_CPU_OMP_THREADS_BIND: "nobind",
    OMP_NUM_THREADS: String(Math.max(1, Math.floor(vllm.cpus ?? 1))),
    VLLM_ENABLE_V1_MULTIPROCESSING: "0",
    TORCH_COMPILE_DISABLE: "1",
  };
}

function secrets(config: GatewayConfig, vllm: VllmConfig): readonly SecretUse[] {
  const { token } = config.huggingFace;
  return [
    ...(token === undefined ? [] : [secretFile(token)]),
    ...(vllm.apiKey === null ? [] : [secretVariable(vllm.apiKey, "VLLM_API_KEY")]),
    ...Object.entries(sorted(vllm.secretEnv)).map(([variable, name]) => secretVariable(name, variable)),
  ];
}

function cacheMounts(config: GatewayConfig, replica: Replica): readonly Mount[] {
  return [
    // Compiled kernels and JIT caches: without them every start compiles anew.
    { kind: "volume", source: cacheVolume(replica), target: cacheDirectory },
    {
      kind: "host",
      source: config.host.weightsDir,
      target: weightsInside,
      readOnly: replica.vllm.offline,
    },
  ];
}
