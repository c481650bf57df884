/** Messages about wildcard routes. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function wildcardForm(path: string, name: string): Finding {
  return error(
    "WILDCARD.FORM",
    path,
    'has a * that LiteLLM would read as a pattern; a wildcard route is named like "openai/*"',
    `Rename it to "${name.replaceAll("*", "").replace(/\/+$/, "") || "any"}/*", or take the * out.`,
  );
}

export function wildcardEngine(path: string): Finding {
  return error(
    "WILDCARD.FORM",
    path,
    "is a wildcard route, but an engine answers to its own name alone",
    "Give the model a name without *, or use upstream.",
  );
}

export function wildcardUpstream(path: string): Finding {
  return error(
    "WILDCARD.FORM",
    path,
    "asks the provider for a model called *: only a model whose name ends in /* hands on the name",
    'Name one model, or end the name of this one in "/*".',
  );
}

export function wildcardShared(path: string, what: string): Finding {
  return warning(
    "WILDCARD.SHARED",
    path,
    `${what} all models behind the wildcard, whichever a client names`,
    "Keep it if that is meant, or add the models that differ by their own names.",
  );
}

export function wildcardFallback(path: string, name: string): Finding {
  return error(
    "WILDCARD.FALLBACK",
    path,
    `fallbacks go by the very name that is sent, which is never ${JSON.stringify(name)}`,
    `Name a model behind it, such as "${name.slice(0, -1)}<model>".`,
  );
}
