/** Images that are pinned. */
import { entriesOf } from "./entry";

const id = `sha256:${"0a".repeat(32)}`;

export const imagePinEntries = entriesOf({
  "IMAGE.LOCK_UNREADABLE": {
    severity: "error",
    meaning: "`images.lock.json` beside the config is not what `llm-gateway images pin` writes.",
    fix: "Write it anew with `llm-gateway images pin`, or remove it.",
    example: {
      path: "images",
      message: "images.lock.json cannot be read: version: Invalid input: expected 1",
    },
  },
  "IMAGE.NOT_PINNED": {
    severity: "warning",
    meaning: "There is a lock of images, but an image of the plan is not in it.",
    fix: "Run `llm-gateway images pin`.",
    example: { path: "images", message: "images.lock.json does not say which redis:7.4.2 is meant" },
  },
  "IMAGE.NOT_RESOLVED": {
    severity: "error",
    meaning: "Neither the Docker host nor the registry says which digest an image has.",
    fix: "Pull it, make its registry reachable, or pin by id with `--by-id`.",
    example: { path: "images", message: "no digest is known for redis:7.4.2: not on the host" },
  },
  "IMAGE.DIFFERS": {
    severity: "error",
    meaning: "A running container has another image than the plan.",
    fix: "Deploy again.",
    example: {
      path: "images",
      message: `vllm-litellm-redis runs ${id}, but redis:7.4.2 is ${id.replaceAll("0a", "0b")}`,
    },
  },
  "IMAGE.PIN_NOT_THERE": {
    severity: "error",
    meaning: "The lock names an image that the Docker host does not have.",
    fix: "Pull or load it, or pin again.",
    example: { path: "images", message: `redis:7.4.2 is pinned to ${id}, which is not on the host` },
  },
  "IMAGE.SIGNATURE": {
    severity: "error",
    meaning: "cosign rejects the signature of an image.",
    fix: "Do not run it.",
    example: {
      path: "images",
      message: "the signature of litellm/litellm:v1.106.2 does not verify: no matching signatures",
    },
  },
});
