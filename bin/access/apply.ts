/** Does what a plan says, one request after another. */
import type { AdminApi } from "./api";
import { called } from "./entry";
import type { Kind, Live, Wanted } from "./entry";
import { textOf } from "./json";
import type { JsonObject } from "./json";
import type { KeyKeeper } from "./keys-out";
import type { Operation } from "./plan";
import { bodyOf } from "./words";

const paths = {
  team: {
    create: "/team/new",
    update: "/team/update",
    remove: "/team/delete",
    id: "team_id",
    ids: "team_ids",
  },
  user: {
    create: "/user/new",
    update: "/user/update",
    remove: "/user/delete",
    id: "user_id",
    ids: "user_ids",
  },
  key: { create: "/key/generate", update: "/key/update", remove: "/key/delete", id: "key", ids: "keys" },
} as const satisfies Readonly<Record<Kind, object>>;

/** Stops at the first refusal; what is done is done, and the next call goes on from there. */
export async function applyOperation(
  api: AdminApi,
  stack: string,
  operation: Operation,
  keeper: KeyKeeper,
): Promise<void> {
  if (operation.action === "create") return create(api, stack, operation.wanted, keeper);
  if (operation.action === "remove") return remove(api, operation.live);
  if (!("changes" in operation)) return;
  const { wanted, live, changes } = operation;
  const changed = new Set(changes.map(({ field }) => field));
  const isMarked = operation.action === "adopt" || changed.has("metadata") || changed.has("modelLimits");
  const fields = Object.entries(wanted.fields).filter(
    ([field]) => changed.has(field) || (isMarked && (field === "metadata" || field === "modelLimits")),
  );
  const body = bodyOf(wanted.kind, Object.fromEntries(fields), { stack, kept: live.kept }, Date.now());
  const { update, id } = paths[wanted.kind];
  await api.post(update, { [id]: live.id, ...body }, called(wanted));
}

async function create(api: AdminApi, stack: string, wanted: Wanted, keeper: KeyKeeper): Promise<void> {
  if (wanted.kind === "key") return keeper.keep(wanted.name, () => generateKey(api, stack, wanted, {}));
  const body = { [paths[wanted.kind].id]: wanted.id, ...newBody(stack, wanted) };
  const more = wanted.kind === "user" ? { auto_create_key: false } : {};
  await api.post(paths[wanted.kind].create, { ...body, ...more }, called(wanted));
}

/** Returns the key itself, which nobody can read again. */
export async function generateKey(
  api: AdminApi,
  stack: string,
  wanted: Wanted,
  more: JsonObject,
): Promise<string> {
  const body = { key_alias: wanted.name, ...newBody(stack, wanted), ...more };
  const answer = await api.post("/key/generate", body, called(wanted));
  return textOf(answer.key) ?? "";
}

function newBody(stack: string, { kind, fields }: Wanted): JsonObject {
  const said = Object.entries(fields).filter(([, value]) => value !== null);
  return bodyOf(kind, Object.fromEntries(said), { stack, kept: {} }, Date.now());
}

async function remove(api: AdminApi, live: Live): Promise<void> {
  const { remove: path, ids } = paths[live.kind];
  await api.post(path, { [ids]: [live.id] }, called(live));
}
