/** Shell scripts. */
import { entriesOf } from "./entry";

export const shellLintEntries = entriesOf({
  "LINT.HEALTH_WITHOUT_KEY": {
    severity: "warning",
    meaning: "A script asks `/health` without a key. It is answered with 401.",
    fix: "Ask `/health/readiness`.",
    example: {
      path: "",
      message: "/health without a key answers 401; with one it sends a real call to every model",
    },
  },
  "LINT.CALL_WITHOUT_KEY": {
    severity: "warning",
    meaning: "A script calls the API without a key. It is answered with 401.",
    fix: "Send the key.",
    example: { path: "", message: "/v1/models without a key answers 401" },
  },
  "LINT.KILLED_BY_PATTERN": {
    severity: "warning",
    meaning: "Processes are ended by a word in their command line.",
    fix: "End a container or a service by its name.",
    example: { path: "", message: "pkill -f litellm ends every process with that word in its command line" },
  },
  "LINT.STARTED_BY_NOHUP": {
    severity: "warning",
    meaning: "The proxy is left behind in the background, with nobody to start it again.",
    fix: "Run a container with a restart policy.",
    example: {
      path: "",
      message: "nobody starts the proxy again after a crash or a reboot, and its log grows without an end",
    },
  },
  "LINT.BOUND_BY_DEFAULT": {
    severity: "warning",
    meaning: "`litellm` is started without `--host`. It then listens on every address.",
    fix: "Add `--host 127.0.0.1`.",
    example: {
      path: "",
      message: "litellm without --host listens on 0.0.0.0, for every machine that reaches this one",
    },
  },
  "LINT.ENV_FILE_NOT_LOADED": {
    severity: "warning",
    meaning: "The `.env` beside the config is not loaded: LiteLLM looks in the working directory.",
    fix: "Load it before.",
    example: {
      path: "",
      message: "LiteLLM reads .env from the working directory alone; the one beside the config is not loaded",
    },
  },
  "LINT.CHECK_CANNOT_FAIL": {
    severity: "error",
    meaning: "A check that reports success whatever happens.",
    fix: "Count failures, and end with them.",
    example: { path: "", message: "calls a file valid because it could be printed" },
  },
  "LINT.CACHE_FLUSHED": {
    severity: "warning",
    meaning: "`FLUSHALL` on the Redis that also holds limits and cooldowns.",
    fix: "Delete the cache's keys alone.",
    example: {
      path: "",
      message: "FLUSHALL also empties the limits, budgets and cooldowns that LiteLLM keeps in the same Redis",
    },
  },
});
