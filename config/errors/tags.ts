/** Messages about tags that choose among deployments. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function noTags(path: string): Finding {
  return error(
    "ROUTING.TAGS_NONE",
    path,
    "no model has tags, so that every request with a tag is refused",
    "Give models tags, or remove it.",
  );
}

export function tagsMissing(path: string, untagged: readonly string[]): Finding {
  return warning(
    "ROUTING.TAGS_MISSING",
    path,
    `requests with a tag are refused by names without any tag: ${names(untagged)}`,
    'Give their models the tag "default", which stands for every tag that no other deployment has.',
  );
}

export function fallbackTags(path: string, target: string, source: string, tags: readonly string[]): Finding {
  return warning(
    "ROUTING.FALLBACK_TAGS",
    path,
    `${JSON.stringify(target)} answers no request whose tag chose ${JSON.stringify(source)}: it has neither the tag "default" nor ${names(tags)}`,
    "Give it these tags, or name a model that has them.",
  );
}
