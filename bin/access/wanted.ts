/** What the config wants to be there. */
import { durationText } from "../../config";
import type { GatewayConfig } from "../../config";
import type { Kind, Wanted } from "./entry";
import type { Json } from "./json";
import { fieldsOf } from "./words";

export function wantedEntries({ access }: Pick<GatewayConfig, "access">): readonly Wanted[] {
  const teamId = (name: string) => access.teams[name]?.id ?? name;
  return [
    ...sorted(access.teams).map(([name, team]) =>
      entry("team", name, teamId(name), { ...team, alias: name }),
    ),
    ...sorted(access.users).map(([name, user]) => entry("user", name, name, user)),
    ...sorted(access.keys).map(([alias, { team, ...key }]) =>
      entry("key", alias, alias, { ...key, ...(team === undefined ? {} : { team: teamId(team) }) }),
    ),
  ];
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function entry(kind: Kind, name: string, id: string, said: object): Wanted {
  const given = new Map<string, unknown>(Object.entries(said));
  const fields = fieldsOf[kind].flatMap((field) => {
    // LiteLLM never forgets an address: who says none leaves it as it is.
    if (field === "email" && given.get(field) === undefined) return [];
    return [[field, normal(field, given.get(field))] as const];
  });
  return { kind, name, id, fields: Object.fromEntries(fields) };
}

/** One form for what is the same to LiteLLM. */
function normal(field: string, value: unknown): Json {
  if (field === "models") return [...((value ?? []) as readonly string[])].toSorted(); // the schema says so
  if (field === "metadata") return plain(value ?? {});
  if (field === "modelLimits") return plain(saying(value ?? {}));
  if (field === "per") return typeof value === "number" ? durationText(value) : null;
  return (value ?? null) as Json; // what else the schema has are plain values
}

/** Without models of which no limit is said. */
function saying(limits: object): object {
  return Object.fromEntries(Object.entries(limits).filter(([, rates]) => JSON.stringify(rates) !== "{}"));
}

function plain(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json; // plain data of the schema
}
