/** LiteLLM's settings that have a typed field: key → field. The section is the one where LiteLLM reads it. */

export type Section = "router_settings" | "litellm_settings" | "general_settings";

interface Row {
  readonly sections: readonly Section[];
  readonly path: readonly string[];
  /** How the field says the value. @default as it is */
  readonly as?: "seconds";
}

const router = ["router_settings"] as const;
const both = ["router_settings", "litellm_settings"] as const;
const litellm = ["litellm_settings"] as const;
const general = ["general_settings"] as const;

export const settingTable: Readonly<Record<string, Row>> = Object.freeze({
  num_retries: { sections: both, path: ["routing", "retries"] },
  timeout: { sections: router, path: ["routing", "timeout"], as: "seconds" },
  stream_timeout: { sections: router, path: ["routing", "streamTimeout"], as: "seconds" },
  cooldown_time: { sections: router, path: ["routing", "cooldown", "for"], as: "seconds" },
  allowed_fails: { sections: both, path: ["routing", "cooldown", "afterFailures"] },
  enable_pre_call_checks: { sections: router, path: ["routing", "preCallChecks"] },
  deployment_affinity_ttl_seconds: {
    sections: router,
    path: ["routing", "sessionAffinity", "ttl"],
    as: "seconds",
  },
  drop_params: { sections: litellm, path: ["proxy", "dropParams"] },
  request_timeout: { sections: litellm, path: ["proxy", "requestTimeout"], as: "seconds" },
  json_logs: { sections: litellm, path: ["proxy", "jsonLogs"] },
  max_budget: { sections: litellm, path: ["proxy", "budget", "max"] },
  budget_duration: { sections: litellm, path: ["proxy", "budget", "per"] },
  health_check_interval: { sections: general, path: ["routing", "healthChecks", "every"], as: "seconds" },
  database_connection_pool_limit: { sections: general, path: ["database", "maxConnections"] },
});

/** Keys that the toolkit writes itself. */
export const ownKeys: Readonly<Record<string, string>> = Object.freeze({
  background_health_checks: "own engines are checked in the background anyway",
  require_auth_for_metrics_endpoint: "proxy.publicMetrics says it",
  store_model_in_db: "models stand in the config alone",
  salt_key: "proxy.saltKey names it",
});

/** Keys that LiteLLM does not read anywhere, and where their meaning lives. */
export const deadKeys: Readonly<Record<string, string>> = Object.freeze({
  rpm: "is no key here: say it per model (models.<name>.limits) or per virtual key",
  tpm: "is no key here: say it per model (models.<name>.limits) or per virtual key",
  rpm_limit: "is no key here: say it per model (models.<name>.limits) or per virtual key",
  tpm_limit: "is no key here: say it per model (models.<name>.limits) or per virtual key",
  user_rate_limit: "is no key: limits of users belong to virtual keys",
  rate_limit_config: "is no key: limits of users belong to virtual keys",
  budget_reset_at: "is no key: a budget starts anew after its period",
  track_cost_per_model: "is no key: cost is tracked as soon as models have a price",
  allow_cors: "is no key: the proxy answers every origin",
  blocked_ips: "is no key: block addresses in the firewall",
  allowed_ips:
    "needs LiteLLM's Enterprise licence, and * would match nobody: use proxy.bind, a firewall or a reverse proxy in front",
  store_audit_logs: "needs LiteLLM's Enterprise licence: spend logs say who asked what without one",
  max_parallel_requests: "has no effect for the whole proxy: say it per model (models.<name>.limits)",
  global_max_parallel_requests: "has no effect: say it per model (models.<name>.limits)",
});
