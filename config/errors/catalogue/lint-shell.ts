/** Shell scripts. */
import type { Entries } from "./entry";

export const shellLintEntries = {
  "LINT.HEALTH_WITHOUT_KEY": {
    severity: "warning",
    meaning: "A script asks `/health` without a key. It is answered with 401.",
    fix: "Ask `/health/readiness`.",
    example: { path: "", message: "TODO HEALTH_WITHOUT_KEY" },
  },
  "LINT.CALL_WITHOUT_KEY": {
    severity: "warning",
    meaning: "A script calls the API without a key. It is answered with 401.",
    fix: "Send the key.",
    example: { path: "", message: "TODO CALL_WITHOUT_KEY" },
  },
  "LINT.KILLED_BY_PATTERN": {
    severity: "warning",
    meaning: "Processes are ended by a word in their command line.",
    fix: "End a container or a service by its name.",
    example: { path: "", message: "TODO KILLED_BY_PATTERN" },
  },
  "LINT.STARTED_BY_NOHUP": {
    severity: "warning",
    meaning: "The proxy is left behind in the background, with nobody to start it again.",
    fix: "Run a container with a restart policy.",
    example: { path: "", message: "TODO STARTED_BY_NOHUP" },
  },
  "LINT.BOUND_BY_DEFAULT": {
    severity: "warning",
    meaning: "`litellm` is started without `--host`. It then listens on every address.",
    fix: "Add `--host 127.0.0.1`.",
    example: { path: "", message: "TODO BOUND_BY_DEFAULT" },
  },
  "LINT.ENV_FILE_NOT_LOADED": {
    severity: "warning",
    meaning: "The `.env` beside the config is not loaded: LiteLLM looks in the working directory.",
    fix: "Load it before.",
    example: { path: "", message: "TODO ENV_FILE_NOT_LOADED" },
  },
  "LINT.CHECK_CANNOT_FAIL": {
    severity: "error",
    meaning: "A check that reports success whatever happens.",
    fix: "Count failures, and end with them.",
    example: { path: "", message: "TODO CHECK_CANNOT_FAIL" },
  },
  "LINT.CACHE_FLUSHED": {
    severity: "warning",
    meaning: "`FLUSHALL` on the Redis that also holds limits and cooldowns.",
    fix: "Delete the cache's keys alone.",
    example: { path: "", message: "TODO CACHE_FLUSHED" },
  },
} as const satisfies Entries;
