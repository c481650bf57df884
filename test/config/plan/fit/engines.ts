/** Engines on GPUs, past the placement: for settings that no host of the table has. */
import { parseGateway } from "../../../../config";
import type { HostConfig, Replica, VllmConfig } from "../../../../config";
import { budgetOf } from "../../../../config/plan/fit/budget";
import type { Budget } from "../../../../config/plan/fit/budget";
import type { Checkpoint } from "../../../../config/presets/checkpoint";

export type OwnVllm = Readonly<Record<string, unknown>>;

export interface Engine {
  readonly host: HostConfig;
  readonly replica: Replica;
}

/** `known`: what no file says today, such as a checkpoint that is in no table. */
export function engineOn(gpus: object, vllm: OwnVllm, known: Partial<VllmConfig> = {}): Engine {
  const { config, findings } = parseGateway({ host: { gpus: [gpus] }, models: { shelf: { vllm } } });
  const model = config?.models[0];
  if (!config || !model?.vllm) throw new Error(JSON.stringify(findings));
  return {
    host: config.host,
    replica: {
      model,
      vllm: { ...model.vllm, ...known },
      workload: "vllm-shelf",
      number: 1,
      gpus: config.host.gpus.slice(0, Math.max(1, model.vllm.gpusPerReplica)),
    },
  };
}

export function budgetFor({ host, replica }: Engine): Budget {
  const budget = budgetOf(host, replica.vllm, replica.gpus);
  if (!budget) throw new Error("no budget");
  return budget;
}

/** A dense model of 8 B parameters in the shape of Llama 3. */
export const dense: Checkpoint = {
  architecture: "LlamaForCausalLM",
  parameters: 8_030_261_248,
  weights: { format: "16bit", fileGiB: 14.96 },
  layers: [{ kind: "full", layers: 32, kvHeads: 8, headDim: 128 }],
  hiddenSize: 4096,
  vocabSize: 128_256,
  attentionHeads: 32,
  kvHeads: 8,
  intermediateSize: 14_336,
  experts: null,
  contextWindow: 131_072,
};

/** 30 B parameters in blocks of 128, 768 numbers per expert (Qwen3-30B-A3B-FP8). */
export const blockwise: Checkpoint = {
  architecture: "Qwen3MoeForCausalLM",
  parameters: 30_532_122_624,
  weights: { format: "fp8-block", fileGiB: 29, block: 128 },
  layers: [{ kind: "full", layers: 48, kvHeads: 4, headDim: 128 }],
  hiddenSize: 2048,
  vocabSize: 151_936,
  attentionHeads: 32,
  kvHeads: 4,
  intermediateSize: null,
  experts: { count: 128, perToken: 8, intermediateSize: 768 },
  contextWindow: 40_960,
};
