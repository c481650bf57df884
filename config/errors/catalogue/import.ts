/** `llm-gateway import`. */
import { entriesOf } from "./entry";

export const importEntries = entriesOf({
  "IMPORT.PATH_NOT_FOUND": {
    severity: "error",
    meaning: "A path given to `import` is not there.",
    fix: "Correct the path.",
    example: { path: "", message: "no file or folder shelf/" },
  },
  "IMPORT.NOTHING_FOUND": {
    severity: "error",
    meaning: "The given files start no engine and name no model.",
    fix: "Name the files that do: LiteLLM's YAML, compose files, launch scripts, an env file with `PROXY_MODEL_KEYS`.",
    example: { path: "", message: "no models in 1 file" },
  },
  "IMPORT.FILE_UNREADABLE": {
    severity: "error",
    meaning: "A part of a file is not what the file claims to be. The rest is imported.",
    fix: "Correct the line.",
    example: { path: ".env", message: "the line is no NAME=value" },
  },
  "IMPORT.HOST_UNKNOWN": {
    severity: "error",
    meaning: "Engines were imported, but no file says which GPUs the machine has: nothing can be placed.",
    fix: "Give `--host`, or fill in `host` in the written config.",
    example: {
      path: "host",
      message: "the files do not say which GPUs the machine has; 3 engines need them",
    },
  },
  "IMPORT.EXISTS": {
    severity: "error",
    meaning: "The file named by `--out` is there already.",
    fix: "Add `--force`, or name another file.",
    example: { path: "", message: "gateway.config.ts exists and is not overwritten" },
  },
  "IMPORT.KEY_UNUSED": {
    severity: "warning",
    meaning: "A provider's key lies in an env file, and no imported model uses it.",
    fix: "Remove the key, or add a model of that provider.",
    example: { path: "COHERE_API_KEY", message: "has a value, but no imported model uses it" },
  },
});
