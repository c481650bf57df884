/** LiteLLM's callbacks by name: where each is written, and what it needs. Another version is another row. */
import { litellmCallbacks_1_106_2 } from "./1.106.2/callbacks";

export interface LitellmCallbacks {
  /** Known under `callbacks`, where they see successes and failures. */
  readonly callbacks: ReadonlySet<string>;
  /** Known only to the handler of successes: written under `success_callback`. */
  readonly success: ReadonlySet<string>;
  /** The same for failures and `failure_callback`. */
  readonly failure: ReadonlySet<string>;
  /** Those that refuse to work without a licence. */
  readonly enterprise: ReadonlySet<string>;
  /** Python packages that the image does not have, by callback. */
  readonly packages: ReadonlyMap<string, string>;
  /** Variables without which they stop the start, or do nothing, by callback. */
  readonly variables: ReadonlyMap<string, readonly string[]>;
  /** Key of `litellm_settings` without which they stop the start, by callback. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Known under `callbacks` only to later versions that have a table. */
export const laterCallbacks: ReadonlySet<string> = new Set(["ternary"]);

/** Those of the pinned version. */
export const litellmCallbacks: LitellmCallbacks = litellmCallbacks_1_106_2;
