/** Files given to `lint`. */
import { entriesOf } from "./entry";

export const fileLintEntries = entriesOf({
  "LINT.FILE_BROKEN": {
    severity: "error",
    meaning:
      "The file cannot be read as what its name and content say: broken YAML, a line of an env file that sets nothing.",
    fix: "Correct the line.",
    example: {
      path: "",
      message:
        "the file could not be read: no YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    },
  },
  "LINT.FILE_UNKNOWN": {
    severity: "error",
    meaning: "The file is none of the kinds that `lint` knows.",
    fix: "Name LiteLLM's `config.yaml`, compose files, env files, shell scripts or nginx sites; a folder is searched for them.",
    example: {
      path: "",
      message:
        "this is no file that lint knows: LiteLLM's config.yaml, a compose file, an env file, a shell script, an nginx site",
    },
  },
  "LINT.FILE_OF_GATEWAY": {
    severity: "warning",
    meaning: "The file is a config of this toolkit. It has a schema and checks of its own.",
    fix: "Run `llm-gateway check --config FILE`.",
    example: { path: "", message: "this is a config of this toolkit, which lint does not judge" },
  },
});
