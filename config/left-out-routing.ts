/** `routing` without the models that are left out: nobody may be sent to a model that is not there. */
import * as messages from "./errors/optional";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig, RoutingConfig } from "./gateway-config";
import { isAnswered } from "./schema/wildcard";

type Lists = Readonly<Record<string, readonly string[]>>;
type IsGone = (name: string) => boolean;

/** `gone`: names of the models, maybe wildcards. Somebody left alone keeps an empty list, and a finding says so. */
export function routingWithout(
  { routing, modelNames }: GatewayConfig,
  gone: readonly string[],
  findings: Finding[],
): RoutingConfig {
  const left = [...modelNames.filter((name) => !gone.includes(name)), ...Object.keys(routing.groups)];
  const isGone = (name: string) => isAnswered(name, gone) && !isAnswered(name, left);
  const lists = (kind: "fallbacks" | "contextWindowFallbacks" | "contentPolicyFallbacks") =>
    listsWithout(routing[kind], kind, isGone, findings);
  const aliases = Object.entries(routing.aliases).filter(([, target]) => !isGone(target));
  return {
    ...routing,
    fallbacks: lists("fallbacks"),
    contextWindowFallbacks: lists("contextWindowFallbacks"),
    contentPolicyFallbacks: lists("contentPolicyFallbacks"),
    defaultFallbacks: listWithout(routing.defaultFallbacks, ["defaultFallbacks"], isGone, findings),
    groups: groupsWithout(routing.groups, isGone, findings),
    aliases: Object.fromEntries(aliases),
    healthChecks: checksWithout(routing.healthChecks, isGone),
  };
}

function listsWithout(lists: Lists, kind: string, isGone: IsGone, findings: Finding[]) {
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([source]) => !isGone(source))
      .map(([source, targets]) => [source, listWithout(targets, [kind, source], isGone, findings)]),
  );
}

function listWithout(
  targets: readonly string[],
  path: readonly string[],
  isGone: IsGone,
  findings: Finding[],
): string[] {
  const left = targets.filter((target) => !isGone(target));
  if (left.length === 0 && targets.length > 0)
    findings.push(messages.fallbacksEmptied(formatPath(["routing", ...path]), targets));
  return left;
}

function groupsWithout(groups: RoutingConfig["groups"], isGone: IsGone, findings: Finding[]) {
  return Object.fromEntries(
    Object.entries(groups).map(([group, members]) => {
      const left = members.filter(({ model }) => !isGone(model));
      if (left.length === 0) {
        const names = members.map(({ model }) => model);
        findings.push(messages.groupEmptied(formatPath(["routing", "groups", group]), names));
      }
      return [group, left];
    }),
  );
}

/** Nobody needs a check of what is not there. */
function checksWithout(checks: RoutingConfig["healthChecks"], isGone: IsGone) {
  if (checks === false || typeof checks.upstreams === "boolean") return checks;
  const upstreams = checks.upstreams.filter((name) => !isGone(name));
  return { ...checks, upstreams: upstreams.length > 0 && upstreams };
}
