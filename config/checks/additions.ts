/** Adapters and drafts: names that clients can tell apart, and what vLLM's speculative config takes. */
import { adapterNameTaken, adapterSlugTaken } from "../errors/model";
import { speculativeKeyOwned, speculativeKeyUnknown, speculativeModelMissing } from "../errors/vllm";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { slug } from "../schema/units";
import { methodsWithDraft, speculativeKeys } from "../upstream/vllm/speculative";

/** A public name means one thing; the folder of a local adapter is named after its slug. */
export function checkAdapters({ models }: GatewayConfig): readonly Finding[] {
  const owners = new Map(models.map(({ name }) => [name, `model ${JSON.stringify(name)}`]));
  return models.flatMap(({ name: model, vllm }) => {
    const slugs = new Map<string, string>();
    return Object.keys(vllm?.lora?.adapters ?? {})
      .toSorted()
      .flatMap((name) => {
        const path = formatPath(["models", model, "vllm", "lora", "adapters", name]);
        const owner = owners.get(name);
        const twin = slugs.get(slug(name));
        owners.set(name, `an adapter of model ${JSON.stringify(model)}`);
        slugs.set(slug(name), name);
        if (owner !== undefined) return [adapterNameTaken(path, owner)];
        return twin === undefined ? [] : [adapterSlugTaken(path, twin)];
      });
  });
}

const typedKeys: Readonly<Record<string, string>> = {
  method: "method",
  model: "model",
  num_speculative_tokens: "tokens",
};

export function checkSpeculative({ models }: GatewayConfig): readonly Finding[] {
  return models.flatMap(({ name, vllm }) => {
    if (!vllm?.speculative) return [];
    const { method, model, options } = vllm.speculative;
    const path = ["models", name, "vllm", "speculative"];
    const missing = model === null && methodsWithDraft.includes(method);
    return [
      ...(missing ? [speculativeModelMissing(formatPath(path), method)] : []),
      ...Object.keys(options).flatMap((key) => checkKey(key, formatPath([...path, "options", key]))),
    ];
  });
}

function checkKey(key: string, path: string): readonly Finding[] {
  const field = Object.hasOwn(typedKeys, key) ? typedKeys[key] : undefined;
  if (field !== undefined) return [speculativeKeyOwned(path, key, field)];
  return speculativeKeys.includes(key) ? [] : [speculativeKeyUnknown(path, key, speculativeKeys)];
}
