/** `llm-gateway plan --fit MODEL --gpu TYPE`: how many GPUs a model needs, without a config. */
import { fitGpuTypes, fitModels, fitOn, fitPath } from "../../config";
import type { FitFields, Finding } from "../../config";
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
  if (!fitModels.includes(model)) throw new WrongUsage(unknownName("model preset", model, fitModels));
  const answer = fitOn(gpu, fields(model, options));
  if (!("tried" in answer)) throw new WrongUsage(answer.map(asUsage).join("; "));
  const { tried } = answer;
  if (options.json === true) {
    const { name, totalGiB } = answer.gpu;
    const { maxModelLen, maxNumSeqs } = answer;
    const needed = fewest(tried)?.gpus ?? null;
    writeJson(terminal, {
      model,
      gpu: { type: name, totalGiB },
      maxModelLen,
      maxNumSeqs,
      gpus: needed,
      tried,
    });
  } else terminal.write(`${inStyle(terminal.style, fitText(model, answer))}\n`);
  return fewest(tried) === undefined ? exit.failed : exit.fine;
}

function fields(model: string, options: FitOptions): FitFields {
  const { maxModelLen, maxNumSeqs, kvCacheDtype, gpuMemoryUtilization } = options;
  return { preset: model, maxModelLen, maxNumSeqs, kvCacheDtype, gpuMemoryUtilization };
}

/** A finding about the question, in the words of the command line. */
function asUsage({ path, message }: Finding): string {
  const field = path.slice(fitPath.length + 1);
  const option = Object.entries(fitOptionNames).find(([key]) => key === field)?.[1];
  return `${option ?? path}: ${message}`;
}
