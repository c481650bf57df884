/** Shapes of fallbacks and aliases, which LiteLLM checks in part, and in part when a request comes. */
import { valueCrashes, valueTrap } from "../../errors/litellm";
import type { Finding } from "../../findings";
import { isMapping } from "../../mapping";

type Values = Readonly<Record<string, unknown>>;
type At = (...inner: readonly PropertyKey[]) => string;

const lists = ["fallbacks", "context_window_fallbacks", "content_policy_fallbacks"] as const;

export function fallbackTraps(values: Values, at: At): readonly Finding[] {
  return lists.flatMap((key) => {
    const list = values[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((entry: unknown, index) =>
      isMapping(entry) ? judgeFallback(key, entry, (...inner) => at(key, index, ...inner)) : [],
    );
  });
}

function judgeFallback(key: string, entry: Values, at: At): readonly Finding[] {
  const models = Object.keys(entry);
  if (models.length !== 1) {
    const fix = "Write one entry per model.";
    // The list for long prompts is not checked at the start.
    return key === "context_window_fallbacks"
      ? [valueTrap(at(), `an entry of ${key}`, `has ${models.length} keys; it takes one`, fix)]
      : [
          valueCrashes(
            at(),
            `an entry of ${key}`,
            `has ${models.length} keys and stops the start; it takes one`,
            fix,
          ),
        ];
  }
  return models
    .filter((model) => !Array.isArray(entry[model]))
    .map((model) =>
      valueTrap(
        at(model),
        `the fallback of ${JSON.stringify(model)}`,
        "is no list; LiteLLM accepts that silently",
        "Write a list of models, also of one.",
      ),
    );
}

export function aliasTraps({ model_group_alias: aliases }: Values, at: At): readonly Finding[] {
  if (!isMapping(aliases)) return [];
  return Object.entries(aliases).flatMap(([alias, target]) => {
    const name = `the alias ${JSON.stringify(alias)}`;
    const path = at("model_group_alias", alias);
    if (Array.isArray(target))
      return [
        valueTrap(
          path,
          name,
          "has a list of models; every request with it is answered by 400",
          "Write one model; several deployments of one name share its requests, and fallbacks come one after another.",
        ),
      ];
    if (!isMapping(target)) return [];
    const fix = "Write the name of the model, or both model and hidden.";
    if (target.hidden === undefined)
      return [valueCrashes(path, name, "has no hidden, which stops the start", fix)];
    return target.model === undefined ? [valueTrap(path, name, "has no model and leads nowhere", fix)] : [];
  });
}
