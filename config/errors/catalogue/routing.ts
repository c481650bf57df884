/** Fallbacks of every kind, groups, limits and what retries and checks cost. */
import { entriesOf } from "./entry";

export const routingEntries = entriesOf({
  "MODEL.FALLBACK_TWICE": {
    severity: "warning",
    meaning: "A list of fallbacks names a model twice.",
    fix: "Remove one.",
    example: {
      path: "routing.fallbacks.far[1]",
      message: '"near" stands in the list already; it is asked once',
    },
  },
  "MODEL.FALLBACK_MODE": {
    severity: "error",
    meaning: "A fallback is a model of another kind, such as an embedding model for a chat model.",
    fix: "Name a model that answers the same calls.",
    example: {
      path: "routing.fallbacks.far[0]",
      message: '"vectors" is for embedding and cannot answer for "far", which is for chat',
    },
  },
  "MODEL.FALLBACK_LOSES": {
    severity: "warning",
    meaning:
      "A fallback lacks an ability of its model: by its `capabilities`, by those of its preset, or because an own engine without `toolCallParser` refuses tool calls. Requests that need it fail there, or, with reasoning, are answered without.",
    fix: "Name a model that has it, or keep it for requests without.",
    example: {
      path: "routing.fallbacks.shelf[0]",
      message: '"plain" has no tool calls, "shelf" has: such a request fails there too',
    },
  },
  "MODEL.WINDOW_NOT_LARGER": {
    severity: "warning",
    meaning: "A fallback for prompts that are too long takes no longer ones.",
    fix: "Name a model with a larger context window.",
    example: {
      path: "routing.contextWindowFallbacks.far[0]",
      message: '"near" takes 8000 tokens, no more than the 8000 that were not enough',
    },
  },
  "ALIAS.LIST": {
    severity: "error",
    meaning: "An alias has a list of models. LiteLLM answers such a name with 400.",
    fix: "To spread requests, use `routing.groups`; to have a second model when the first cannot, an alias and `fallbacks`.",
    example: { path: "routing.aliases.smart", message: "is a list; an alias stands for one model" },
  },
  "GROUP.NAME_TAKEN": {
    severity: "error",
    meaning: "A group has the name of a model or of an adapter.",
    fix: "Rename the group: a name means one thing.",
    example: { path: "routing.groups.far", message: '"far" is also a model' },
  },
  "GROUP.MEMBER_UNKNOWN": {
    severity: "error",
    meaning: "A group names a model that does not exist, an alias, a wildcard or another group.",
    fix: "Name models and adapters.",
    example: {
      path: "routing.groups.smart[1].model",
      message: 'unknown model "nera"; known: "far", "near"',
    },
  },
  "GROUP.MEMBER_TWICE": {
    severity: "error",
    meaning: "A model is in a group twice.",
    fix: "Remove one; a larger share is a larger weight.",
    example: { path: "routing.groups.smart[1].model", message: '"far" is a member already' },
  },
  "GROUP.WEIGHT_AND_ORDER": {
    severity: "error",
    meaning: "A group has weights and orders.",
    fix: "Use `weight` to share requests, or `order` for one after the other.",
    example: {
      path: "routing.groups.smart",
      message: "has members with weight and members with order; a group has one of the two",
    },
  },
  "GROUP.INCOMPLETE": {
    severity: "error",
    meaning:
      "Some members of a group have a weight or an order and others have none: those would get no request.",
    fix: "Give it to every member, or to none.",
    example: {
      path: "routing.groups.smart[1]",
      message: "has no weight, others of the group have: it would get no request",
    },
  },
  "GROUP.WEIGHT_IGNORED": {
    severity: "error",
    meaning: "A group has weights and the strategy does not read them.",
    fix: "Use `simple-shuffle`, or remove the weights.",
    example: {
      path: "routing.groups.smart",
      message: "has weights, which least-busy does not read",
    },
  },
  "GROUP.MODES_MIXED": {
    severity: "error",
    meaning: "Members of a group answer different calls, such as chat and embedding.",
    fix: "Make a group for each.",
    example: {
      path: "routing.groups.smart",
      message: "has members for chat and embedding; a request for one cannot be answered by the other",
    },
  },
  "GROUP.LIMITS_APART": {
    severity: "warning",
    meaning:
      "A member of a group has limits. LiteLLM counts them for each public name apart: through the group as much again may pass.",
    fix: "Let clients use one of the names, or lower the limits to a part for each.",
    example: {
      path: "routing.groups.smart[0]",
      message: 'the limits of "far" count for each name apart: as much again may pass through the group',
    },
  },
  "GROUP.EMPTIED": {
    severity: "error",
    meaning: "All members of a group are left out, because no key of theirs has a value.",
    fix: "Add a key to the env file, or a member that needs none of them.",
    example: {
      path: "routing.groups.smart",
      message: 'every member is left out, because no key of theirs has a value: "near"',
    },
  },
  "LIMITS.TOO_FEW": {
    severity: "warning",
    meaning:
      "A limit is smaller than the number of parts it is split into. `rpm` and `tpm` are split over the deployments, `maxParallelRequests` also over the processes of the proxy, which count alone.",
    fix: "Raise it to at least one per part.",
    example: {
      path: "models.far.limits.rpm",
      message: "1 split over 2 deployments leaves 1 of them none",
    },
  },
  "LIMITS.AFFINITY": {
    severity: "warning",
    meaning:
      "`sessionAffinity` keeps requests with a deployment, also when its part of the model's limits is spent: they get 429 while other deployments have some left.",
    fix: "Remove `rpm` and `tpm` of these models, or the affinity.",
    example: {
      path: "routing.sessionAffinity",
      message:
        "requests stay with their deployment when its part of the limits is spent, and get 429 while others have some left: far",
    },
  },
  "ROUTING.TAGS_NONE": {
    severity: "error",
    meaning: "`tagFiltering` is on, and no model has tags. LiteLLM refuses every request that has one.",
    fix: "Give models `tags`, or remove `tagFiltering`.",
    example: {
      path: "routing.tagFiltering",
      message: "no model has tags, so that every request with a tag is refused",
    },
  },
  "ROUTING.TAGS_MISSING": {
    severity: "warning",
    meaning:
      "With `tagFiltering` a name without any tag answers only requests without tags; others are refused, also where a client tags all that it sends.",
    fix: 'Give these models the tag "default".',
    example: {
      path: "routing.tagFiltering",
      message: 'requests with a tag are refused by names without any tag: "far", "one"',
    },
  },
  "ROUTING.FALLBACK_TAGS": {
    severity: "warning",
    meaning:
      "With `tagFiltering` fallbacks are filtered too: one that has neither the tag of its model nor `default` is not asked by a request with that tag.",
    fix: "Give it the tags, or name a model that has them.",
    example: {
      path: "routing.fallbacks.eu[0]",
      message: '"us" answers no request whose tag chose "eu": it has neither the tag "default" nor "eu"',
    },
  },
  "ROUTING.RETRY_WAITS": {
    severity: "warning",
    meaning:
      "`retryPolicy` retries on a model with one deployment and fallbacks. Unlike `retries` it holds also while that deployment rests, so requests wait before the fallback is asked.",
    fix: "Leave the class out, or give the model a second deployment.",
    example: {
      path: "routing.retryPolicy.timeoutErrorRetries",
      message:
        "a request waits seconds for each retry before the fallback of a model with one deployment is asked (after a 429 as long as its Retry-After says, up to 60 s): far",
    },
  },
  "ROUTING.CHECK_UNKNOWN": {
    severity: "error",
    meaning:
      "`healthChecks.upstreams` names a model that does not exist, or an own engine: those are checked anyway.",
    fix: "Name hosted models.",
    example: {
      path: "routing.healthChecks.upstreams[1]",
      message: 'no hosted model has the name "nera"; known: "far", "near"',
    },
  },
  "ROUTING.CHECKS_BILLED": {
    severity: "warning",
    meaning: "Background checks call hosted models, and each call is billed.",
    fix: "Raise `healthChecks.every`, name fewer models, or remove it.",
    example: {
      path: "routing.healthChecks.upstreams",
      message:
        "calls 1 hosted deployment 8640 times a day from each proxy process; the provider bills each call",
    },
  },
});
