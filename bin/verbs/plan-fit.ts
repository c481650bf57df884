/** `llm-gateway plan --fit MODEL --gpu TYPE`: how many GPUs a model needs, without a config. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fitGpuTypes, fitOn, fitPath, loadFolder, modelPresets } from "../../config";
import type { FitAnswer, FitFields, Finding } from "../../config";
import { unknownName } from "../did-you-mean";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { fewest, fitText } from "../plan/fit";
import { inStyle } from "../style";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface FitOptions {
  readonly json?: boolean;
  readonly fit?: string;
  readonly gpu?: string;
  readonly maxModelLen?: number;
  readonly maxNumSeqs?: number;
  readonly kvCacheDtype?: string;
  readonly gpuMemoryUtilization?: number;
}

/** Options that make sense with `--fit` alone, and what they set. */
export const fitOptionNames = Object.freeze({
  gpu: "--gpu",
  maxModelLen: "--max-model-len",
  maxNumSeqs: "--max-num-seqs",
  kvCacheDtype: "--kv-cache-dtype",
  gpuMemoryUtilization: "--gpu-memory-utilization",
});

export function planFit(terminal: Terminal, model: string, options: FitOptions): ExitCode {
  const gpu = options.gpu ?? "";
  if (!fitGpuTypes.includes(gpu)) throw new WrongUsage(unknownName("type of GPU", gpu, fitGpuTypes));
  const { maxModelLen, maxNumSeqs, kvCacheDtype, gpuMemoryUtilization } = options;
  const answer = fitOn(gpu, {
    ...modelFields(terminal, model),
    maxModelLen,
    maxNumSeqs,
    kvCacheDtype,
    gpuMemoryUtilization,
  });
  if (!("tried" in answer)) throw new WrongUsage(answer.map(asUsage).join("; "));
  const best = fewest(answer.tried);
  if (options.json === true) writeJson(terminal, fitDocument(model, answer, best?.gpus ?? null));
  else terminal.write(`${inStyle(terminal.style, fitText(model, answer))}\n`);
  return best === undefined ? exit.failed : exit.fine;
}

function fitDocument(model: string, answer: FitAnswer, gpus: number | null) {
  const { gpu, maxModelLen, maxNumSeqs, tried } = answer;
  return { model, gpu: { type: gpu.name, totalGiB: gpu.totalGiB }, maxModelLen, maxNumSeqs, gpus, tried };
}

/** A preset by its name, or a checkpoint by its folder. */
function modelFields(terminal: Terminal, model: string): FitFields {
  if (Object.hasOwn(modelPresets, model)) return { preset: model };
  const folder = resolve(terminal.directory, model);
  if (!existsSync(folder)) {
    if (/^[./]/.test(model)) throw new WrongUsage(`there is no folder ${model}`);
    throw new WrongUsage(unknownName("model preset or folder", model, Object.keys(modelPresets)));
  }
  const described = loadFolder(folder);
  if ("problem" in described)
    throw new WrongUsage(`${model} does not say what the model needs: ${described.problem}`);
  return { source: folder, checkpoint: described.checkpoint };
}

/** A finding about the question, in the words of the command line. */
function asUsage({ path, message }: Finding): string {
  const field = path.startsWith("host") ? "gpu" : path.slice(fitPath.length + 1);
  const option = Object.entries(fitOptionNames).find(([key]) => key === field)?.[1];
  return `${option ?? path}: ${message}`;
}
