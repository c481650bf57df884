/**
 * What the five source systems say wrong, by the id of the requirement (with a running number where it has several), and who says
 * so: `lint` finds it in a file, `doc` is a sentence of a manual, `behaviour` is done right by the toolkit instead.
 */

export interface Warning {
  readonly id: string;
  readonly kind: "lint" | "doc" | "behaviour";
  readonly text: string;
  /** `CODE file path` of every finding in the folder of the system under test/import/fixtures/; shell scripts and sites have no path. */
  readonly finds: readonly string[];
}

export const systems = ["s0", "s1", "s2", "s3", "s4"] as const;
export type System = (typeof systems)[number];

function lint(id: string, text: string, finds: readonly string[]): Warning {
  return { id, kind: "lint", text, finds };
}

function doc(id: string, text: string): Warning {
  return { id, kind: "doc", text, finds: [] };
}

function behaviour(id: string, text: string): Warning {
  return { id, kind: "behaviour", text, finds: [] };
}

export const warnings: Readonly<Record<System, readonly Warning[]>> = {
  s0: [
    lint("S0-04", "two names of one base URL, with different values", [
      "LINT.VARIABLES_DIFFER .env OPENAI_BASE_URL",
    ]),
    behaviour(
      "S0-05",
      "the levels of reasoning effort depend on the family of the model; minimal and xhigh exist too",
    ),
    lint("S0-08", "the number of workers is fixed in one place and set in another, by a retired name", [
      "LINT.VARIABLE_RETIRED .env LITELLM_WORKERS",
    ]),
    lint("S0-10", "retired names are still used, one of them in the compose sample", [
      "LINT.VARIABLE_RETIRED .env LITELLM_MODEL_ALIAS",
      "LINT.VARIABLE_RETIRED .env LITELLM_HOST",
      "LINT.VARIABLE_RETIRED .env LITELLM_WORKERS",
      "LINT.VARIABLE_RETIRED .env LITELLM_DEBUG",
      "LINT.VARIABLE_RETIRED .env LITELLM_DROP_PARAMS",
      "LINT.VARIABLE_RETIRED docker-compose.yml services.litellm-proxy.environment.OPENAI_MODEL",
    ]),
    lint(
      "S0-14",
      "a switch for streaming, which every request chooses for itself, and set_verbose in its wake",
      [
        "LINT.VARIABLE_IDLE .env IS_STREAMING",
        "LINT.VERBOSE_DEPRECATED config.yaml litellm_settings.set_verbose",
      ],
    ),
    behaviour("S0-16", "a mount for live reload: LiteLLM cannot reload its config"),
    behaviour("S0-22", "telemetry can be switched off only by giving up the generated config"),
    doc("S0-24", "an overhead that was never measured"),
    behaviour("S0-27", "the expression for the level of a log line matches any word"),
    behaviour("S0-28", "the log filter looks for a field of the log in answers of the API"),
    behaviour("S0-29.1", "reasoning tokens are counted twice: completion tokens include them"),
    behaviour("S0-29.2", "one price for input and output"),
    lint("S0-30", "the master key is written out, and is a default that everybody knows", [
      "LINT.SECRET_KNOWN config.yaml general_settings.master_key",
      "LINT.SECRET_KNOWN .env LITELLM_MASTER_KEY",
    ]),
    lint("S0-32", "a vLLM model with the prefix openai/", [
      "LINT.PREFIX_OPENAI config.yaml model_list[2].litellm_params.model",
    ]),
    lint("S4-22", "placeholders where a key would stand", ["LINT.SECRET_KNOWN .env OPENAI_API_KEY"]),
  ],
  s1: [
    lint("S1-05", "/health is asked without a key", ["LINT.HEALTH_WITHOUT_KEY scripts/check.sh"]),
    lint("S1-06", "the list of models is asked without a key", ["LINT.CALL_WITHOUT_KEY scripts/check.sh"]),
    lint("S1-09", "rpm and tpm in litellm_settings", [
      "LITELLM.KEY_MISPLACED config/config.yaml litellm_settings.rpm",
      "LITELLM.KEY_MISPLACED config/config.yaml litellm_settings.tpm",
    ]),
    lint("S1-10", "a budget for users that is one for the whole proxy, without a period", [
      "LINT.BUDGET_WITHOUT_PERIOD config/config.yaml litellm_settings.max_budget",
    ]),
    lint("S1-12", "an alias of two models", [
      "LINT.ALIAS_LIST config/config.yaml router_settings.model_group_alias.smart-model",
    ]),
    doc("S1-13.1", "the user interface is at /ui"),
    lint("S1-13.2", "admin is no default password of LiteLLM's", ["LINT.SECRET_KNOWN .env UI_PASSWORD"]),
    lint("S1-15", "callbacks in a deployment, one of them a left-over", [
      "LITELLM.KEY_MISPLACED config/config.yaml model_list[0].litellm_params.success_callback",
      "LITELLM.KEY_MISPLACED config/config.yaml model_list[0].litellm_params.failure_callback",
      "LINT.CALLBACK_LEGACY config/config.yaml model_list[0].litellm_params.success_callback[0]",
      "LINT.CALLBACK_LEGACY config/config.yaml model_list[0].litellm_params.failure_callback[0]",
    ]),
    doc("S1-17", "the user of a trace is trace_user_id"),
    behaviour("S1-19", "models without a price sort last"),
    behaviour("S1-20", "the spend of a key is a counter that starts again with its budget"),
    behaviour("S1-23", '"user" is the owner of the key, not the caller'),
    behaviour("S1-24", "spend 0 is taken for a failure"),
    behaviour("S1-25.1", "the hour of the day merges the first and the last hour of a window"),
    behaviour("S1-25.2", "times are compared in the wrong zone"),
    behaviour("S1-26", "ROUND of a float fails"),
    doc("S1-27.1", "a count that is the author's own"),
    doc("S1-27.2", "the audit table is empty without a licence"),
    behaviour("S1-28", "cache_hit is text, no boolean"),
    doc("S1-29.1", "extra_headers of a body go to the model server"),
    doc("S1-29.2", "request_tags is a column, no field of a request"),
    doc("S1-29.3", "free fields of metadata are dropped"),
    doc("S1-30", "the sample for tags contains none"),
    behaviour("S1-31.1", "conversations are grouped by fields that are always null"),
    behaviour("S1-31.2", "agent and conversation lie in spend_logs_metadata"),
    behaviour("S1-31.3", "the text of a conversation is empty unless prompts are stored"),
    behaviour("S1-31b.1", "one conversation becomes several rows"),
    behaviour("S1-31b.2", "ROUND of a float fails"),
    behaviour("S1-31e", '"user" is the owner of the key, not the caller'),
    lint("S1-39", "a fallback to a model that is never declared", [
      "LINT.FALLBACK_UNKNOWN config/config.yaml router_settings.fallbacks[0].gpt-4o[1]",
    ]),
    lint("S4-22", "placeholders where a key would stand", [
      "LINT.SECRET_KNOWN .env OPENAI_API_KEY",
      "LINT.SECRET_KNOWN .env ANTHROPIC_API_KEY",
      "LINT.SECRET_KNOWN .env LITELLM_MASTER_KEY",
      "LINT.SECRET_KNOWN .env LANGFUSE_PUBLIC_KEY",
      "LINT.SECRET_KNOWN .env LANGFUSE_SECRET_KEY",
    ]),
  ],
  s2: [
    behaviour("S2-03", "the network must be made by hand"),
    lint("S2-04", "passwords with defaults that everybody knows", [
      "LINT.SECRET_KNOWN env.example LITELLM_UI_PASSWORD",
      "LINT.SECRET_KNOWN env.example LITELLM_POSTGRES_PASSWORD",
      "LINT.SECRET_KNOWN litellm/docker-compose.yml services.postgres.environment.POSTGRES_PASSWORD",
    ]),
    lint("S2-08", "rpm and tpm are only hints", [
      "LINT.LIMIT_NOT_ENFORCED litellm/config.yaml model_list[0].litellm_params.rpm",
      "LINT.LIMIT_NOT_ENFORCED litellm/config.yaml model_list[0].litellm_params.tpm",
    ]),
    lint("S2-09", "a strategy that is unfit for production", [
      "LINT.STRATEGY_UNFIT litellm/config.yaml router_settings.routing_strategy",
    ]),
    lint("S2-11", "a fallback that is load balancing", [
      "LINT.GROUP_MIXED litellm/config.yaml model_list[2].model_name",
    ]),
    lint("S2-12", "pre-call checks without a context window, explained as a health check", [
      "LINT.PRE_CALL_WINDOW litellm/config.yaml router_settings.enable_pre_call_checks",
      "LINT.COMMENT_MISLEADS litellm/config.yaml router_settings.enable_pre_call_checks",
    ]),
    lint("S2-13", "a cache by keys that nobody reads", [
      "LITELLM.KEY_DEAD litellm/config.yaml litellm_settings.cache_type",
      "LITELLM.KEY_DEAD litellm/config.yaml litellm_settings.cache_kwargs",
    ]),
    lint("S2-14", "custom/ is another protocol", [
      "LINT.PREFIX_CUSTOM litellm/config.yaml model_list[3].litellm_params.model",
    ]),
    behaviour("S2-15.1", "the report reads a table and a column that do not exist"),
    behaviour("S2-15.2", "own models cost nothing until they have a price"),
    lint("S2-16", "rate_limit_config is no key", [
      "LITELLM.KEY_DEAD litellm/config.yaml general_settings.rate_limit_config",
    ]),
    doc("S2-17.1", "the real name of a volume begins with the project's"),
    lint("S2-17.2", "FLUSHALL also drops limits and cooldowns", [
      "LINT.CACHE_FLUSHED litellm/quick-start.sh",
    ]),
    lint("S2-19", "curl in a container that has none", ["LINT.PROBE_NEEDS_CURL litellm/quick-start.sh"]),
    lint("S2-20", "an api_base that names no container", [
      "LINT.HOST_UNKNOWN litellm/config.yaml model_list[3].litellm_params.api_base",
    ]),
    lint("S2-22.1", "/metrics without its callback", [
      "LINT.METRICS_OFF litellm/config.yaml litellm_settings",
    ]),
    doc("S2-22.2", "not every request needs a key"),
    lint("S2-24", "Redis of the router does not share the limits of keys", [
      "LINT.REDIS_ROUTER_ONLY litellm/config.yaml router_settings.redis_host",
    ]),
    lint("S2-25", "a placeholder instead of a key", [
      "LINT.KEY_MADE_UP litellm/config.yaml model_list[0].litellm_params.api_key",
    ]),
    lint("F1", "${NAME} is not filled in", [
      "LINT.SECRET_NOT_EXPANDED litellm/config.yaml general_settings.master_key",
    ]),
    lint("F2", "a health check with curl, of /health", [
      "LINT.PROBE_NEEDS_CURL litellm/docker-compose.yml services.litellm.healthcheck.test",
      "LINT.PROBE_HEALTH litellm/docker-compose.yml services.litellm.healthcheck.test",
    ]),
    lint("F3", "the password is written out in DATABASE_URL", [
      "LINT.DATABASE_URL_LITERAL litellm/docker-compose.yml services.litellm.environment.DATABASE_URL",
    ]),
    lint("F4", "debug logs in the standing command, default keys", [
      "LINT.DEBUG_ON litellm/docker-compose.yml services.litellm.command",
      "LINT.SECRET_KNOWN litellm/docker-compose.yml services.litellm.environment.LITELLM_MASTER_KEY",
      "LINT.SECRET_KNOWN litellm/docker-compose.yml services.litellm.environment.UI_PASSWORD",
      "LINT.SECRET_KNOWN env.example LITELLM_MASTER_KEY",
    ]),
    lint("F5", "keys without effect, and a wrong comment", [
      "LITELLM.KEY_DEAD litellm/config.yaml litellm_settings.cache_type",
      "LITELLM.KEY_DEAD litellm/config.yaml litellm_settings.track_cost_per_model",
      "LITELLM.KEY_UNKNOWN litellm/config.yaml general_settings.ui_username",
      "LITELLM.KEY_UNKNOWN litellm/config.yaml general_settings.ui_password",
      "LITELLM.KEY_UNKNOWN litellm/config.yaml general_settings.allow_cors",
      "LINT.COMMENT_MISLEADS litellm/config.yaml router_settings.enable_pre_call_checks",
    ]),
    lint("F6", "engines on the same GPUs, and more GPUs than they use", [
      "LINT.GPU_OVERLAP gpt-oss-20b/docker-compose-gpu.yml services.vllm.deploy",
      "LINT.GPU_OVERLAP qwen-30b/docker-compose-gpu.yml services.vllm.deploy",
      "LINT.GPU_OVERLAP qwen-30b/docker-compose-gpu.yml services.vllm.deploy",
      "LINT.GPU_IDLE gpt-oss-120b/docker-compose-gpu.yml services.vllm.deploy",
      "LINT.GPU_IDLE qwen-30b/docker-compose-gpu.yml services.vllm.deploy",
    ]),
    lint("F7", "shares of one GPU that add up to more than all of it", [
      "LINT.GPU_SHARES gpt-oss-20b/docker-compose.yml services.vllm.deploy",
    ]),
    lint("F8", "a network that is external and has a driver", [
      "LINT.NETWORK_CONTRADICTS gpt-oss-120b/docker-compose-gpu.yml networks.vllm_network",
      "LINT.NETWORK_CONTRADICTS gpt-oss-20b/docker-compose-gpu.yml networks.vllm_network",
      "LINT.NETWORK_CONTRADICTS qwen-30b/docker-compose-gpu.yml networks.vllm_network",
    ]),
    lint("F9", "an image without a version", [
      "LINT.IMAGE_FLOATING gpt-oss-120b/docker-compose-gpu.yml services.vllm.image",
      "LINT.IMAGE_FLOATING gpt-oss-20b/docker-compose-gpu.yml services.vllm.image",
      "LINT.IMAGE_FLOATING qwen-30b/docker-compose-gpu.yml services.vllm.image",
    ]),
    lint("F10", "model servers that nobody can call", [
      "LINT.MODEL_UNROUTED gpt-oss-20b/docker-compose-gpu.yml services.vllm",
      "LINT.MODEL_UNROUTED qwen-30b/docker-compose-gpu.yml services.vllm",
    ]),
    lint("F11", "variables that no compose file uses", [
      "LINT.VARIABLE_UNUSED env.example LITELLM_PORT",
      "LINT.VARIABLE_UNUSED env.example LITELLM_REDIS_PORT",
      "LINT.VARIABLE_UNUSED env.example LITELLM_POSTGRES_PORT",
    ]),
    lint("F12", "a test that cannot fail", ["LINT.CHECK_CANNOT_FAIL litellm/test-litellm.sh"]),
    lint("F13", "host IPC beside a size of shared memory", [
      "LINT.IPC_AND_SHM gpt-oss-120b/docker-compose-gpu.yml services.vllm.ipc",
      "LINT.IPC_AND_SHM qwen-30b/docker-compose-gpu.yml services.vllm.ipc",
    ]),
    lint("F14", "plain requests are answered instead of redirected", [
      "LINT.NO_REDIRECT nginx/multi-model.conf",
    ]),
    lint("F15", "a variable that vLLM dropped", [
      "LINT.VARIABLE_REMOVED gpt-oss-120b/docker-compose-gpu.yml services.vllm.environment.VLLM_USE_V1",
    ]),
  ],
  s3: [
    lint("S3-01.1", "LITELLM_DEBUG is no variable of LiteLLM's", [
      "LINT.VARIABLE_RETIRED .env LITELLM_DEBUG",
    ]),
    lint("S3-01.2", "weak passwords", [
      "LINT.SECRET_KNOWN .env DATABASE_URL",
      "LINT.SECRET_KNOWN .env REDIS_PASSWORD",
      "LINT.SECRET_KNOWN .env UI_PASSWORD",
      "LINT.SECRET_KNOWN docker-compose.yml services.postgres.environment.POSTGRES_PASSWORD",
    ]),
    lint("S3-02.1", "models that their providers retired", [
      "LINT.MODEL_RETIRED litellm_config.yaml model_list[1].litellm_params.model",
      "LINT.MODEL_RETIRED litellm_config.yaml model_list[2].litellm_params.model",
      "LINT.MODEL_RETIRED litellm_config.yaml model_list[3].litellm_params.model",
    ]),
    lint("S3-02.2", "host.docker.internal needs an entry on Linux", [
      "LINT.HOST_GATEWAY_MISSING docker-compose.yml services.litellm",
    ]),
    lint("S3-02.3", "the key of a provider without a model", ["LINT.KEY_WITHOUT_MODEL .env COHERE_API_KEY"]),
    lint("S3-03.1", "a strategy that is unfit for production", [
      "LINT.STRATEGY_UNFIT litellm_config.yaml router_settings.routing_strategy",
    ]),
    lint("S3-03.2", "a strategy that does not exist", [
      "LITELLM.VALUE_UNKNOWN examples/fast-models.yaml router_settings.routing_strategy",
    ]),
    lint("S3-04.1", "aliases of several models", [
      "LINT.ALIAS_LIST litellm_config.yaml router_settings.model_group_alias.gpt-4-group",
      "LINT.ALIAS_LIST litellm_config.yaml router_settings.model_group_alias.claude-group",
    ]),
    lint("S3-04.2", "names that no entry declares", [
      "LINT.FALLBACK_UNKNOWN litellm_config.yaml router_settings.fallbacks[1].claude-3-opus",
      "LINT.ALIAS_TARGET_UNKNOWN litellm_config.yaml router_settings.model_group_alias.gpt-4-group[1]",
      "LINT.ALIAS_TARGET_UNKNOWN litellm_config.yaml router_settings.model_group_alias.claude-group[1]",
    ]),
    lint("S3-05", "the budget in general_settings", [
      "LITELLM.KEY_MISPLACED litellm_config.yaml general_settings.max_budget",
      "LITELLM.KEY_MISPLACED litellm_config.yaml general_settings.budget_duration",
    ]),
    lint("S3-06", "the cache in general_settings", [
      "LITELLM.KEY_DEAD litellm_config.yaml general_settings.cache",
      "LITELLM.KEY_MISPLACED litellm_config.yaml general_settings.cache_params",
    ]),
    lint("S3-07", "eight limits where nobody reads them, one of which replaces a function", [
      "LITELLM.KEY_DEAD litellm_config.yaml general_settings.tpm_limit",
      "LITELLM.KEY_DEAD litellm_config.yaml general_settings.rpm_limit",
      "LITELLM.KEY_DEAD litellm_config.yaml general_settings.user_rate_limit",
      "LITELLM.KEY_UNKNOWN litellm_config.yaml general_settings.budget_reset_at",
      "LITELLM.KEY_CLOBBERS litellm_config.yaml litellm_settings.cost_per_token",
      "LITELLM.KEY_DEAD litellm_config.yaml litellm_settings.track_cost_per_model",
      "LITELLM.KEY_UNKNOWN litellm_config.yaml general_settings.blocked_ips",
      "LITELLM.KEY_DEAD litellm_config.yaml general_settings.max_parallel_requests",
    ]),
    lint("S3-08", "a star in the list of allowed addresses, which needs a licence", [
      "LINT.ALLOWED_IPS_STAR litellm_config.yaml general_settings.allowed_ips[0]",
      "LITELLM.KEY_ENTERPRISE litellm_config.yaml general_settings.allowed_ips",
    ]),
    lint("S3-09", "callbacks in general_settings", [
      "LITELLM.KEY_MISPLACED litellm_config.yaml general_settings.success_callback",
      "LITELLM.KEY_MISPLACED litellm_config.yaml general_settings.failure_callback",
    ]),
    lint("S3-10.1", "a retry policy of unknown keys", [
      "LITELLM.KEY_UNKNOWN litellm_config.yaml router_settings.retry_policy.max_retries",
      "LITELLM.KEY_UNKNOWN litellm_config.yaml router_settings.retry_policy.base_delay",
      "LITELLM.KEY_UNKNOWN litellm_config.yaml router_settings.retry_policy.max_delay",
    ]),
    lint("S3-10.2", "cooldown_time is taken for the time between two tries", [
      "LINT.COMMENT_MISLEADS litellm_config.yaml router_settings.cooldown_time",
      "LINT.NEVER_COOLED litellm_config.yaml router_settings.cooldown_time",
    ]),
    lint("S3-13.1", "/metrics without its callback", [
      "LINT.METRICS_OFF litellm_config.yaml litellm_settings",
    ]),
    doc("S3-13.2", "the shown answer of /health is invented"),
    lint("S3-15", "audit logs need a licence", [
      "LINT.AUDIT_ENTERPRISE litellm_config.yaml litellm_settings.store_audit_logs",
    ]),
    doc("S3-17", "geographic routing is no feature of LiteLLM's"),
    lint("S3-20", "the old name of the image", [
      "LINT.IMAGE_OLD_NAME docker-compose.yml services.litellm.image",
    ]),
    doc("S3-22", "a line of the web server is blamed on wrong keys"),
  ],
  s4: [
    doc("S4-03", "two keys of one organisation do not double its limit"),
    lint("S4-04", "a model without its provider", [
      "LINT.PREFIX_GUESSED config.yaml model_list[0].litellm_params.model",
      "LINT.PREFIX_GUESSED config.yaml model_list[1].litellm_params.model",
    ]),
    lint("S4-07", "a cache in memory is not shared by workers", [
      "LINT.CACHE_PER_PROCESS config.yaml litellm_settings.cache_params.type",
    ]),
    lint("S4-08", "rpm and tpm in router_settings", [
      "LITELLM.KEY_MISPLACED config.yaml router_settings.rpm",
      "LITELLM.KEY_MISPLACED config.yaml router_settings.tpm",
    ]),
    lint("S4-09", "a user interface without a database", [
      "LINT.UI_WITHOUT_DATABASE config.yaml general_settings",
    ]),
    lint("S4-10", "names of variables that LiteLLM does not read", [
      "LINT.VARIABLE_MISNAMED .env LITELLM_UI_USER",
      "LINT.VARIABLE_MISNAMED .env LITELLM_UI_PASSWORD",
    ]),
    lint("S4-11", "an env file that is not loaded", ["LINT.ENV_FILE_NOT_LOADED litellm-setup.sh"]),
    lint("S4-12", "local only, on every address", ["LINT.BOUND_BY_DEFAULT litellm-setup.sh"]),
    lint("S4-13", "VPN only, on every address", ["LINT.BOUND_EVERYWHERE litellm-setup.sh"]),
    lint("S4-14.1", "nohup instead of a restart policy", ["LINT.STARTED_BY_NOHUP litellm-setup.sh"]),
    lint("S4-14.2", "pkill ends unrelated processes", ["LINT.KILLED_BY_PATTERN litellm-setup.sh"]),
    lint("S4-15", "/health without a key", ["LINT.HEALTH_WITHOUT_KEY diagnose.sh"]),
    lint("S4-16", "a file is called valid because it can be printed", ["LINT.CHECK_CANNOT_FAIL diagnose.sh"]),
    lint("S4-23", "every key is printed", ["LINT.SECRETS_PRINTED diagnose.sh"]),
    doc("S4-24", "a retry waits only where there is no other deployment"),
    lint("S4-22", "placeholders where a key would stand", [
      "LINT.SECRET_KNOWN .env LITELLM_MASTER_KEY",
      "LINT.SECRET_KNOWN .env LITELLM_UI_PASSWORD",
      "LINT.SECRET_KNOWN .env ANTHROPIC_API_KEY_1",
      "LINT.SECRET_KNOWN .env ANTHROPIC_API_KEY_2",
      "LINT.SECRET_KNOWN .env OPENAI_API_KEY_1",
      "LINT.SECRET_KNOWN .env OPENAI_API_KEY_2",
      "LINT.SECRET_KNOWN .env OPENROUTER_API_KEY",
    ]),
  ],
};
