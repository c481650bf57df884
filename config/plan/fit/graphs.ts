/** CUDA graphs that vLLM captures for the usual batch sizes. */
import type { VllmConfig } from "../../gateway-config";
import { engineArg } from "./engine-arg";

/** Seen: 0.64 GiB (gpt-oss-120b on one H100) and 0.94 GiB (on two A100). */
const capturedGiB = 1;

export function graphsOn(vllm: VllmConfig): number {
  return engineArg(vllm, "enforce-eager") === true || isSwitchedOff(vllm) ? 0 : capturedGiB;
}

function isSwitchedOff(vllm: VllmConfig): boolean {
  const compilation = engineArg(vllm, "compilation-config");
  if (typeof compilation !== "object" || Array.isArray(compilation)) return false;
  return compilation.cudagraph_mode === "NONE" || compilation.cudagraph_mode === 0;
}
