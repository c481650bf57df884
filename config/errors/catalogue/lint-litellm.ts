/** LiteLLM's file as a whole. */
import type { Entries } from "./entry";

export const litellmLintEntries = {
  "LINT.ALIAS_LIST": {
    severity: "error",
    meaning: "An alias of several models. LiteLLM takes one; calls of a list are answered with 400.",
    fix: "Write an alias of one model with a fallback, or several entries of one name.",
    example: { path: "", message: "TODO ALIAS_LIST" },
  },
  "LINT.ALIAS_TARGET_UNKNOWN": {
    severity: "error",
    meaning: "An alias leads to a name that no entry of `model_list` has.",
    fix: "Correct the name, or declare the model.",
    example: { path: "", message: "TODO ALIAS_TARGET_UNKNOWN" },
  },
  "LINT.FALLBACK_UNKNOWN": {
    severity: "error",
    meaning:
      "A fallback from or to a name that no entry of `model_list` has. LiteLLM skips it without a word.",
    fix: "Correct the name, or declare the model.",
    example: { path: "", message: "TODO FALLBACK_UNKNOWN" },
  },
  "LINT.GROUP_MIXED": {
    severity: "warning",
    meaning:
      "Two different models share one `model_name`. LiteLLM spreads the calls over both; a fallback was probably meant.",
    fix: "Use two names and `router_settings.fallbacks`; `order`, or a `weight` on every entry, says that a mixture is meant.",
    example: { path: "", message: "TODO GROUP_MIXED" },
  },
  "LINT.STRATEGY_UNFIT": {
    severity: "warning",
    meaning: "A routing strategy that is documented as unfit for production.",
    fix: "Use `simple-shuffle`.",
    example: { path: "", message: "TODO STRATEGY_UNFIT" },
  },
  "LINT.REDIS_URL": {
    severity: "warning",
    meaning: "Redis is given as a URL, which is slower and holds the password.",
    fix: "Give host, port and password.",
    example: { path: "", message: "TODO REDIS_URL" },
  },
  "LINT.REDIS_ROUTER_ONLY": {
    severity: "warning",
    meaning:
      "`router_settings.redis_host` alone. The limits of keys are then counted by every process for itself.",
    fix: "Add `coordination_redis`, or a cache of type `redis`.",
    example: { path: "", message: "TODO REDIS_ROUTER_ONLY" },
  },
  "LINT.PRE_CALL_WINDOW": {
    severity: "warning",
    meaning: "Pre-call checks are on for models whose context window LiteLLM does not know.",
    fix: "Write `model_info.max_input_tokens`.",
    example: { path: "", message: "TODO PRE_CALL_WINDOW" },
  },
  "LINT.NEVER_COOLED": {
    severity: "warning",
    meaning:
      "A `cooldown_time` that no deployment ever gets: a name with one deployment is rested only on demand.",
    fix: "Set `router_settings.allowed_fails` to another number than 3.",
    example: { path: "", message: "TODO NEVER_COOLED" },
  },
  "LINT.LIMIT_NOT_ENFORCED": {
    severity: "warning",
    meaning:
      "`rpm` or `tpm` of a deployment without `enforce_model_rate_limits`. They only guide the router, and cap parallel requests.",
    fix: "Enforce them, or use `weight`.",
    example: { path: "", message: "TODO LIMIT_NOT_ENFORCED" },
  },
  "LINT.BUDGET_WITHOUT_PERIOD": {
    severity: "warning",
    meaning:
      "`litellm_settings.max_budget` without `budget_duration`. It is one budget for the whole proxy, for ever.",
    fix: "Add the duration; budgets of users and keys are set in the database.",
    example: { path: "", message: "TODO BUDGET_WITHOUT_PERIOD" },
  },
  "LINT.PREFIX_CUSTOM": {
    severity: "error",
    meaning: "`custom/` in front of a vLLM model. It is another protocol.",
    fix: "Write `hosted_vllm/`.",
    example: { path: "", message: "TODO PREFIX_CUSTOM" },
  },
  "LINT.PREFIX_OPENAI": {
    severity: "warning",
    meaning: "`openai/` in front of a model that a vLLM server serves.",
    fix: "Write `hosted_vllm/`.",
    example: { path: "", message: "TODO PREFIX_OPENAI" },
  },
  "LINT.PREFIX_MISSING": {
    severity: "error",
    meaning: "A model without a provider. LiteLLM logs it, leaves the entry out and starts without it.",
    fix: "Write the provider in front.",
    example: { path: "", message: "TODO PREFIX_MISSING" },
  },
  "LINT.PREFIX_GUESSED": {
    severity: "warning",
    meaning: "A model without a provider, whose name LiteLLM happens to know in this version.",
    fix: "Write the provider in front.",
    example: { path: "", message: "TODO PREFIX_GUESSED" },
  },
  "LINT.MODEL_RETIRED": {
    severity: "warning",
    meaning: "The provider has switched the model off.",
    fix: "Write a current one.",
    example: { path: "", message: "TODO MODEL_RETIRED" },
  },
  "LINT.CALLBACK_LEGACY": {
    severity: "warning",
    meaning: "A callback that nobody maintains any more.",
    fix: "Use another one.",
    example: { path: "", message: "TODO CALLBACK_LEGACY" },
  },
  "LINT.CALLBACK_IN_DEPLOYMENT": {
    severity: "error",
    meaning: "A callback in `litellm_params`. The proxy reads them in `litellm_settings` alone.",
    fix: "Move it there.",
    example: { path: "", message: "TODO CALLBACK_IN_DEPLOYMENT" },
  },
  "LINT.VERBOSE_DEPRECATED": {
    severity: "warning",
    meaning: "`set_verbose` is deprecated, and writes whole requests into the log.",
    fix: "Set `LITELLM_LOG`.",
    example: { path: "", message: "TODO VERBOSE_DEPRECATED" },
  },
  "LINT.ALLOWED_IPS_STAR": {
    severity: "error",
    meaning: "`*` in `allowed_ips`. It is compared as text and matches nobody.",
    fix: "Limit clients by the published address or in front of the proxy.",
    example: { path: "", message: "TODO ALLOWED_IPS_STAR" },
  },
  "LINT.AUDIT_ENTERPRISE": {
    severity: "warning",
    meaning: "Audit logs are asked for, which an Enterprise licence writes.",
    fix: "Remove the setting, or get the licence.",
    example: { path: "", message: "TODO AUDIT_ENTERPRISE" },
  },
  "LINT.COMMENT_MISLEADS": {
    severity: "warning",
    meaning: "A comment explains a setting as something that it is not.",
    fix: "Correct the comment or the setting.",
    example: { path: "", message: "TODO COMMENT_MISLEADS" },
  },
  "LINT.MASTER_KEY_MISSING": {
    severity: "error",
    meaning:
      "LiteLLM has no master key in its file, and none in the environment that the other files show. It refuses to start; older versions start open to everybody.",
    fix: "Add `general_settings.master_key: os.environ/LITELLM_MASTER_KEY`.",
    example: { path: "", message: "TODO MASTER_KEY_MISSING" },
  },
  "LINT.CACHE_PER_PROCESS": {
    severity: "warning",
    meaning: "A cache in memory, and several workers. Each has its own.",
    fix: "Use Redis, or one worker.",
    example: { path: "", message: "TODO CACHE_PER_PROCESS" },
  },
  "LINT.METRICS_OFF": {
    severity: "warning",
    meaning: "Something asks for `/metrics`, which is only there with the callback `prometheus`.",
    fix: "Add the callback.",
    example: { path: "", message: "TODO METRICS_OFF" },
  },
  "LINT.UI_WITHOUT_DATABASE": {
    severity: "warning",
    meaning: "Credentials for the user interface, and no database. Logins and usage need one.",
    fix: "Add a database, or remove the credentials.",
    example: { path: "", message: "TODO UI_WITHOUT_DATABASE" },
  },
} as const satisfies Entries;
