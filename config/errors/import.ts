/** Messages about an import as a whole. */
import type { Finding, Location } from "../findings";
import { error, warning } from "./finding";

export function nothingToImport(files: number): Finding {
  return error(
    "IMPORT.NOTHING_FOUND",
    "",
    `no models in ${files} ${files === 1 ? "file" : "files"}`,
    "Name a LiteLLM YAML, compose files or launch scripts of vLLM, or an env file with PROXY_MODEL_KEYS.",
  );
}

export function pathNotFound(path: string): Finding {
  return error("IMPORT.PATH_NOT_FOUND", "", `no file or folder ${path}`, "Correct the path.");
}

export function fileUnreadable(file: string, reason: string, location: Location): Finding {
  return error(
    "IMPORT.FILE_UNREADABLE",
    file,
    reason,
    `Correct line ${location.line}; what stands there is not imported.`,
  );
}

export function hostUnknown(engines: number): Finding {
  return error(
    "IMPORT.HOST_UNKNOWN",
    "host",
    `the files do not say which GPUs the machine has; ${engines === 1 ? "one engine needs" : `${engines} engines need`} them`,
    "Give --host with a machine of docs/presets.md, or fill in host in the config, and run `llm-gateway check`.",
  );
}

export function outputExists(file: string): Finding {
  return error(
    "IMPORT.EXISTS",
    "",
    `${file} exists and is not overwritten`,
    "Add --force, or name another file with --out.",
  );
}

export function keyWithoutModel(name: string): Finding {
  return warning(
    "IMPORT.KEY_UNUSED",
    name,
    "has a value, but no imported model uses it",
    "Remove the key, or add a model of that provider.",
  );
}
