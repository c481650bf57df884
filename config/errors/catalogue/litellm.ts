/** Keys and values in LiteLLM's own spelling. */
import { entriesOf } from "./entry";

export const litellmEntries = entriesOf({
  "LITELLM.KEY_UNKNOWN": {
    severity: "error",
    meaning: "LiteLLM has no such key in this section. It would say nothing, or one line in a log.",
    fix: "Write the key that is suggested, or remove it.",
    example: {
      path: "general_setting",
      message: "LiteLLM 1.106.2 has no general_setting; it is ignored without a warning",
    },
  },
  "LITELLM.KEY_UNREAD": {
    severity: "warning",
    meaning: "A key of `model_info` that no code reads. It is only shown in lists of models.",
    fix: "Remove it, or keep it as a note.",
    example: {
      path: "model_list[0].model_info.max_input_token",
      message: "model_info.max_input_token is shown by /model/info, but nothing else reads it",
    },
  },
  "LITELLM.KEY_SENT": {
    severity: "warning",
    meaning:
      "A key of `litellm_params` that LiteLLM does not use itself. It becomes a part of every request to the model server.",
    fix: "Write it inside `extra_body`, or remove it.",
    example: {
      path: "model_list[0].litellm_params.top_k",
      message:
        "litellm_params.top_k is no key of LiteLLM: it is sent to the model server in the body of every request; vLLM reads it",
    },
  },
  "LITELLM.KEY_MISPLACED": {
    severity: "error",
    meaning: "The key exists, in another section. Where it stands nothing reads it.",
    fix: "Move it to the section that the fix names.",
    example: {
      path: "coordination_redis",
      message: "coordination_redis is not read there; it is ignored without a warning",
    },
  },
  "LITELLM.KEY_DEAD": {
    severity: "error",
    meaning: "The key is documented or common, and no code reads it.",
    fix: "Do what the fix says instead.",
    example: { path: "litellm_settings.cache_type", message: "litellm_settings.cache_type has no reader" },
  },
  "LITELLM.KEY_CRASHES": {
    severity: "error",
    meaning: "LiteLLM refuses to start with this key in this section.",
    fix: "Do what the fix says instead.",
    example: {
      path: "router_settings.health_check_interval",
      message: "router_settings.health_check_interval stops the start with a ValueError",
    },
  },
  "LITELLM.KEY_CLOBBERS": {
    severity: "error",
    meaning:
      "LiteLLM sets every key of `litellm_settings` as a variable of its library. This one replaces a function, a module or an object that the library needs.",
    fix: "Do what the fix says instead.",
    example: {
      path: "litellm_settings.cost_per_token",
      message: "litellm_settings.cost_per_token replaces the function that computes costs",
    },
  },
  "LITELLM.KEY_INTERNAL": {
    severity: "warning",
    meaning:
      "The key sets a variable of LiteLLM's library that is not meant as a setting, and may be gone in the next version.",
    fix: "Remove it, or use the key that the fix names.",
    example: {
      path: "litellm_settings.openai_key",
      message: "litellm_settings.openai_key sets an internal variable of the library, not a setting",
    },
  },
  "LITELLM.KEY_ENTERPRISE": {
    severity: "warning",
    meaning: "The key works only with a licence. Without one LiteLLM does not start, or refuses requests.",
    fix: "Remove it, unless there is a licence.",
    example: {
      path: "general_settings.allowed_ips",
      message: "general_settings.allowed_ips stops the start without an Enterprise licence",
    },
  },
  "LITELLM.VALUE_TYPE": {
    severity: "error",
    meaning:
      "The key takes another kind of value. LiteLLM reads YAML 1.1: `1e-7` is text there, `on` a boolean, and `12:30:45` a number.",
    fix: "Give what the message names.",
    example: {
      path: "general_settings.allowed_ips",
      message: "general_settings.allowed_ips takes a list of texts; a text is read letter by letter",
    },
  },
  "LITELLM.VALUE_UNKNOWN": {
    severity: "error",
    meaning: "The key takes certain words, and this is none of them.",
    fix: "Use a known word.",
    example: {
      path: "router_settings.routing_strategy",
      message:
        'router_settings.routing_strategy has no "latency-based"; known: "cost-based-routing", "lar1", "latency-based-routing", "least-busy", "simple-shuffle", "usage-based-routing", "usage-based-routing-v2"',
    },
  },
  "LITELLM.VALUE_RANGE": {
    severity: "error",
    meaning: "The number lies outside of what LiteLLM takes.",
    fix: "Give a number within the bounds.",
    example: {
      path: "general_settings.max_in_flight_requests_per_worker",
      message:
        "general_settings.max_in_flight_requests_per_worker takes a number > 0; LiteLLM refuses or ignores another",
    },
  },
  "LITELLM.VALUE_CRASHES": {
    severity: "error",
    meaning: "LiteLLM refuses to start with this value.",
    fix: "Do what the fix says.",
    example: {
      path: "router_settings.fallbacks[0]",
      message: "an entry of fallbacks has 2 keys and stops the start; it takes one",
    },
  },
  "LITELLM.VALUE_TRAP": {
    severity: "warning",
    meaning: "The value is legal, and does something else than it looks like.",
    fix: "Do what the fix says, unless just that is meant.",
    example: {
      path: "router_settings.model_group_alias.c",
      message: 'the alias "c" has no model and leads nowhere',
    },
  },
  "LITELLM.ENV_DEAD": {
    severity: "error",
    meaning: "LiteLLM reads no such variable, although it is documented.",
    fix: "Do what the fix says instead.",
    example: {
      path: "environment_variables.USE_PRISMA_MIGRATE",
      message: "USE_PRISMA_MIGRATE is documented but never read; migration is the default",
    },
  },
  "LITELLM.ENV_LATE": {
    severity: "error",
    meaning: "The variable is read before LiteLLM sets those of its own configuration.",
    fix: "Set it in the environment of the container.",
    example: {
      path: "environment_variables.LITELLM_LOG",
      message: "LITELLM_LOG is read before environment_variables are set, and has no effect there",
    },
  },
  "LITELLM.KEY_OWNED": {
    severity: "error",
    meaning: "A typed field of the config sets this key, or the gateway itself needs it as it is.",
    fix: "Use the field that the fix names.",
    example: {
      path: "litellm.routerSettings.num_retries",
      message: "router_settings.num_retries is set by routing.retries",
    },
  },
  "LITELLM.VERSION_UNKNOWN": {
    severity: "warning",
    meaning:
      "The tag of the proxy's image names a LiteLLM version of which there is no table; the message says which one is used instead.",
    fix: "Use an image of a known version, or name the closest in `versions.litellm`.",
    example: {
      path: "images.litellm",
      message:
        "litellm/litellm:v1.107.0 is LiteLLM 1.107.0, of which there is no table; its keys are checked against 1.106.2",
    },
  },
  "LITELLM.VERSION_UNSAFE": {
    severity: "error",
    meaning: "The version has holes that are publicly known.",
    fix: "Use 1.83.10 or newer.",
    example: {
      path: "images.litellm",
      message:
        "LiteLLM 1.83.5 has known holes: CVE-2026-42208 (SQL injection before login, 1.81.16 to 1.83.6), CVE-2026-35029 and CVE-2026-35030 (fixed in 1.83.0)",
    },
  },
  "LITELLM.VERSION_COMPROMISED": {
    severity: "error",
    meaning: "1.82.7 and 1.82.8 were not published by LiteLLM's authors.",
    fix: "Use another version; where one of them has run, change every secret that it could read.",
    example: {
      path: "proxy.image",
      message: "LiteLLM 1.82.8 was published by an attacker on 2026-03-24 and steals secrets",
    },
  },
  "LITELLM.IMAGE_MOVED": {
    severity: "error",
    meaning: "The image's repository gets no new versions.",
    fix: "Use `litellm/litellm`.",
    example: {
      path: "images.litellm",
      message: "berriaiofficial/litellm:v1.106.2 is an old name under which LiteLLM is no longer published",
    },
  },
});
