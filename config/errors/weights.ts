/** Messages about checkpoints that are fetched from the hub. */
import type { Finding } from "../findings";
import { error, gib } from "./finding";

export function weightsGated(source: string, hasToken: boolean, status: number): Finding {
  const fix = hasToken
    ? `Accept its licence on the hub with the account of the token, or use a token that may read ${source}.`
    : "Accept its licence on the hub, and name the secret with your token in huggingFace.token.";
  return error(
    "WEIGHTS.GATED",
    hasToken ? "huggingFace.token" : "huggingFace",
    `the hub does not give out ${source} ${hasToken ? "for this token" : "without a token"} (${status})`,
    fix,
  );
}

export function weightsUnknown(source: string, revision: string, hub: string): Finding {
  return error(
    "WEIGHTS.UNKNOWN",
    "huggingFace.endpoint",
    `${hub} has no ${source} in revision ${revision}`,
    "Correct the id or the revision; a private one is hidden without a token.",
  );
}

export function weightsNotFetched(source: string, reason: string): Finding {
  return error(
    "WEIGHTS.NOT_FETCHED",
    "huggingFace",
    `${source} is not complete: ${reason}`,
    "Run the same command again: it goes on where it ended.",
  );
}

export function weightsDamaged(source: string, file: string): Finding {
  return error(
    "WEIGHTS.CHECKSUM",
    "huggingFace.endpoint",
    `${file} of ${source} is not the file that its hub describes`,
    "The file is removed; pull again. When it fails again the hub, or a mirror of it, is broken.",
  );
}

export function weightsNoRoom(folder: string, source: string, need: number, free: number): Finding {
  return error(
    "WEIGHTS.NO_ROOM",
    "host.weightsDir",
    `${source} needs ${gib(need)} more, ${folder} has ${gib(free)} free`,
    "Make room, or point host.weightsDir at a larger disk.",
  );
}

export function weightsIncomplete(source: string, state: string, models: readonly string[]): Finding {
  return error(
    "WEIGHTS.INCOMPLETE",
    "huggingFace.offline",
    `${source} is ${state} on the host (${models.join(", ")})`,
    "Run `llm-gateway models pull`.",
  );
}
