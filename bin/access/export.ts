/** The `access` section that a running gateway amounts to, for who wants to keep it as code from now on. */
import { isAccessName } from "../../config";
import type { Finding } from "../../config";
import { notExported } from "../../config/errors/access-live";
import { called } from "./entry";
import type { Live } from "./entry";
import type { Json, JsonObject } from "./json";

export interface Exported {
  readonly access: JsonObject;
  readonly findings: readonly Finding[];
}

type Section = Record<string, Record<string, Json>>;

export function exportAccess(live: readonly Live[]): Exported {
  const findings: Finding[] = [];
  const leave = (one: Live, reason: string) => void findings.push(notExported(called(one), reason));
  const teams: Section = {};
  const users: Section = {};
  const keys: Section = {};
  const teamNames = new Map<string, string>();
  for (const team of live.filter(({ kind }) => kind === "team")) {
    const name = [team.name, team.id].find((text) => isAccessName(text) && !Object.hasOwn(teams, text));
    if (name === undefined) leave(team, nameReason);
    else {
      teamNames.set(team.id, name);
      teams[name] = { ...(team.id === name ? {} : { id: team.id }), ...said(team, ["alias"]) };
    }
  }
  for (const user of live.filter(({ kind }) => kind === "user")) {
    if (isAccessName(user.name))
      users[user.name] = said(user, user.fields.role === "internal_user" ? ["role"] : []);
    else leave(user, nameReason);
  }
  for (const key of live.filter(({ kind, replaced }) => kind === "key" && replaced === null)) {
    const { team, user } = key.fields;
    if (!isAccessName(key.name)) leave(key, nameReason);
    else if (typeof team === "string" && !teamNames.has(team)) leave(key, "its team is left out");
    else if (typeof user === "string" && !Object.hasOwn(users, user)) leave(key, "its user is left out");
    else
      keys[key.name] = {
        ...said(key, []),
        ...(typeof team === "string" ? { team: teamNames.get(team) ?? team } : {}),
      };
  }
  const access = Object.entries({ teams, users, keys }).filter(
    ([, section]) => Object.keys(section).length > 0,
  );
  return { access: Object.fromEntries(access), findings };
}

const nameReason = "a name in the config is letters, digits and _ . @ + : - after a letter or a digit";

/** What differs from saying nothing. */
function said({ fields }: Live, without: readonly string[]): Record<string, Json> {
  const entries = Object.entries(fields).flatMap(([field, value]): readonly (readonly [string, Json])[] => {
    const isNothing = value === null || value === false || ["[]", "{}"].includes(JSON.stringify(value));
    if (isNothing || without.includes(field)) return [];
    if (field === "per" && typeof value === "string") return [[field, period(value)]];
    if (field === "expires" && typeof value === "string")
      return [[field, `${new Date(value).toISOString().slice(0, 19)}Z`]];
    return [[field, value]];
  });
  return Object.fromEntries(entries);
}

/** LiteLLM also says weeks and months, and begins months like 30 days on the first. */
function period(text: string): string {
  const [, count = "1", unit = ""] = /^(\d+)(w|mo)$/.exec(text) ?? [];
  if (unit === "") return text;
  return `${Number(count) * (unit === "w" ? 7 : 30)}d`;
}
