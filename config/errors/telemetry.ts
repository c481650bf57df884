/** Messages about telemetry. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function nothingToShip(path: string, because: string): Finding {
  return error(
    "TELEMETRY.NOTHING_TO_SHIP",
    path,
    `would ship no line: ${because}`,
    "Leave telemetry.requests as it is; in an own YAML, put request_log.records behind its callbacks.",
  );
}

export function folderOfRoot(path: string, volume: string, user: string): Finding {
  return warning(
    "TELEMETRY.FOLDER_OF_ROOT",
    path,
    `lies in the volume ${volume}: when it is new, user ${user} of images.litellm cannot write into it`,
    `Leave destination out, or give the volume to user ${user} once, with chown in a container.`,
  );
}
