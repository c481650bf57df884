/** Messages about the config file as a whole. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function fileNotFound(file: string): Finding {
  return error(
    "FILE.NOT_FOUND",
    "",
    `config file not found: ${file}`,
    "Create gateway.config.ts here, or name the file with --config FILE or the environment variable GATEWAY_CONFIG.",
  );
}

export function fileFailed(file: string, reason: string): Finding {
  return error(
    "FILE.FAILED",
    "",
    `${file} could not be read: ${reason}`,
    "Correct the file; it must load without an error.",
  );
}

export function fileExportsNothing(file: string): Finding {
  return error(
    "FILE.EXPORTS_NOTHING",
    "",
    `${file} exports no config`,
    "End the file with `export default defineGateway({ … })`; in YAML or JSON write one object.",
  );
}

export function fileFormatUnknown(file: string): Finding {
  return error(
    "FILE.FORMAT_UNKNOWN",
    "",
    `${file} has no known extension; allowed: .ts, .js, .mjs, .cjs, .yaml, .yml, .json`,
    "Rename the file.",
  );
}
