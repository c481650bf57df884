/** Secrets in files of other systems. */
import type { Entries } from "./entry";

export const secretLintEntries = {
  "LINT.SECRET_LITERAL": {
    severity: "error",
    meaning: "A key or a password stands in a file that is made to be shared.",
    fix: "Move the value into an env file, name it where it stood, and change it: it has been seen.",
    example: { path: "", message: "TODO SECRET_LITERAL" },
  },
  "LINT.SECRET_KNOWN": {
    severity: "error",
    meaning: "A secret is empty, a placeholder, or a default that everybody knows (`sk-1234`, `admin`, …).",
    fix: "Make a value of its own; `llm-gateway secrets init` does for a config of this toolkit.",
    example: { path: "", message: "TODO SECRET_KNOWN" },
  },
  "LINT.SECRET_NOT_EXPANDED": {
    severity: "error",
    meaning: "`${NAME}` in LiteLLM's file. It is not filled in: the characters themselves become the key.",
    fix: "Write `os.environ/NAME`.",
    example: { path: "", message: "TODO SECRET_NOT_EXPANDED" },
  },
  "LINT.KEY_MADE_UP": {
    severity: "warning",
    meaning:
      "A word such as `not-used` where a key would stand. The model server then answers everybody on its network.",
    fix: "Give the engine a key and name it here, or leave `api_key` out.",
    example: { path: "", message: "TODO KEY_MADE_UP" },
  },
  "LINT.DATABASE_URL_LITERAL": {
    severity: "error",
    meaning: "A URL with its password written out.",
    fix: "Use the same variable in the URL and in the database's service.",
    example: { path: "", message: "TODO DATABASE_URL_LITERAL" },
  },
  "LINT.SECRETS_PRINTED": {
    severity: "warning",
    meaning: "A command prints the values of keys.",
    fix: "Print names, and whether they are set.",
    example: { path: "", message: "TODO SECRETS_PRINTED" },
  },
} as const satisfies Entries;
