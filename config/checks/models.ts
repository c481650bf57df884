/** Models exist, and their containers can be told apart. */
import * as messages from "../errors/model";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkModelsExist(config: GatewayConfig): readonly Finding[] {
  return config.modelNames.length === 0 ? [messages.noModels()] : [];
}

/** Replica names count too: model `a-2` collides with the second replica of `a`. */
export function checkModelNames(config: GatewayConfig): readonly Finding[] {
  const findings: Finding[] = [];
  const holders = new Map<string, string>();
  for (const model of config.models) {
    const path = formatPath(["models", model.name]);
    if (model.slug === "") findings.push(messages.modelNameEmpty(path));
    const replicas = model.vllm?.replicas ?? 1;
    const names = Array.from({ length: replicas }, (_, index) =>
      index === 0 ? model.slug : `${model.slug}-${index + 1}`,
    );
    const taken = names.find((name) => holders.has(name));
    const other = taken === undefined ? undefined : holders.get(taken);
    if (model.slug !== "" && taken !== undefined && other !== undefined)
      findings.push(messages.modelNameCollision(path, other, taken));
    for (const name of names) holders.set(name, model.name);
  }
  return findings;
}
