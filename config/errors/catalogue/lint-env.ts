/** Env files. */
import { entriesOf } from "./entry";

export const envLintEntries = entriesOf({
  "LINT.VARIABLE_RETIRED": {
    severity: "warning",
    meaning: "A variable of an earlier launcher.",
    fix: "Write its successor.",
    example: { path: "services.litellm.environment.LITELLM_HOST", message: "LITELLM_HOST is no longer read" },
  },
  "LINT.VARIABLE_IDLE": {
    severity: "warning",
    meaning: "A variable that nobody reads.",
    fix: "Remove it.",
    example: {
      path: "IS_STREAMING",
      message: "IS_STREAMING has no effect: every request says by itself whether it is streamed",
    },
  },
  "LINT.VARIABLE_MISNAMED": {
    severity: "error",
    meaning: "A variable that looks like one of LiteLLM's, and is none.",
    fix: "Write the name that LiteLLM reads.",
    example: { path: "LITELLM_UI_USER", message: "LiteLLM does not read LITELLM_UI_USER" },
  },
  "LINT.VARIABLES_DIFFER": {
    severity: "warning",
    meaning: "Two names of one setting have different values. Which one counts depends on the program.",
    fix: "Keep one.",
    example: {
      path: "OPENAI_BASE_URL",
      message: '"OPENAI_API_BASE", "OPENAI_BASE_URL" mean the same and have different values',
    },
  },
  "LINT.VARIABLE_UNUSED": {
    severity: "warning",
    meaning: "A variable of an env file that no compose file uses.",
    fix: "Use it, or remove it.",
    example: {
      path: "LITELLM_PORT",
      message: "LITELLM_PORT is used in none of the compose files: changing it changes nothing",
    },
  },
  "LINT.KEY_WITHOUT_MODEL": {
    severity: "warning",
    meaning: "The key of a provider of which no model is declared.",
    fix: "Add a model, or remove the key.",
    example: {
      path: "COHERE_API_KEY",
      message: "is the key of a provider without a model: no entry of model_list begins with cohere/",
    },
  },
});
