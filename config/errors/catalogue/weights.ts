/** Checkpoints on the Docker host. */
import { entriesOf } from "./entry";

export const weightsEntries = entriesOf({
  "WEIGHTS.GATED": {
    severity: "error",
    meaning: "The hub wants a token, or an accepted licence, for a checkpoint.",
    fix: "Accept the licence, and name the secret with your token in `huggingFace.token`.",
    example: {
      path: "huggingFace",
      message: "the hub does not give out meta-llama/Llama-3.1-8B-Instruct without a token (401)",
    },
  },
  "WEIGHTS.UNKNOWN": {
    severity: "error",
    meaning: "The hub has no such repository, or not in that revision.",
    fix: "Correct `source` or `revision`.",
    example: {
      path: "huggingFace.endpoint",
      message: "https://huggingface.co has no own/shelf in revision main",
    },
  },
  "WEIGHTS.NOT_FETCHED": {
    severity: "error",
    meaning: "A download ended before everything was there.",
    fix: "Run the same command again: it goes on where it ended.",
    example: { path: "huggingFace", message: "own/shelf is not complete: timed out" },
  },
  "WEIGHTS.CHECKSUM": {
    severity: "error",
    meaning: "A file has another checksum than the hub says. It is removed.",
    fix: "Pull again; look at the mirror when it fails again.",
    example: {
      path: "huggingFace.endpoint",
      message: "model.safetensors of own/shelf is not the file that its hub describes",
    },
  },
  "WEIGHTS.NO_ROOM": {
    severity: "error",
    meaning: "The disk of the Docker host has less room than the files that are missing.",
    fix: "Make room, or choose another folder.",
    example: {
      path: "host.weightsDir",
      message: "own/shelf needs 60.8 GiB more, /srv/weights has 12.5 GiB free",
    },
  },
  "WEIGHTS.INCOMPLETE": {
    severity: "error",
    meaning: "`models status` finds a checkpoint missing, in parts, or damaged.",
    fix: "Run `llm-gateway models pull`.",
    example: { path: "huggingFace.offline", message: "own/shelf is partial on the host (shelf)" },
  },
});
