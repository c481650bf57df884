/** Messages about who is told of alerts. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function receiverEmpty(path: string): Finding {
  return error(
    "ALERTS.RECEIVER_EMPTY",
    path,
    "says no way to reach anybody; needs one of webhook, email, slack",
    "Add one of them, or remove the receiver.",
  );
}

export function signInHalf(path: string, missing: string): Finding {
  return error(
    "ALERTS.SIGN_IN_HALF",
    path,
    `has no ${missing}; a mail server is signed in to with both username and password, or not at all`,
    `Add ${missing}, or remove the other one.`,
  );
}
