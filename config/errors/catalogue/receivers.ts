/** Who is told of alerts. */
import { entriesOf } from "./entry";

export const receiverEntries = entriesOf({
  "ALERTS.RECEIVER_EMPTY": {
    severity: "error",
    meaning: "A receiver without a way to reach anybody: its alerts would be dropped.",
    fix: "Add `webhook`, `email` or `slack`, or remove the receiver.",
    example: {
      path: "alerts.receivers.ops",
      message: "says no way to reach anybody; needs one of webhook, email, slack",
    },
  },
  "ALERTS.SIGN_IN_HALF": {
    severity: "error",
    meaning:
      "A mail server with a user and no password, or the other way round: Alertmanager would not sign in.",
    fix: "Give both `username` and `password`, or neither.",
    example: {
      path: "alerts.receivers.ops.email",
      message:
        "has no password; a mail server is signed in to with both username and password, or not at all",
    },
  },
});
