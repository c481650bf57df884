/** Merges `request`: the model's own over the file's defaults over the preset's, each key for itself. */
import { reasoningFamily } from "../presets/reasoning";
import { requestParameters } from "../presets/request-parameters";
import type { UpstreamPreset } from "../presets/upstreams";
import type { Mode } from "../schema/mode";
import type { RequestInput } from "../schema/request";

interface Behind {
  readonly preset: UpstreamPreset | null;
  readonly mode: Mode;
  /** Id of the model, in any form. */
  readonly asked: string;
}

/** What is inherited and does not fit the model is left out; its own values stay. */
export function resolveRequest(
  { request: own }: { readonly request?: RequestInput | undefined },
  defaults: RequestInput | undefined,
  { preset, mode, asked }: Behind,
): RequestInput {
  const inherited = Object.entries({ ...preset?.request, ...defaults }).filter(([key]) =>
    fits(key, mode, asked),
  );
  return { ...Object.fromEntries(inherited), ...own };
}

function fits(key: string, mode: Mode, asked: string): boolean {
  const doesNotReason = reasoningFamily(asked)?.efforts.length === 0;
  if (key === "reasoningEffort" && doesNotReason) return false;
  return Object.entries(requestParameters).some(([name, { modes }]) => name === key && modes.includes(mode));
}
