/** `access`: limits and budgets against those of the team, the user and the prices. */
import * as messages from "../errors/access";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { AccessConfig, GatewayConfig, ModelConfig } from "../gateway-config";
import { modelsBehind } from "../plan/model-behind";
import { isAnswered } from "../schema/wildcard";
import { isGiven } from "./given";
import { publicNames } from "./public-names";

type Key = AccessConfig["keys"][string];
type Team = AccessConfig["teams"][string];

export function checkAccessLimits(config: GatewayConfig): readonly Finding[] {
  const { teams, users, keys } = config.access;
  return [
    ...Object.entries(teams).flatMap(([name, team]) => [
      ...checkBudget(config, ["access", "teams", name], team),
      ...checkPrices(config, ["access", "teams", name], team, team.models),
    ]),
    ...Object.entries(users).flatMap(([name, user]) => [
      ...checkBudget(config, ["access", "users", name], user),
      ...checkPrices(config, ["access", "users", name], user, user.models),
    ]),
    ...Object.entries(keys).flatMap(([alias, key]) => [
      ...checkBudget(config, ["access", "keys", alias], key),
      ...checkPrices(config, ["access", "keys", alias], key, key.models ?? teamOf(config, key)?.models),
      ...checkAgainstTeam(config, ["access", "keys", alias], key),
      ...checkAgainstUser(config, ["access", "keys", alias], key),
    ]),
  ];
}

function teamOf({ access }: GatewayConfig, { team }: Key): Team | undefined {
  return team !== undefined && Object.hasOwn(access.teams, team) ? access.teams[team] : undefined;
}

interface Budget {
  readonly maxBudget?: number | undefined;
  readonly softBudget?: number | undefined;
  readonly per?: number | undefined;
}

/** What comes from the defaults is not each key's mistake. */
function checkBudget(config: GatewayConfig, path: readonly string[], budget: Budget): readonly Finding[] {
  const { maxBudget, softBudget, per } = budget;
  const [soft, period] = [formatPath([...path, "softBudget"]), formatPath([...path, "per"])];
  return [
    ...(softBudget !== undefined && maxBudget !== undefined && softBudget >= maxBudget
      ? [messages.softBudgetHigh(soft, softBudget, maxBudget)]
      : []),
    ...(per !== undefined && maxBudget === undefined && isGiven(config, period)
      ? [messages.periodAlone(period)]
      : []),
  ];
}

function checkPrices(
  config: GatewayConfig,
  path: readonly string[],
  { maxBudget }: Budget,
  allowed: readonly string[] | undefined,
): readonly Finding[] {
  const at = formatPath([...path, "maxBudget"]);
  if (maxBudget === undefined || !isGiven(config, at)) return [];
  const named = allowed?.map((name) => behind(config, name));
  const reached = publicNames(config).filter((name) => isAllowed(config, name, named));
  const models = [...new Set(reached.flatMap((name) => modelsBehind(config, name)))];
  const unpriced = models.filter(costsNothing).map(({ name }) => name);
  return unpriced.length === 0
    ? []
    : [messages.budgetUnpriced(at, unpriced, unpriced.length === models.length)];
}

/** Calls of an alias are allowed to who may call what it stands for; not the other way round. */
function isAllowed(config: GatewayConfig, name: string, allowed: readonly string[] | undefined): boolean {
  return allowed === undefined || isAnswered(name, allowed) || isAnswered(behind(config, name), allowed);
}

function behind({ routing }: GatewayConfig, name: string): string {
  return Object.hasOwn(routing.aliases, name) ? (routing.aliases[name] ?? name) : name;
}

/** Of a provider's model LiteLLM mostly knows the price itself; of engines that people run, never. */
function costsNothing({ price, vllm, upstream }: ModelConfig): boolean {
  const isOwn = vllm !== null || /^(hosted_vllm|ollama|ollama_chat|vllm)\//.test(upstream?.model ?? "");
  return price === null ? isOwn : price.input === 0 && price.output === 0;
}

const shared = ["rpm", "tpm", "maxBudget"] as const;

function checkAgainstTeam(config: GatewayConfig, path: readonly string[], key: Key): readonly Finding[] {
  const team = teamOf(config, key);
  if (team === undefined || key.team === undefined) return [];
  const name = key.team;
  const above = shared.flatMap((limit) => {
    const [own, most] = [key[limit], team[limit]];
    const at = formatPath([...path, limit]);
    const isAbove = own !== undefined && most !== undefined && own > most && isGiven(config, at);
    return isAbove ? [messages.aboveTeam(at, own, name, most)] : [];
  });
  const outside = (key.models ?? []).flatMap((model, index) =>
    isAllowed(config, model, team.models)
      ? []
      : [messages.outsideTeam(formatPath([...path, "models", index]), model, name)],
  );
  return [...above, ...outside];
}

function checkAgainstUser(config: GatewayConfig, path: readonly string[], key: Key): readonly Finding[] {
  const { users } = config.access;
  if (key.team === undefined || key.user === undefined || !Object.hasOwn(users, key.user)) return [];
  const user = users[key.user];
  const isUnused = user?.maxBudget !== undefined || user?.models !== undefined;
  return isUnused ? [messages.budgetOfUserUnused(formatPath([...path, "user"]), key.user)] : [];
}
