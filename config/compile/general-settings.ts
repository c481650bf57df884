/** `general_settings`: the admin key, the database, background checks. */
import type { GatewayConfig } from "../gateway-config";
import { isCheckedInBackground } from "../plan/health-checks";
import { coordinationSettings } from "./cache";
import { durationText } from "./duration";
import { secretReference } from "../plan/litellm-raw";

export function generalSettings(config: GatewayConfig): object {
  const { proxy, database, routing } = config;
  const isChecked = config.models.some((model) => isCheckedInBackground(config, model));
  return {
    ...(proxy.masterKey === "none"
      ? { dangerously_permit_weak_or_unset_master_key: true }
      : { master_key: secretReference(proxy.masterKey) }),
    store_model_in_db: false,
    trusted_proxy_ranges: [],
    always_include_stream_usage: true,
    cancel_on_disconnect: true,
    ...(database.type === "none" ? {} : { database_connection_pool_limit: poolPerWorker(config) }),
    ...(config.proxy.storePrompts === undefined ? {} : { store_prompts_in_spend_logs: true }),
    ...spendLogRetention(config),
    ...coordinationSettings(config),
    ...(routing.healthChecks === false || !isChecked
      ? {}
      : {
          background_health_checks: true,
          // Of anything but a whole number LiteLLM makes no checks at all, and says nothing.
          health_check_interval: Math.ceil(routing.healthChecks.every),
          enable_health_check_routing: true,
        }),
  };
}

/** LiteLLM counts per worker. */
function poolPerWorker({ database, proxy }: GatewayConfig): number {
  return Math.max(1, Math.floor(database.maxConnections / proxy.workers));
}

const daySeconds = 86_400;

/** Deleted as often as the time is short, at least daily. Where both say it they agree. */
function spendLogRetention({ database, proxy }: GatewayConfig): object {
  const retention = database.spendLogs?.retention ?? proxy.storePrompts?.retention;
  if (retention === undefined) return {};
  return {
    maximum_spend_logs_retention_period: durationText(retention),
    maximum_spend_logs_retention_interval: durationText(Math.min(retention, daySeconds)),
  };
}
