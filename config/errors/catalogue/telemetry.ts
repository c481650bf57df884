/** Codes about telemetry. */
import { entriesOf } from "./entry";

export const telemetryEntries = entriesOf({
  "TELEMETRY.NOTHING_TO_SHIP": {
    severity: "error",
    meaning: "Lines of requests shall be shipped, and nobody writes them where they are read.",
    fix: "Leave `telemetry.requests` as it is: with a shipper its lines go into a file. An own YAML names `request_log.records` last among its callbacks.",
    example: {
      path: "telemetry.loki",
      message: "would ship no line: telemetry.requests.enabled is false",
    },
  },
  "TELEMETRY.FOLDER_OF_ROOT": {
    severity: "warning",
    meaning:
      "A new volume belongs to root, and LiteLLM's image runs as another user: lines of requests are lost until the volume is that user's.",
    fix: "Leave `telemetry.requests.destination` out, or give the volume to the user once. With a shipper nothing is needed: it opens the volume.",
    example: {
      path: "telemetry.requests.destination",
      message:
        "lies in the volume shelf-requests: when it is new, user 65534:65534 of images.litellm cannot write into it",
    },
  },
});
