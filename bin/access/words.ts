/** LiteLLM's words for the fields of the config. Facts: LiteLLM 1.106.2, tried with the running proxy. */
import { managedBy, modelLimitKeys, ownershipKeys } from "../../config";
import type { Fields, Kind } from "./entry";
import { objectOf } from "./json";
import type { Json, JsonObject } from "./json";

/** Field of the config → field of the API. Those that need more than another name are not here. */
const words = {
  alias: "team_alias",
  email: "user_email",
  role: "user_role",
  team: "team_id",
  user: "user_id",
  models: "models",
  rpm: "rpm_limit",
  tpm: "tpm_limit",
  maxParallelRequests: "max_parallel_requests",
  maxBudget: "max_budget",
  softBudget: "soft_budget",
  per: "budget_duration",
  blocked: "blocked",
} as const;

const limits = ["models", "rpm", "tpm", "maxBudget", "per", "metadata"] as const;

/** What each kind has. LiteLLM ignores max_parallel_requests of a team and per-model limits of a user. */
export const fieldsOf: Readonly<Record<Kind, readonly string[]>> = {
  team: ["alias", ...limits, "softBudget", "modelLimits", "blocked"],
  user: ["email", "role", ...limits],
  key: ["team", "user", ...limits, "softBudget", "modelLimits", "maxParallelRequests", "expires", "blocked"],
};

/** An answer's value of a field that has the same form on both sides. */
export function plainField(name: string, object: JsonObject): Json | undefined {
  return Object.hasOwn(words, name) ? object[words[name as keyof typeof words]] : undefined; // hasOwn says it is one
}

interface Marked {
  readonly stack: string;
  readonly kept: JsonObject;
}

/** A request's body for these fields; null clears what was there. */
export function bodyOf(kind: Kind, fields: Fields, { stack, kept }: Marked, now: number): JsonObject {
  const body: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    const word = Object.hasOwn(words, name) ? words[name as keyof typeof words] : undefined; // hasOwn says it is one
    if (word !== undefined) body[word] = value;
    if (name === "expires") body.duration = typeof value === "string" ? durationTo(value, now) : null;
  }
  // LiteLLM does not empty a user's list, but takes this word for all.
  if (kind === "user" && Array.isArray(body.models) && body.models.length === 0) body.models = [everything];
  if ("metadata" in fields || "modelLimits" in fields) body.metadata = metadataOf(fields, stack, kept);
  return body;
}

export const everything = "all-proxy-models";

/** LiteLLM keeps limits for single models here, and takes the metadata as a whole. */
function metadataOf(fields: Fields, stack: string, kept: JsonObject): JsonObject {
  const limited = Object.entries(objectOf(fields.modelLimits));
  const limit = (key: "rpm" | "tpm") => {
    const entries = limited.flatMap(([model, rates]) => {
      const value = objectOf(rates)[key];
      return value === undefined ? [] : [[model, value] as const];
    });
    return entries.length === 0 ? {} : { [modelLimitKeys[key]]: Object.fromEntries(entries) };
  };
  const mark = { [ownershipKeys.by]: managedBy, [ownershipKeys.stack]: stack };
  return { ...kept, ...objectOf(fields.metadata), ...limit("rpm"), ...limit("tpm"), ...mark };
}

/** LiteLLM counts from now, in whole seconds; what is over is over in a second. */
export function durationTo(moment: string, now: number): string {
  return `${Math.max(1, Math.round((Date.parse(moment) - now) / 1000))}s`;
}
