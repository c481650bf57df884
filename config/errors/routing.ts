/** Messages about fallbacks of every kind, aliases and groups. */
import type { Finding } from "../findings";
import { closestMatch } from "../upstream/closest";
import { error, names, warning } from "./finding";

/** Where somebody named a model that is none; `alias` when it is one of those. */
export interface UnknownName {
  readonly path: string;
  readonly name: string;
  readonly known: readonly string[];
  /** The model that the name is an alias of. */
  readonly behind?: string | undefined;
}

/** How to get a name right that nobody knows. */
export function useModel({ name, known, behind }: Omit<UnknownName, "path">): string {
  if (name.endsWith("*")) return "Write one full name that the pattern allows.";
  const match = behind ?? closestMatch(name, known);
  if (match === undefined) return "Use a known model, or add one with that name.";
  return behind === undefined
    ? `Use ${JSON.stringify(match)}, or add a model with that name.`
    : `Use ${JSON.stringify(match)}, which it is an alias of.`;
}

export function fallbackTwice(path: string, name: string): Finding {
  return warning(
    "MODEL.FALLBACK_TWICE",
    path,
    `${JSON.stringify(name)} stands in the list already; it is asked once`,
    "Remove it.",
  );
}

export function fallbackMode(
  path: string,
  target: string,
  mode: string,
  source: string,
  wanted: string,
): Finding {
  return error(
    "MODEL.FALLBACK_MODE",
    path,
    `${JSON.stringify(target)} is for ${mode} and cannot answer for ${JSON.stringify(source)}, which is for ${wanted}`,
    `Name a model for ${wanted}.`,
  );
}

export function fallbackLoses(
  path: string,
  target: string,
  source: string,
  ability: string,
  consequence: string,
): Finding {
  return warning(
    "MODEL.FALLBACK_LOSES",
    path,
    `${JSON.stringify(target)} has no ${ability}, ${JSON.stringify(source)} has: ${consequence}`,
    "Name a model that has it, or keep it for requests without.",
  );
}

export function windowNotLarger(path: string, target: string, tokens: number, source: number): Finding {
  return warning(
    "MODEL.WINDOW_NOT_LARGER",
    path,
    `${JSON.stringify(target)} takes ${tokens} tokens, no more than the ${source} that were not enough`,
    "Name a model with a larger context window.",
  );
}

export function aliasList(path: string, alias: string, models: readonly string[]): Finding {
  const name = JSON.stringify(alias);
  const [first = "a", second = "b"] = models.map((model) => JSON.stringify(model));
  return error(
    "ALIAS.LIST",
    path,
    "is a list; an alias stands for one model",
    `To spread requests over both, write routing.groups: { ${name}: [{ model: ${first} }, { model: ${second} }] }; to use ${second} only when ${first} cannot answer, aliases: { ${name}: ${first} } and fallbacks: { ${first}: [${second}] }.`,
  );
}

export function groupNameTaken(path: string, group: string, owner: string): Finding {
  return error(
    "GROUP.NAME_TAKEN",
    path,
    `${JSON.stringify(group)} is also ${owner}`,
    "Rename the group: a name means one thing.",
  );
}

export function memberUnknown(unknown: UnknownName, isGroup: boolean): Finding {
  const { path, name, known } = unknown;
  return error(
    "GROUP.MEMBER_UNKNOWN",
    path,
    isGroup
      ? `${JSON.stringify(name)} is a group, and groups hold models`
      : `unknown model ${JSON.stringify(name)}; known: ${names(known)}`,
    isGroup ? "Name the members of that group." : useModel(unknown),
  );
}

/** `name`: the wildcard itself, or what it serves. */
export function memberBehindWildcard(path: string, name: string): Finding {
  return error(
    "GROUP.MEMBER_UNKNOWN",
    path,
    `${JSON.stringify(name)} is served by a wildcard route, and members are models of their own`,
    "Add a model for it beside the wildcard route, and name that model.",
  );
}

export function memberTwice(path: string, model: string): Finding {
  return error(
    "GROUP.MEMBER_TWICE",
    path,
    `${JSON.stringify(model)} is a member already`,
    "Remove one; a larger share is a larger weight.",
  );
}

export function weightAndOrder(path: string): Finding {
  return error(
    "GROUP.WEIGHT_AND_ORDER",
    path,
    "has members with weight and members with order; a group has one of the two",
    "Use weight to share requests, or order for one after the other.",
  );
}

export function memberIncomplete(path: string, key: "weight" | "order"): Finding {
  return error(
    "GROUP.INCOMPLETE",
    path,
    `has no ${key}, others of the group have: it would get no request`,
    `Give every member its ${key}, or none.`,
  );
}

export function weightIgnored(path: string, strategy: string): Finding {
  return error(
    "GROUP.WEIGHT_IGNORED",
    path,
    `has weights, which ${strategy} does not read`,
    "Set routing.strategy to simple-shuffle, or remove the weights.",
  );
}

export function modesMixed(path: string, modes: readonly string[]): Finding {
  return error(
    "GROUP.MODES_MIXED",
    path,
    `has members for ${modes.join(" and ")}; a request for one cannot be answered by the other`,
    "Make a group for each.",
  );
}

export function limitsApart(path: string, model: string): Finding {
  return warning(
    "GROUP.LIMITS_APART",
    path,
    `the limits of ${JSON.stringify(model)} count for each name apart: as much again may pass through the group`,
    "Let clients use one of the names, or lower the limits to a part for each.",
  );
}
