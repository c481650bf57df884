/** Environment variables by what they mean for a config. */

/** Names of older installations, and what took their place. */
export const retiredNames: Readonly<Record<string, string>> = Object.freeze({
  LITELLM_MODEL_ALIAS: "PROXY_MODEL_KEYS with MODEL_<KEY>_ALIAS",
  OPENAI_MODEL: "PROXY_MODEL_KEYS with MODEL_<KEY>_UPSTREAM_MODEL",
  LITELLM_HOST: "proxy.bind",
  LITELLM_WORKERS: "proxy.workers",
  LITELLM_DEBUG: "LITELLM_LOG=DEBUG",
  LITELLM_DROP_PARAMS: "proxy.dropParams",
});

/** Names that mean nothing here, and why. */
export const meaninglessNames: Readonly<Record<string, string>> = Object.freeze({
  IS_STREAMING: "every request says for itself whether it streams",
});

/** Ports of containers that are not published unless the config says so. */
export const servicePorts: readonly (readonly [
  name: string,
  service: "cache" | "database",
  usual: number,
])[] = [
  ["LITELLM_REDIS_PORT", "cache", 6379],
  ["LITELLM_POSTGRES_PORT", "database", 5432],
];

/** `LITELLM_LOG` → `proxy.logLevel`. */
export const logLevels: Readonly<Record<string, string>> = Object.freeze({
  CRITICAL: "error",
  ERROR: "error",
  WARNING: "warn",
  WARN: "warn",
  INFO: "info",
  DEBUG: "debug",
});

/** Secrets that the toolkit knows by their usual names; their values stay where they are. */
export const knownSecrets: readonly string[] = Object.freeze([
  "LITELLM_MASTER_KEY",
  "LITELLM_SALT_KEY",
  "UI_PASSWORD",
  "HF_TOKEN",
]);

/** `X_API_KEY`, also numbered, as in `X_API_KEY_2`. */
export function isProviderKey(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*_API_KEY(_\d+)?$/.test(name);
}
