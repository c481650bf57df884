/** Messages about upgrades of LiteLLM and vLLM. */
import type { Finding } from "../findings";
import { error, gib, warning } from "./finding";

export function versionWithoutTable(software: string, version: string, known: readonly string[]): Finding {
  return error(
    "UPGRADE.VERSION_UNKNOWN",
    `versions.${software}`,
    `nothing is known here of ${software} ${version}; known: ${known.join(", ")}`,
    "Choose one of these, or update this package.",
  );
}

export function goesBack(from: string, to: string): Finding {
  return error(
    "UPGRADE.BACKWARDS",
    "versions.litellm",
    `from LiteLLM ${from} back to ${to}: its migrations only go forward`,
    "Restore the backup that was made before the upgrade, with the old version in the config.",
  );
}

export function flagGone(path: string, name: string, version: string): Finding {
  return error(
    "UPGRADE.FLAG_GONE",
    path,
    `${name} is written for this engine today, and vLLM ${version} does not have it`,
    "Remove it from engineArgs or env before the upgrade; where it is not there, choose another version.",
  );
}

export function notSpacious(need: number, free: number): Finding {
  return warning(
    "UPGRADE.DISK",
    "",
    `images that are still to be pulled take about ${gib(need)}, the engine's disk has ${gib(free)} free`,
    "Make room, such as with `docker image prune`, before the upgrade.",
  );
}

export function rehearsalFailed(step: string, reason: string): Finding {
  return error(
    "UPGRADE.REHEARSAL",
    "",
    `the rehearsal failed at ${step}: ${reason}`,
    "Do not upgrade before this passes; the stack itself was not touched.",
  );
}
