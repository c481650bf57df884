/** Environment variables that make a config. */
import { entriesOf } from "./entry";

export const variableEntries = entriesOf({
  "VARIABLE.RETIRED": {
    severity: "error",
    meaning: "A name of older installations. It is refused, because half of it would be understood.",
    fix: "Use the successor that the message names.",
    example: {
      path: "OPENAI_MODEL",
      message: "is no longer read; now: PROXY_MODEL_KEYS with MODEL_<KEY>_UPSTREAM_MODEL",
    },
  },
  "VARIABLE.NO_EFFECT": {
    severity: "warning",
    meaning: "A name that other launchers read and that means nothing here.",
    fix: "Remove it.",
    example: {
      path: "IS_STREAMING",
      message: "has no effect: every request says for itself whether it streams",
    },
  },
  "VARIABLE.CONFLICT": {
    severity: "warning",
    meaning: "Two names for the same thing have different values. LiteLLM's order decides.",
    fix: "Keep one of the two.",
    example: {
      path: "OPENAI_API_BASE",
      message: "says something else than OPENAI_BASE_URL, which wins",
    },
  },
  "VARIABLE.VALUE_UNKNOWN": {
    severity: "error",
    meaning: "A variable takes one of a few words and has another one.",
    fix: "Write one of the words that the message lists.",
    example: {
      path: "REASONING_EFFORT",
      message: 'has none of the allowed values: "none", "minimal", "low", "medium", "high", "xhigh"',
    },
  },
  "VARIABLE.NO_PORT": {
    severity: "error",
    meaning: "A variable for a port holds something else.",
    fix: "Write a number from 1 to 65535.",
    example: { path: "PORT", message: "is no port number from 1 to 65535" },
  },
  "VARIABLE.MODEL_UNLISTED": {
    severity: "warning",
    meaning: "Settings of a model whose key is not in `PROXY_MODEL_KEYS`: the model does not exist.",
    fix: "List the key, or remove the variable.",
    example: {
      path: "MODEL_LAMP_ALIAS",
      message: 'belongs to a model that PROXY_MODEL_KEYS does not list: "lamp"',
    },
  },
  "VARIABLE.MODEL_TWICE": {
    severity: "error",
    meaning: "Two keys have the same alias; clients could reach only one of them.",
    fix: "Give every key an alias of its own.",
    example: { path: "MODEL_B_ALIAS", message: 'gives the name "shelf" to a second model' },
  },
});
