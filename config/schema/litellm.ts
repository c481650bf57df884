/** LiteLLM's own settings, for what no typed field says. Keys are in LiteLLM's spelling. */
import { z } from "zod";

/** Keys of one section; values as in YAML. */
export const rawSettings = () => z.record(z.string(), z.json());

export const litellmSchema = z.strictObject({
  /** `general_settings`. A key that a typed field sets is refused. */
  generalSettings: rawSettings().default({}),
  /** `litellm_settings`. A key that a typed field sets is refused. */
  litellmSettings: rawSettings().default({}),
  /** `router_settings`. A key that a typed field sets is refused. */
  routerSettings: rawSettings().default({}),
});
