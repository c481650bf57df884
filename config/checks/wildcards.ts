/** Wildcard routes (`openai/*`): their form, and what cannot be said for every model behind one. */
import * as messages from "../errors/wildcard";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { isWildcard } from "../schema/wildcard";

export function checkWildcards({ models }: GatewayConfig): readonly Finding[] {
  return models.flatMap((model) => {
    const path = ["models", model.name];
    if (!isWildcard(model.name)) return checkPlain(model, path);
    if (model.vllm) return [messages.wildcardEngine(formatPath(path))];
    return [...checkForm(model, path), ...checkShared(model, path)];
  });
}

function checkPlain({ name, upstream }: ModelConfig, path: readonly string[]): readonly Finding[] {
  if (name.includes("*")) return [messages.wildcardForm(formatPath(path), name)];
  return upstream?.model.includes("*")
    ? [messages.wildcardUpstream(formatPath([...path, "upstream", "model"]))]
    : [];
}

/** One star on either side: LiteLLM puts what it matched where the other stands. */
function checkForm({ name, upstream }: ModelConfig, path: readonly string[]): readonly Finding[] {
  if (name.slice(0, -1).includes("*")) return [messages.wildcardForm(formatPath(path), name)];
  const stars = upstream?.model.match(/\*/g)?.length ?? 0;
  return stars > 1 ? [messages.wildcardUpstream(formatPath([...path, "upstream", "model"]))] : [];
}

function checkShared(
  { price, limits, contextWindow }: ModelConfig,
  path: readonly string[],
): readonly Finding[] {
  const rows: readonly (readonly [boolean, string, string])[] = [
    [price !== null, "price", "is charged for"],
    [Object.keys(limits).length > 0, "limits", "counts together"],
    [Object.keys(contextWindow).length > 0, "contextWindow", "is taken for that of"],
  ];
  return rows.flatMap(([isSet, key, what]) =>
    isSet ? [messages.wildcardShared(formatPath([...path, key]), what)] : [],
  );
}
