/** The two versions between which Terraform and the Docker provider made test/bin/diff/recorded-plan.json; its values are taken out. Redis was tainted. */
import type { GatewayInput } from "../../../config";

const engine = (name: string, more: object = {}) => ({
  vllm: { source: `/weights/${name}`, gpus: 0, fit: "off" as const, ...more },
});

const before = {
  name: "shelf",
  host: { preset: "cpu" },
  models: {
    tiny: engine("tiny"),
    words: engine("words"),
    steady: engine("steady", { containerMemoryGiB: 4 }),
    far: { upstream: { model: "openai/gpt-4o", apiKeys: ["FAR_KEY"] } },
  },
  routing: { fallbacks: { tiny: ["far"] } },
} satisfies GatewayInput;

const after = {
  ...before,
  models: {
    tiny: engine("tiny", { maxNumSeqs: 7 }),
    more: engine("more"),
    steady: engine("steady", { containerMemoryGiB: 6 }),
    far: before.models.far,
  },
  prometheus: { retention: "9d" },
} satisfies GatewayInput;

export const recorded = { before, after };
