/** Messages about shell scripts. They have no path: the place is the line. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function healthWithoutKey(): Finding {
  return warning(
    "LINT.HEALTH_WITHOUT_KEY",
    "",
    "/health without a key answers 401; with one it sends a real call to every model",
    "Ask /health/readiness to see whether the proxy runs.",
  );
}

export function callWithoutKey(route: string): Finding {
  return warning(
    "LINT.CALL_WITHOUT_KEY",
    "",
    `${route} without a key answers 401`,
    'Add -H "Authorization: Bearer $LITELLM_MASTER_KEY".',
  );
}

export function killedByPattern(command: string): Finding {
  return warning(
    "LINT.KILLED_BY_PATTERN",
    "",
    `${command} ends every process with that word in its command line`,
    "Run the proxy as a container or a service, and stop that by its name.",
  );
}

export function startedByNohup(): Finding {
  return warning(
    "LINT.STARTED_BY_NOHUP",
    "",
    "nobody starts the proxy again after a crash or a reboot, and its log grows without an end",
    "Run it as a container with restart: unless-stopped and log rotation.",
  );
}

export function boundByDefault(): Finding {
  return warning(
    "LINT.BOUND_BY_DEFAULT",
    "",
    "litellm without --host listens on 0.0.0.0, for every machine that reaches this one",
    "Add --host 127.0.0.1.",
  );
}

export function envFileNotLoaded(): Finding {
  return warning(
    "LINT.ENV_FILE_NOT_LOADED",
    "",
    "LiteLLM reads .env from the working directory alone; the one beside the config is not loaded",
    "Load it before: set -a; . FOLDER/.env; set +a.",
  );
}

export function checkCannotFail(why: string): Finding {
  return error(
    "LINT.CHECK_CANNOT_FAIL",
    "",
    why,
    "Count the failures and end with exit 1 when there are any; `llm-gateway lint` checks a config.",
  );
}

export function cacheFlushed(): Finding {
  return warning(
    "LINT.CACHE_FLUSHED",
    "",
    "FLUSHALL also empties the limits, budgets and cooldowns that LiteLLM keeps in the same Redis",
    "Delete the keys of the cache's namespace alone.",
  );
}
