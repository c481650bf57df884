/** Messages about versions and images of LiteLLM. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function versionUnknown(
  path: string,
  image: string,
  tagged: string,
  used: string,
  known: readonly string[],
): Finding {
  return warning(
    "LITELLM.VERSION_UNKNOWN",
    path,
    `${image} is LiteLLM ${tagged}, of which there is no table; its keys are checked against ${used}`,
    `Use an image of ${known.join(" or ")}, or set versions.litellm to the one that is closest.`,
  );
}

export function versionUnsafe(path: string, tagged: string, floor: string, reason: string): Finding {
  return error(
    "LITELLM.VERSION_UNSAFE",
    path,
    `LiteLLM ${tagged} has known holes: ${reason}`,
    `Use ${floor} or newer.`,
  );
}

export function versionCompromised(path: string, tagged: string): Finding {
  return error(
    "LITELLM.VERSION_COMPROMISED",
    path,
    `LiteLLM ${tagged} was published by an attacker on 2026-03-24 and steals secrets`,
    "Use another version; where it has run, change every secret that it could read.",
  );
}

export function imageMoved(path: string, image: string, moved: string): Finding {
  return error(
    "LITELLM.IMAGE_MOVED",
    path,
    `${image} is an old name under which LiteLLM is no longer published`,
    `Write ${moved}.`,
  );
}
