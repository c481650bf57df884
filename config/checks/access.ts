/** `access`: every name exists, and nothing is asked for that LiteLLM would silently not do. */
import * as messages from "../errors/access";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { litellmMetadata, modelLimitKeys, ownershipKeys } from "../presets/access";
import { isWildcard } from "../schema/wildcard";
import { isGiven } from "./given";
import { isServed, publicNames } from "./public-names";

export function checkAccess(config: GatewayConfig): readonly Finding[] {
  const { access, proxy } = config;
  const entries = [
    ...entriesOf("teams", access.teams),
    ...entriesOf("users", access.users),
    ...entriesOf("keys", access.keys),
  ];
  if (entries.length === 0) return [];
  return [
    ...(proxy.masterKey === "none" ? [messages.accessWithoutMasterKey("proxy.masterKey")] : []),
    ...checkModels(config, ["access", "defaults"], config.access.defaultModels),
    ...entries.flatMap(({ path, entry }) => [
      ...checkModels(config, path, entry.models ?? []),
      ...checkModelLimits(config, path, entry.modelLimits ?? {}),
      ...checkMetadata(path, entry.metadata ?? {}),
    ]),
    ...checkTeamIds(config),
    ...checkKeys(config),
  ];
}

interface Entry {
  readonly models?: readonly string[] | undefined;
  readonly modelLimits?: Readonly<Record<string, unknown>> | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

function entriesOf(kind: string, list: Readonly<Record<string, Entry>>) {
  return Object.entries(list).map(([name, entry]) => ({ path: ["access", kind, name], entry }));
}

function checkModels(
  config: GatewayConfig,
  path: readonly string[],
  models: readonly string[],
): readonly Finding[] {
  return models.flatMap((name, index) => checkModel(config, formatPath([...path, "models", index]), name));
}

function checkModelLimits(
  config: GatewayConfig,
  path: readonly string[],
  limits: Readonly<Record<string, unknown>>,
): readonly Finding[] {
  return Object.keys(limits).flatMap((name) =>
    checkModel(config, formatPath([...path, "modelLimits", name]), name),
  );
}

/** Models, groups and aliases; a wildcard where there is that route. What an own YAML has is not known. */
function checkModel(config: GatewayConfig, path: string, name: string): readonly Finding[] {
  const { routing, modelNames, proxy } = config;
  // Of a default that names them the keys have nothing to add.
  if (proxy.configFile !== undefined || !isGiven(config, path.replace(/\[\d+\]$/, ""))) return [];
  const isKnown = isWildcard(name) ? modelNames.includes(name) : isServed(config, name);
  if (isKnown || Object.hasOwn(routing.aliases, name)) return [];
  const known = [...publicNames(config), ...Object.keys(routing.aliases)].toSorted();
  return [messages.accessModel({ path, name, known })];
}

function checkMetadata(path: readonly string[], metadata: Readonly<Record<string, unknown>>) {
  const owned = [...Object.values(ownershipKeys), ...Object.values(modelLimitKeys), ...litellmMetadata];
  return Object.keys(metadata)
    .filter((key) => owned.includes(key))
    .map((key) => messages.metadataOwned(formatPath([...path, "metadata", key]), key));
}

function checkTeamIds({ access }: GatewayConfig): readonly Finding[] {
  const owners = new Map<string, string>();
  return Object.entries(access.teams).flatMap(([name, team]) => {
    const id = team.id ?? name;
    const other = owners.get(id);
    owners.set(id, other ?? name);
    return other === undefined
      ? []
      : [messages.teamIdTwice(formatPath(["access", "teams", name]), id, other)];
  });
}

function checkKeys({ access }: GatewayConfig): readonly Finding[] {
  const { teams, users } = access;
  return Object.entries(access.keys).flatMap(([alias, { team, user, expires }]) => {
    const at = (key: string) => formatPath(["access", "keys", alias, key]);
    return [
      ...(team === undefined || Object.hasOwn(teams, team)
        ? []
        : [messages.accessTeam(at("team"), team, Object.keys(teams))]),
      ...(user === undefined || Object.hasOwn(users, user)
        ? []
        : [messages.accessUser(at("user"), user, Object.keys(users))]),
      ...(expires !== undefined && Date.parse(expires) <= Date.now()
        ? [messages.keyExpired(at("expires"), expires)]
        : []),
    ];
  });
}
