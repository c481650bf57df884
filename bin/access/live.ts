/** What is there: teams, users and keys of a running gateway, in the words of the config. */
import { litellmMetadata, managedBy, modelLimitKeys, ownershipKeys } from "../../config";
import type { AdminApi } from "./api";
import type { Fields, Kind, Live } from "./entry";
import { numberOf, objectOf, objectsOf, textOf, textsOf } from "./json";
import type { Json, JsonObject } from "./json";
import { everything, fieldsOf, plainField } from "./words";

/** Where a key that another one replaced keeps its old alias. */
export const replacedKey = "managed_replaces";

/** LiteLLM's own user, who stands for the master key. */
const adminUser = "default_user_id";

export async function readLive(api: AdminApi): Promise<readonly Live[]> {
  const teams = objectsOf(await api.get("/team/list"));
  const users = await pages(api, "/user/list?page_size=100", "users");
  const keys = await pages(api, "/key/list?return_full_object=true&size=100&sort_by=created_at", "keys");
  return [
    ...teams.map((team) => live("team", team, textOf(team.team_alias) ?? idOf(team.team_id), team.team_id)),
    ...users
      .filter(({ user_id }) => user_id !== adminUser)
      .map((user) => live("user", user, idOf(user.user_id), user.user_id)),
    ...keys.map((key) => live("key", key, textOf(key.key_alias) ?? idOf(key.key_name), key.token)),
  ];
}

async function pages(api: AdminApi, path: string, list: string): Promise<readonly JsonObject[]> {
  const entries: JsonObject[] = [];
  for (let page = 1, last = 1; page <= last; page += 1) {
    const answer = objectOf(await api.get(`${path}&page=${page}`));
    entries.push(...objectsOf(answer[list]));
    last = numberOf(answer.total_pages) ?? 1;
  }
  return entries;
}

function live(kind: Kind, object: JsonObject, name: string, id: Json | undefined): Live {
  const metadata = objectOf(object.metadata);
  const isOurs = metadata[ownershipKeys.by] === managedBy;
  const kept = Object.entries(metadata).filter(([key]) => litellmMetadata.has(key));
  return {
    kind,
    name,
    id: idOf(id),
    fields: Object.fromEntries(fieldsOf[kind].map((field) => [field, valueOf(field, object, metadata)])),
    owner: isOurs ? (textOf(metadata[ownershipKeys.stack]) ?? "") : null,
    kept: Object.fromEntries(kept),
    spend: numberOf(object.spend) ?? 0,
    replaced: isOurs ? textOf(metadata[replacedKey]) : null,
  };
}

function valueOf(field: string, object: JsonObject, metadata: JsonObject): Json {
  if (field === "models")
    return textsOf(object.models)
      .filter((name) => name !== everything)
      .toSorted();
  if (field === "metadata") return ownMetadata(metadata);
  if (field === "modelLimits") return modelLimits(metadata);
  if (field === "expires") return textOf(object.expires);
  // A key's lies in a row of its own.
  if (field === "softBudget")
    return numberOf(object.soft_budget) ?? numberOf(objectOf(object.litellm_budget_table).soft_budget);
  if (field === "blocked") return object.blocked === true;
  return plainField(field, object) ?? null;
}

function ownMetadata(metadata: JsonObject): JsonObject {
  const marks: readonly string[] = [
    ...Object.values(ownershipKeys),
    ...Object.values(modelLimitKeys),
    replacedKey,
  ];
  return Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !marks.includes(key) && !litellmMetadata.has(key)),
  );
}

function modelLimits(metadata: JsonObject): Fields {
  const rates = new Map<string, Record<string, Json>>();
  for (const key of ["rpm", "tpm"] as const) {
    for (const [model, limit] of Object.entries(objectOf(metadata[modelLimitKeys[key]])))
      rates.set(model, { ...rates.get(model), [key]: limit });
  }
  return Object.fromEntries(rates);
}

/** Never missing in an answer of LiteLLM. */
function idOf(value: Json | undefined): string {
  return textOf(value) ?? "";
}
