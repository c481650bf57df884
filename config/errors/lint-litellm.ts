/** Messages about a LiteLLM `config.yaml` that is right key by key, and wrong in what it says together. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function aliasList(path: string, alias: string, targets: readonly string[]): Finding {
  const [first = "", ...others] = targets;
  const one = `Write ${JSON.stringify(alias)}: ${JSON.stringify(first)}`;
  const chain = `router_settings.fallbacks: [{${JSON.stringify(first)}: ${JSON.stringify(others)}}]`;
  const balance = `one model_list entry named ${JSON.stringify(alias)} for each`;
  return error(
    "LINT.ALIAS_LIST",
    path,
    `the alias ${JSON.stringify(alias)} is a list; LiteLLM takes one model name, and answers calls of a list with 400`,
    others.length === 0 ? `${one}.` : `${one} and ${chain}; or, to share the load, ${balance}.`,
  );
}

export function aliasTargetUnknown(path: string, target: string, closest: string | undefined): Finding {
  return error(
    "LINT.ALIAS_TARGET_UNKNOWN",
    path,
    `leads to ${JSON.stringify(target)}, which no entry of model_list is called; calls of the alias are answered with 400`,
    declare(target, closest),
  );
}

export function fallbackUnknown(path: string, name: string, closest: string | undefined): Finding {
  return error(
    "LINT.FALLBACK_UNKNOWN",
    path,
    `names ${JSON.stringify(name)}, which no entry of model_list is called; LiteLLM skips it in silence`,
    declare(name, closest),
  );
}

function declare(name: string, closest: string | undefined): string {
  const entry = `add an entry with model_name: ${name}, or remove it here`;
  return closest === undefined
    ? `${entry.charAt(0).toUpperCase()}${entry.slice(1)}.`
    : `Write ${JSON.stringify(closest)} if that is meant; otherwise ${entry}.`;
}

export function groupMixed(path: string, group: string, models: readonly string[]): Finding {
  const [first = "", ...others] = models;
  return warning(
    "LINT.GROUP_MIXED",
    path,
    `${JSON.stringify(group)} stands for different models (${names(models)}): that shares the load between them, it is no fallback`,
    `Give them names of their own and write router_settings.fallbacks: [{${JSON.stringify(first)}: ${JSON.stringify(others)}}]; if a mixture is wanted, give every entry a weight.`,
  );
}

export function strategyUnfit(path: string, strategy: string): Finding {
  return warning(
    "LINT.STRATEGY_UNFIT",
    path,
    `${JSON.stringify(strategy)} is documented as unfit for production`,
    'Use "simple-shuffle".',
  );
}

export function redisUrl(path: string): Finding {
  return warning(
    "LINT.REDIS_URL",
    path,
    "a URL for Redis is documented as slower by about 80 requests per second, and holds the password",
    "Write redis_host, redis_port and redis_password (in cache_params: host, port, password).",
  );
}

export function redisOfRouterOnly(path: string): Finding {
  return warning(
    "LINT.REDIS_ROUTER_ONLY",
    path,
    "shares the router's state alone; every process counts the limits of keys for itself",
    "Write general_settings.coordination_redis, or litellm_settings.cache: true with cache_params of type redis (supported_call_types: [] keeps answers out of it).",
  );
}

export function preCallWindow(path: string, groups: readonly string[]): Finding {
  return warning(
    "LINT.PRE_CALL_WINDOW",
    path,
    `is on, but LiteLLM does not know the context window of ${names(groups)}, and checks nothing there`,
    "Write model_info.max_input_tokens into these entries.",
  );
}

export function neverCooled(path: string, groups: readonly string[]): Finding {
  return warning(
    "LINT.NEVER_COOLED",
    path,
    `rests no deployment of ${names(groups)}: a name with one deployment is rested only when router_settings.allowed_fails says so (another number than 3)`,
    "Write router_settings.allowed_fails: 0, or an allowed_fails_policy.",
  );
}

export function limitNotEnforced(path: string, key: string): Finding {
  return warning(
    "LINT.LIMIT_NOT_ENFORCED",
    path,
    `${key} is a hint for the router and a hidden cap on parallel requests; nobody is refused by it`,
    "Write router_settings.optional_pre_call_checks: [enforce_model_rate_limits] for a real limit, or weight to share the load.",
  );
}

export function budgetWithoutPeriod(path: string): Finding {
  return warning(
    "LINT.BUDGET_WITHOUT_PERIOD",
    path,
    "is one budget for the whole proxy, not for a user, and without budget_duration it is never reset",
    "Add budget_duration: 30d; budgets of users and keys are set in the database.",
  );
}

export function prefixCustom(path: string, model: string): Finding {
  return error(
    "LINT.PREFIX_CUSTOM",
    path,
    `${JSON.stringify(model)}: custom/ is a protocol of its own, which vLLM does not speak`,
    `Write hosted_vllm/${model.replace(/^custom\//, "")}.`,
  );
}

export function prefixOpenai(path: string, model: string): Finding {
  return warning(
    "LINT.PREFIX_OPENAI",
    path,
    `${JSON.stringify(model)} leads to a vLLM server; with openai/ LiteLLM does not know that, and loses what is special to vLLM`,
    `Write hosted_vllm/${model.replace(/^openai\//, "")}.`,
  );
}

export function prefixMissing(path: string, model: string): Finding {
  return error(
    "LINT.PREFIX_MISSING",
    path,
    `${JSON.stringify(model)} says no provider; LiteLLM leaves the entry out and starts without it`,
    `Write the provider in front, as in hosted_vllm/${model} or openai/${model}.`,
  );
}

export function prefixGuessed(path: string, model: string, provider: string): Finding {
  return warning(
    "LINT.PREFIX_GUESSED",
    path,
    `${JSON.stringify(model)} says no provider; LiteLLM looks the name up in the price list of its version, and leaves the entry out when it is not there`,
    `Write ${provider}/${model}.`,
  );
}

export function modelRetired(path: string, model: string): Finding {
  return warning(
    "LINT.MODEL_RETIRED",
    path,
    `${JSON.stringify(model)} has been retired by its provider`,
    "Write the id of a current model.",
  );
}

export function callbackLegacy(path: string, name: string): Finding {
  return warning(
    "LINT.CALLBACK_LEGACY",
    path,
    `the callback ${JSON.stringify(name)} is a left-over that nobody maintains`,
    "Remove it, or use langfuse, otel or a callback of your own.",
  );
}

export function verboseDeprecated(path: string): Finding {
  return warning(
    "LINT.VERBOSE_DEPRECATED",
    path,
    "set_verbose is deprecated and logs whole requests",
    "Remove it; set the environment variable LITELLM_LOG=INFO, and json_logs: true for machines.",
  );
}

export function allowedIpsStar(path: string): Finding {
  return error(
    "LINT.ALLOWED_IPS_STAR",
    path,
    '"*" is compared as text and is the address of no client',
    "Remove it; limit clients by the address the port is published on, by a firewall, or in the reverse proxy.",
  );
}

export function auditLogsEnterprise(path: string): Finding {
  return warning(
    "LINT.AUDIT_ENTERPRISE",
    path,
    "store_audit_logs writes nothing without an Enterprise licence",
    "Remove it, or run LiteLLM with a licence; without one spend logs say who asked what, and callbacks report every request.",
  );
}

export function commentMisleads(path: string, key: string, truth: string): Finding {
  return warning(
    "LINT.COMMENT_MISLEADS",
    path,
    `the comment says something else than ${key} does: ${truth}`,
    "Correct the comment, or write the setting that was meant.",
  );
}

export function masterKeyMissing(path: string): Finding {
  return error(
    "LINT.MASTER_KEY_MISSING",
    path,
    "there is no master key, here or in the environment that the other files show",
    "Write general_settings.master_key: os.environ/LITELLM_MASTER_KEY and set that variable.",
  );
}

export function cachePerProcess(path: string, workers: number): Finding {
  return warning(
    "LINT.CACHE_PER_PROCESS",
    path,
    `a local cache belongs to one process; ${workers} workers have ${workers} caches`,
    "Write type: redis with host, port and password, or run one worker.",
  );
}

export function metricsOff(path: string): Finding {
  return warning(
    "LINT.METRICS_OFF",
    path,
    "another file asks for /metrics, which is not there without the callback prometheus",
    'Write litellm_settings.callbacks: ["prometheus"].',
  );
}

export function uiWithoutDatabase(path: string): Finding {
  return warning(
    "LINT.UI_WITHOUT_DATABASE",
    path,
    "a user interface without a database: nobody can log in, and no usage is stored",
    "Set DATABASE_URL to a Postgres database, or remove the credentials of the user interface.",
  );
}
