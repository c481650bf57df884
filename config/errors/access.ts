/** Messages about `access`: teams, users and virtual keys. */
import type { Finding } from "../findings";
import { closestMatch } from "../upstream/closest";
import { error, names, warning } from "./finding";
import { useModel } from "./routing";
import type { UnknownName } from "./routing";

export function licensedAccess(path: string, key: string): Finding {
  return error(
    "ACCESS.LICENCE",
    path,
    `LiteLLM takes ${JSON.stringify(key)} only with a licence`,
    "Remove it; metadata is free, and so are tags in requests.",
  );
}

export function accessModel(unknown: UnknownName): Finding {
  return error(
    "ACCESS.MODEL_UNKNOWN",
    unknown.path,
    `no model ${JSON.stringify(unknown.name)}; known: ${names(unknown.known)}`,
    useModel(unknown),
  );
}

export function accessTeam(path: string, name: string, known: readonly string[]): Finding {
  return notThere("ACCESS.TEAM_UNKNOWN", path, "team", name, known);
}

export function accessUser(path: string, name: string, known: readonly string[]): Finding {
  return notThere("ACCESS.USER_UNKNOWN", path, "user", name, known);
}

function notThere(
  code: "ACCESS.TEAM_UNKNOWN" | "ACCESS.USER_UNKNOWN",
  path: string,
  kind: string,
  name: string,
  known: readonly string[],
): Finding {
  const match = closestMatch(name, known);
  return error(
    code,
    path,
    `no ${kind} ${JSON.stringify(name)}; known: ${names(known)}`,
    match === undefined
      ? `Add it under access.${kind}s.`
      : `Use ${JSON.stringify(match)}, or add it under access.${kind}s.`,
  );
}

export function outsideTeam(path: string, model: string, team: string): Finding {
  return error(
    "ACCESS.OUTSIDE_TEAM",
    path,
    `team ${JSON.stringify(team)} may not call ${JSON.stringify(model)}, so that its keys are refused`,
    "Allow it to the team, or remove it here.",
  );
}

export function aboveTeam(path: string, amount: number, team: string, limit: number): Finding {
  return warning(
    "ACCESS.ABOVE_TEAM",
    path,
    `${amount} is never reached: all keys of team ${JSON.stringify(team)} share ${limit}`,
    `Give at most ${limit}, or more to the team.`,
  );
}

export function softBudgetHigh(path: string, soft: number, hard: number): Finding {
  return error(
    "ACCESS.SOFT_BUDGET",
    path,
    `${soft} is not below maxBudget, ${hard}`,
    "Give less: it tells before calls are refused.",
  );
}

export function periodAlone(path: string): Finding {
  return warning(
    "ACCESS.PERIOD_ALONE",
    path,
    "says when a budget begins anew, but there is no maxBudget",
    "Add maxBudget, or remove it.",
  );
}

export function budgetUnpriced(path: string, models: readonly string[], isAll: boolean): Finding {
  return warning(
    "ACCESS.BUDGET_UNPRICED",
    path,
    `${isAll ? "is never used up" : "does not see every call"}: no price for ${names(models)}`,
    "Give these models a price.",
  );
}

export function budgetOfUserUnused(path: string, user: string): Finding {
  return warning(
    "ACCESS.USER_BUDGET",
    path,
    `LiteLLM does not count calls of a team's key against the budget and the models of user ${JSON.stringify(user)}`,
    "Give the key a budget and models of its own, or set litellm.generalSettings.apply_user_budget_to_team_keys for the budget.",
  );
}

export function keyExpired(path: string, moment: string): Finding {
  return warning(
    "ACCESS.EXPIRED",
    path,
    `${moment} is over: every call is refused`,
    "Give a later day, or remove the key.",
  );
}

export function teamIdTwice(path: string, id: string, other: string): Finding {
  return error(
    "ACCESS.TEAM_TWICE",
    path,
    `team ${JSON.stringify(other)} is ${JSON.stringify(id)} in LiteLLM already`,
    "Give it another id, or none.",
  );
}

export function metadataOwned(path: string, key: string): Finding {
  return error(
    "ACCESS.METADATA_OWNED",
    path,
    `${JSON.stringify(key)} is written by LiteLLM or by this toolkit`,
    "Use another name; limits for single models are modelLimits.",
  );
}

export function accessWithoutMasterKey(path: string): Finding {
  return error(
    "ACCESS.NO_MASTER_KEY",
    path,
    "without a master key LiteLLM asks nobody for a key, so that no limit holds",
    "Set proxy.masterKey to the name of a secret, or remove access.",
  );
}
