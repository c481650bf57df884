/** The engine that stands in for vLLM: its image, and the model of a config that it serves. */
import type { GatewayInput } from "../../../config";
import { serviceImages } from "../../../config/presets/images";
import { run } from "../run";

/** It wants the key SHELF_KEY. */
export const standInModel = {
  source: "shelf/small",
  fit: "off",
  gpus: 0,
  maxModelLen: 512,
  offline: true,
  cpus: 1,
  apiKey: "SHELF_KEY",
} as const satisfies NonNullable<GatewayInput["models"]>[string]["vllm"];

/** Each suite has a tag of its own, which it removes: they run at the same time. */
export async function buildStandIn(tag: string): Promise<void> {
  const recipe = `FROM ${serviceImages.vllmCpu.image}\nCOPY vllm /usr/local/sbin/vllm\n`;
  await run("docker", ["build", "-q", "-t", tag, "-f", "-", __dirname], { input: recipe });
}
