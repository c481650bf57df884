/** Messages about the lock of images and what it pins. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function imageLockUnreadable(reason: string): Finding {
  return error(
    "IMAGE.LOCK_UNREADABLE",
    "images",
    `images.lock.json cannot be read: ${reason}`,
    "Write it anew with `llm-gateway images pin`, or remove it: then every name is what its registry says today.",
  );
}

export function imageNotPinned(image: string): Finding {
  return warning(
    "IMAGE.NOT_PINNED",
    "images",
    `images.lock.json does not say which ${image} is meant`,
    "Run `llm-gateway images pin`.",
  );
}

export function imageNotResolved(image: string, reason: string): Finding {
  return error(
    "IMAGE.NOT_RESOLVED",
    "images",
    `no digest is known for ${image}: ${reason}`,
    "Pull or load the image, or make its registry reachable; --by-id pins to the id of the image that is on the host.",
  );
}

export function imageDiffers(image: string, workload: string, expected: string, found: string): Finding {
  return error(
    "IMAGE.DIFFERS",
    "images",
    `${workload} runs ${found}, but ${image} is ${expected}`,
    "Deploy again, or find out who replaced the container.",
  );
}

export function imagePinBroken(image: string, runs: string): Finding {
  return error(
    "IMAGE.PIN_NOT_THERE",
    "images",
    `${image} is pinned to ${runs}, which is not on the host`,
    "Pull it, load it with `docker load` or `llm-gateway bundle load`, or pin again.",
  );
}

export function imageSignature(image: string, reason: string): Finding {
  return error(
    "IMAGE.SIGNATURE",
    "images",
    `the signature of ${image} does not verify: ${reason}`,
    "Do not run it; pull it again from its publisher, and ask there when it fails again.",
  );
}
