/** Messages about files given to `lint` as a whole. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function fileBroken(reason: string): Finding {
  return error("LINT.FILE_BROKEN", "", `the file could not be read: ${reason}`, "Correct the line.");
}

export function fileUnknown(): Finding {
  return error(
    "LINT.FILE_UNKNOWN",
    "",
    "this is no file that lint knows: LiteLLM's config.yaml, a compose file, an env file, a shell script, an nginx site",
    "Name files of these kinds; a folder is searched for them.",
  );
}

export function fileOfGateway(): Finding {
  return warning(
    "LINT.FILE_OF_GATEWAY",
    "",
    "this is a config of this toolkit, which lint does not judge",
    "Run llm-gateway check --config with this file.",
  );
}
