/** `rpm`, `tpm` and parallel requests of a model's deployments, as the hard limits that the model has as a whole. */
import { record } from "../foreign";
import { put } from "./context";
import type { Context } from "./context";
import { placeIn } from "./entry";
import type { RouteEntry } from "./entry";

export const limitFields: Readonly<Record<string, string>> = {
  rpm: "rpm",
  tpm: "tpm",
  max_parallel_requests: "maxParallelRequests",
};

/** `entries`: the deployments of one model. */
export function mapLimits(context: Context, entries: readonly RouteEntry[], name: string): void {
  for (const [key, field] of Object.entries(limitFields)) {
    const given = entries.filter(({ params }) => params[key] !== undefined && params[key] !== null);
    const [first] = given;
    if (!first) continue;
    const place = (entry: RouteEntry) => placeIn(entry, [...entry.path, "litellm_params", key]);
    if (given.length < entries.length) {
      const note = "another deployment of the model has none: the model as a whole has no limit";
      for (const entry of given) context.report.unmapped(place(entry), `litellm_params.${key}`, note);
      continue;
    }
    const values = given.map(({ params }) => params[key]);
    const isSummed = values.length > 1 && values.every((value) => typeof value === "number");
    const value = isSummed ? values.reduce((total, one) => total + one, 0) : values[0];
    const note = noteOf(first, key, isSummed ? values.length : 1);
    put(context, place(first), `litellm_params.${key}`, ["models", name, "limits", field], value, note);
    for (const entry of given.slice(1))
      context.report.mapped(place(entry), `litellm_params.${key}`, `models.${name}.limits.${field}`);
  }
}

/** Limits count without a note where the file already asks LiteLLM to enforce them. */
function noteOf({ yaml }: RouteEntry, key: string, deployments: number): string | null {
  const together = deployments > 1 ? `of ${deployments} deployments together` : null;
  const checks = record(record(yaml.data).router_settings).optional_pre_call_checks;
  const isEnforced = Array.isArray(checks) && checks.includes("enforce_model_rate_limits");
  if (isEnforced || key === "max_parallel_requests") return together;
  const hint = "was a hint for routing; here it is a hard limit of the model: 429 beyond it";
  return together === null ? hint : `${hint}; ${together}`;
}
