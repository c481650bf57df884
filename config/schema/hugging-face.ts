/** `huggingFace`: where checkpoints come from. */
import { z } from "zod";
import { secretName } from "./secret";
import { webAddress } from "./units";

export const huggingFaceSchema = z.strictObject({
  /** Secret with the access token for gated models. */
  token: secretName().optional(),
  endpoint: webAddress().optional(),
  /** Engines never ask the hub and cannot write to `host.weightsDir`, where the weights must lie. */
  offline: z.boolean().default(false),
  /** Where gpt-oss has its vocabulary from: the image (vLLM 0.32.0 brings it), or `host.weightsDir`. */
  harmonyVocabulary: z.enum(["image", "weightsDir"]).default("image"),
  /** Folder from which `llm-gateway models pull` fetches that vocabulary. @default OpenAI's own */
  vocabularyEndpoint: webAddress().optional(),
});
