/** Messages about bundles for machines without a network. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function bundleUnreadable(folder: string, reason: string): Finding {
  return error(
    "BUNDLE.UNREADABLE",
    "",
    `${folder} is no bundle: ${reason}`,
    "Name the folder that `llm-gateway bundle create` wrote, with its manifest.json.",
  );
}

export function bundlePartFailed(part: string, reason: string): Finding {
  return error(
    "BUNDLE.PART_FAILED",
    "",
    `${part} could not be handled: ${reason}`,
    "Remove the cause and run the same command again: finished parts are kept.",
  );
}

export function bundlePartDamaged(part: string, reason: string): Finding {
  return error(
    "BUNDLE.PART_DAMAGED",
    "",
    `${part} is not what was put into the bundle: ${reason}`,
    "Copy that file again; nothing of it was loaded.",
  );
}
