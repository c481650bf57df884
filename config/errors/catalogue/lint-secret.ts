/** Secrets in files of other systems. */
import { entriesOf } from "./entry";

export const secretLintEntries = entriesOf({
  "LINT.SECRET_LITERAL": {
    severity: "error",
    meaning: "A key or a password stands in a file that is made to be shared.",
    fix: "Move the value into an env file, name it where it stood, and change it: it has been seen.",
    example: {
      path: "model_list[0].litellm_params.api_key",
      message: "holds the value of api_key; whoever reads the file has it",
    },
  },
  "LINT.SECRET_KNOWN": {
    severity: "error",
    meaning: "A secret is empty, a placeholder, or a default that everybody knows (`sk-1234`, `admin`, …).",
    fix: "Make a value of its own; `llm-gateway secrets init` does for a config of this toolkit.",
    example: { path: "general_settings.master_key", message: "master_key is a default that everybody knows" },
  },
  "LINT.SECRET_NOT_EXPANDED": {
    severity: "error",
    meaning: "`${NAME}` in LiteLLM's file. It is not filled in: the characters themselves become the key.",
    fix: "Write `os.environ/NAME`.",
    example: {
      path: "general_settings.master_key",
      message:
        "LiteLLM does not fill in ${LITELLM_MASTER_KEY}: these characters themselves are the master_key",
    },
  },
  "LINT.KEY_MADE_UP": {
    severity: "warning",
    meaning:
      "A word such as `not-used` where a key would stand. The model server then answers everybody on its network.",
    fix: "Give the engine a key and name it here, or leave `api_key` out.",
    example: {
      path: "model_list[0].litellm_params.api_key",
      message:
        "is no key, only a word in its place: the model server takes calls from everybody who reaches it",
    },
  },
  "LINT.DATABASE_URL_LITERAL": {
    severity: "error",
    meaning: "A URL with its password written out.",
    fix: "Use the same variable in the URL and in the database's service.",
    example: {
      path: "general_settings.database_url",
      message:
        "the password of the database is written out in the URL: it is known to all readers, and changing it elsewhere breaks the login",
    },
  },
  "LINT.SECRETS_PRINTED": {
    severity: "warning",
    meaning: "A command prints the values of keys.",
    fix: "Print names, and whether they are set.",
    example: { path: "", message: "env | grep API_KEY prints every key on the screen and into logs" },
  },
});
