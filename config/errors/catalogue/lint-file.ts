/** Files given to `lint`. */
import type { Entries } from "./entry";

export const fileLintEntries = {
  "LINT.FILE_BROKEN": {
    severity: "error",
    meaning:
      "The file cannot be read as what its name and content say: broken YAML, a line of an env file that sets nothing.",
    fix: "Correct the line.",
    example: { path: "", message: "TODO FILE_BROKEN" },
  },
  "LINT.FILE_UNKNOWN": {
    severity: "error",
    meaning: "The file is none of the kinds that `lint` knows.",
    fix: "Name LiteLLM's `config.yaml`, compose files, env files, shell scripts or nginx sites; a folder is searched for them.",
    example: { path: "", message: "TODO FILE_UNKNOWN" },
  },
  "LINT.FILE_OF_GATEWAY": {
    severity: "warning",
    meaning: "The file is a config of this toolkit. It has a schema and checks of its own.",
    fix: "Run `llm-gateway check --config FILE`.",
    example: { path: "", message: "TODO FILE_OF_GATEWAY" },
  },
} as const satisfies Entries;
