/** Programs of this folder in LiteLLM's image, which find configs and secrets where a proxy does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serviceImages } from "../../../config/presets/images";
import type { Ran } from "../run";
import { runOnce } from "./container";

/**
 * `folder` holds `configs` and `secrets`; the program's arguments are paths of those configs. Without a network: nothing of
 * the start may need one.
 */
export function runInLitellm(program: string, folder: string, configs: readonly string[]): Promise<Ran> {
  return runOnce(serviceImages.litellm.image, {
    entrypoint: "python3",
    args: [
      "-c",
      readFileSync(join(__dirname, program), "utf8"),
      ...configs.map((config) => `/etc/configs/${config}`),
    ],
    mounts: { [`${folder}/secrets`]: "/run/secrets", [`${folder}/configs`]: "/etc/configs" },
    environment: { LITELLM_LOCAL_MODEL_COST_MAP: "True", LITELLM_MODE: "PRODUCTION" },
    network: "none",
  });
}
