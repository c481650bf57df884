/** Containers, their network names and deployments can be told apart: every name is claimed once. */
import * as messages from "../errors/model";
import { nameTwice } from "../errors/service";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { engineName, proxyName, serviceNames } from "../plan/names";
import { deploymentId } from "../plan/routes";

/** A label of a host name (RFC 1035). */
const hostNameLimit = 63;

export function checkModelNames(config: GatewayConfig): readonly Finding[] {
  const findings: Finding[] = [];
  const owners = new Map<string, string>(serviceClaims(config).map(([name, service]) => [name, service]));
  for (const model of config.models) {
    const path = formatPath(["models", model.name]);
    const claimed = modelClaims(config, model);
    const taken = claimed.find((name) => owners.has(name));
    // Of a name that is a wrong pattern that is said already.
    if (model.slug === "" && model.name.includes("*")) continue;
    if (model.slug === "") findings.push(messages.modelNameEmpty(path));
    else if (taken !== undefined)
      findings.push(messages.modelNameCollision(path, owners.get(taken) ?? "", taken));
    const long = model.vllm ? claimed.find((name) => name.length > hostNameLimit) : undefined;
    if (long !== undefined) findings.push(messages.containerNameTooLong(path, long, hostNameLimit));
    for (const name of claimed) owners.set(name, `model ${JSON.stringify(model.name)}`);
  }
  return findings;
}

/** Names that `names` gives to services, against those of the other services. */
export function checkServiceNames(config: GatewayConfig): readonly Finding[] {
  const given = Object.keys(config.names);
  return Object.entries(config.names).flatMap(([service, name]) => {
    if (name === undefined) return [];
    const claims = serviceClaims(config).filter(([taken]) => taken === name);
    const other = claims.map(([, owner]) => owner).find((owner) => owner !== service);
    // Of two services that were both given the name only the second is reported.
    const first = claims[0]?.[1] === service && given.includes(other ?? "");
    return other === undefined || first ? [] : [nameTwice(formatPath(["names", service]), name, other)];
  });
}

function serviceClaims(config: GatewayConfig): readonly (readonly [string, string])[] {
  const services = Object.entries(serviceNames(config)).map(([service, name]) => [name, service] as const);
  const { proxy } = serviceNames(config);
  const replicas = Array.from({ length: config.proxy.replicas - 1 }, (_, index) => index + 2);
  return [...services, ...replicas.map((replica) => [proxyName(proxy, replica), "proxy"] as const)];
}

/** Containers and their aliases, or the ids of the deployments. */
function modelClaims(config: GatewayConfig, { slug, vllm, upstream }: ModelConfig): readonly string[] {
  if (vllm) {
    const first = engineName(config, slug, 1);
    const further = Array.from({ length: vllm.replicas - 1 }, (_, index) =>
      engineName(config, slug, index + 2),
    );
    return [first, `${first}-1`, ...further];
  }
  const keys = upstream?.apiKeys ?? [];
  return keys.length === 0 ? [slug] : keys.map((key) => deploymentId(slug, key));
}
