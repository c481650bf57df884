/** Env files. */
import type { Entries } from "./entry";

export const envLintEntries = {
  "LINT.VARIABLE_RETIRED": {
    severity: "warning",
    meaning: "A variable of an earlier launcher.",
    fix: "Write its successor.",
    example: { path: "", message: "TODO VARIABLE_RETIRED" },
  },
  "LINT.VARIABLE_IDLE": {
    severity: "warning",
    meaning: "A variable that nobody reads.",
    fix: "Remove it.",
    example: { path: "", message: "TODO VARIABLE_IDLE" },
  },
  "LINT.VARIABLE_MISNAMED": {
    severity: "error",
    meaning: "A variable that looks like one of LiteLLM's, and is none.",
    fix: "Write the name that LiteLLM reads.",
    example: { path: "", message: "TODO VARIABLE_MISNAMED" },
  },
  "LINT.VARIABLES_DIFFER": {
    severity: "warning",
    meaning: "Two names of one setting have different values. Which one counts depends on the program.",
    fix: "Keep one.",
    example: { path: "", message: "TODO VARIABLES_DIFFER" },
  },
  "LINT.VARIABLE_UNUSED": {
    severity: "warning",
    meaning: "A variable of an env file that no compose file uses.",
    fix: "Use it, or remove it.",
    example: { path: "", message: "TODO VARIABLE_UNUSED" },
  },
  "LINT.KEY_WITHOUT_MODEL": {
    severity: "warning",
    meaning: "The key of a provider of which no model is declared.",
    fix: "Add a model, or remove the key.",
    example: { path: "", message: "TODO KEY_WITHOUT_MODEL" },
  },
} as const satisfies Entries;
