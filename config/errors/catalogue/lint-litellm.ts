/** LiteLLM's file as a whole. */
import { entriesOf } from "./entry";

export const litellmLintEntries = entriesOf({
  "LINT.ALIAS_LIST": {
    severity: "error",
    meaning: "An alias of several models. LiteLLM takes one; calls of a list are answered with 400.",
    fix: "Write an alias of one model with a fallback, or several entries of one name.",
    example: {
      path: "router_settings.model_group_alias.smart",
      message:
        'the alias "smart" is a list; LiteLLM takes one model name, and answers calls of a list with 400',
    },
  },
  "LINT.ALIAS_TARGET_UNKNOWN": {
    severity: "error",
    meaning: "An alias leads to a name that no entry of `model_list` has.",
    fix: "Correct the name, or declare the model.",
    example: {
      path: "router_settings.model_group_alias.old",
      message:
        'leads to "smal", which no entry of model_list is called; calls of the alias are answered with 400',
    },
  },
  "LINT.FALLBACK_UNKNOWN": {
    severity: "error",
    meaning:
      "A fallback from or to a name that no entry of `model_list` has. LiteLLM skips it without a word.",
    fix: "Correct the name, or declare the model.",
    example: {
      path: "router_settings.fallbacks[0].chat[0]",
      message: 'names "chatt", which no entry of model_list is called; LiteLLM skips it in silence',
    },
  },
  "LINT.GROUP_MIXED": {
    severity: "warning",
    meaning:
      "Two different models share one `model_name`. LiteLLM spreads the calls over both; a fallback was probably meant.",
    fix: "Use two names and `router_settings.fallbacks`; `order`, or a `weight` on every entry, says that a mixture is meant.",
    example: {
      path: "model_list[1].model_name",
      message:
        '"chat" stands for different models ("gpt-oss-120b", "gpt-oss-20b"): that shares the load between them, it is no fallback',
    },
  },
  "LINT.STRATEGY_UNFIT": {
    severity: "warning",
    meaning: "A routing strategy that is documented as unfit for production.",
    fix: "Use `simple-shuffle`.",
    example: {
      path: "router_settings.routing_strategy",
      message: '"usage-based-routing" is documented as unfit for production',
    },
  },
  "LINT.REDIS_URL": {
    severity: "warning",
    meaning: "Redis is given as a URL, which is slower and holds the password.",
    fix: "Give host, port and password.",
    example: {
      path: "router_settings.redis_url",
      message:
        "a URL for Redis is documented as slower by about 80 requests per second, and holds the password",
    },
  },
  "LINT.REDIS_ROUTER_ONLY": {
    severity: "warning",
    meaning:
      "`router_settings.redis_host` alone. The limits of keys are then counted by every process for itself.",
    fix: "Add `coordination_redis`, or a cache of type `redis`.",
    example: {
      path: "router_settings.redis_host",
      message: "shares the router's state alone; every process counts the limits of keys for itself",
    },
  },
  "LINT.PRE_CALL_WINDOW": {
    severity: "warning",
    meaning: "Pre-call checks are on for models whose context window LiteLLM does not know.",
    fix: "Write `model_info.max_input_tokens`.",
    example: {
      path: "router_settings.enable_pre_call_checks",
      message: 'is on, but LiteLLM does not know the context window of "chat", and checks nothing there',
    },
  },
  "LINT.NEVER_COOLED": {
    severity: "warning",
    meaning:
      "A `cooldown_time` that no deployment ever gets: a name with one deployment is rested only on demand.",
    fix: "Set `router_settings.allowed_fails` to another number than 3.",
    example: {
      path: "router_settings.cooldown_time",
      message:
        'rests no deployment of "chat": a name with one deployment is rested only when router_settings.allowed_fails says so (another number than 3)',
    },
  },
  "LINT.LIMIT_NOT_ENFORCED": {
    severity: "warning",
    meaning:
      "`rpm` or `tpm` of a deployment without `enforce_model_rate_limits`. They only guide the router, and cap parallel requests.",
    fix: "Enforce them, or use `weight`.",
    example: {
      path: "model_list[0].litellm_params.rpm",
      message: "rpm is a hint for the router and a hidden cap on parallel requests; nobody is refused by it",
    },
  },
  "LINT.BUDGET_WITHOUT_PERIOD": {
    severity: "warning",
    meaning:
      "`litellm_settings.max_budget` without `budget_duration`. It is one budget for the whole proxy, for ever.",
    fix: "Add the duration; budgets of users and keys are set in the database.",
    example: {
      path: "litellm_settings.max_budget",
      message:
        "is one budget for the whole proxy, not for a user, and without budget_duration it is never reset",
    },
  },
  "LINT.PREFIX_CUSTOM": {
    severity: "error",
    meaning: "`custom/` in front of a vLLM model. It is another protocol.",
    fix: "Write `hosted_vllm/`.",
    example: {
      path: "model_list[0].litellm_params.model",
      message: '"custom/shelf": custom/ is a protocol of its own, which vLLM does not speak',
    },
  },
  "LINT.PREFIX_OPENAI": {
    severity: "warning",
    meaning: "`openai/` in front of a model that a vLLM server serves.",
    fix: "Write `hosted_vllm/`.",
    example: {
      path: "model_list[1].litellm_params.model",
      message:
        '"openai/shelf" leads to a vLLM server; with openai/ LiteLLM does not know that, and loses what is special to vLLM',
    },
  },
  "LINT.PREFIX_MISSING": {
    severity: "error",
    meaning: "A model without a provider. LiteLLM logs it, leaves the entry out and starts without it.",
    fix: "Write the provider in front.",
    example: {
      path: "model_list[2].litellm_params.model",
      message: '"shelf" says no provider; LiteLLM leaves the entry out and starts without it',
    },
  },
  "LINT.PREFIX_GUESSED": {
    severity: "warning",
    meaning: "A model without a provider, whose name LiteLLM happens to know in this version.",
    fix: "Write the provider in front.",
    example: {
      path: "model_list[3].litellm_params.model",
      message:
        '"claude-opus-4" says no provider; LiteLLM looks the name up in the price list of its version, and leaves the entry out when it is not there',
    },
  },
  "LINT.MODEL_RETIRED": {
    severity: "warning",
    meaning: "The provider has switched the model off.",
    fix: "Write a current one.",
    example: {
      path: "model_list[0].litellm_params.model",
      message: '"gemini/gemini-pro" has been retired by its provider',
    },
  },
  "LINT.CALLBACK_LEGACY": {
    severity: "warning",
    meaning: "A callback that nobody maintains any more.",
    fix: "Use another one.",
    example: {
      path: "litellm_settings.success_callback[0]",
      message: 'the callback "supabase" is a left-over that nobody maintains',
    },
  },
  "LINT.VERBOSE_DEPRECATED": {
    severity: "warning",
    meaning: "`set_verbose` is deprecated, and writes whole requests into the log.",
    fix: "Set `LITELLM_LOG`.",
    example: {
      path: "litellm_settings.set_verbose",
      message: "set_verbose is deprecated and logs whole requests",
    },
  },
  "LINT.ALLOWED_IPS_STAR": {
    severity: "error",
    meaning: "`*` in `allowed_ips`. It is compared as text and matches nobody.",
    fix: "Limit clients by the published address or in front of the proxy.",
    example: {
      path: "general_settings.allowed_ips[0]",
      message: '"*" is compared as text and is the address of no client',
    },
  },
  "LINT.AUDIT_ENTERPRISE": {
    severity: "warning",
    meaning: "Audit logs are asked for, which an Enterprise licence writes.",
    fix: "Remove the setting, or get the licence.",
    example: {
      path: "litellm_settings.store_audit_logs",
      message: "store_audit_logs writes nothing without an Enterprise licence",
    },
  },
  "LINT.COMMENT_MISLEADS": {
    severity: "warning",
    meaning: "A comment explains a setting as something that it is not.",
    fix: "Correct the comment or the setting.",
    example: {
      path: "router_settings.enable_pre_call_checks",
      message:
        "the comment says something else than enable_pre_call_checks does: it compares the request with the context window and the region; nobody's health is checked",
    },
  },
  "LINT.MASTER_KEY_MISSING": {
    severity: "error",
    meaning:
      "LiteLLM has no master key in its file, and none in the environment that the other files show. It refuses to start; older versions start open to everybody.",
    fix: "Add `general_settings.master_key: os.environ/LITELLM_MASTER_KEY`.",
    example: {
      path: "general_settings",
      message: "there is no master key, here or in the environment that the other files show",
    },
  },
  "LINT.CACHE_PER_PROCESS": {
    severity: "warning",
    meaning: "A cache in memory, and several workers. Each has its own.",
    fix: "Use Redis, or one worker.",
    example: {
      path: "litellm_settings.cache_params.type",
      message: "a local cache belongs to one process; 4 workers have 4 caches",
    },
  },
  "LINT.METRICS_OFF": {
    severity: "warning",
    meaning: "Something asks for `/metrics`, which is only there with the callback `prometheus`.",
    fix: "Add the callback.",
    example: {
      path: "litellm_settings",
      message: "another file asks for /metrics, which is not there without the callback prometheus",
    },
  },
  "LINT.UI_WITHOUT_DATABASE": {
    severity: "warning",
    meaning: "Credentials for the user interface, and no database. Logins and usage need one.",
    fix: "Add a database, or remove the credentials.",
    example: {
      path: "general_settings",
      message: "a user interface without a database: nobody can log in, and no usage is stored",
    },
  },
});
