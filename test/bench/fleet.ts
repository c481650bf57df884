/** Configs of any size, mixed as large gateways are: own engines with and without replicas, somebody else's endpoints, fallbacks. */
import { defineGateway } from "../../config";
import type { GatewayInput } from "../../config";

type ModelInput = NonNullable<GatewayInput["models"]>[string];

/** Of each four models two are engines with one GPU, one has two replicas, one is an endpoint with two keys. */
const kinds: readonly (() => ModelInput)[] = [
  () => ({ vllm: { preset: "gpt-oss-20b", gpus: 1 } }),
  () => ({ upstream: { model: "openai/gpt-4o", apiKeys: ["OPENAI_KEY_A", "OPENAI_KEY_B"] } }),
  () => ({ vllm: { preset: "qwen-30b", gpus: 1, maxNumSeqs: 32 }, limits: { rpm: 600 } }),
  () => ({ vllm: { preset: "gpt-oss-20b", gpus: 1, replicas: 2 }, request: { temperature: 0.2 } }),
];
const gpusPerModel = 1;

/** `size` models; every second one falls back to the one after it. */
export function fleet(size: number): GatewayInput {
  const names = Array.from({ length: size }, (_, index) => `model-${String(index + 1).padStart(4, "0")}`);
  const models = names.map((name, index) => [name, kinds[index % kinds.length]?.()]);
  const fallbacks = names.flatMap((name, index) => {
    const next = names[index + 1];
    return index % 2 === 0 && next !== undefined ? [[name, [next]]] : [];
  });
  return defineGateway({
    name: "fleet",
    host: { gpus: [{ type: "h100-80gb", count: Math.max(2, size * gpusPerModel) }] },
    models: Object.fromEntries(models) as NonNullable<GatewayInput["models"]>,
    routing: { fallbacks: Object.fromEntries(fallbacks) as Record<string, string[]> },
  });
}

/** The same as the text of a config file. */
export function fleetFile(size: number): string {
  return `import { defineGateway } from "cdktf-vllm-litellm";\n\nexport default defineGateway(${JSON.stringify(fleet(size), null, 2)});\n`;
}
