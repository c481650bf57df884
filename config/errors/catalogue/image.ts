/** Versions of images. */
import { entriesOf } from "./entry";

export const imageEntries = entriesOf({
  "IMAGE.VERSION_UNSAFE": {
    severity: "warning",
    elsewhere: "error with `production: true`",
    meaning: "The tag names a version with a hole that somebody who reaches the service can use.",
    fix: "Use the version that the message names, or a newer one.",
    example: {
      path: "images.redis",
      message: "redis:7.4.2 has known holes: CVE-2025-49844 (a Lua script of a client leaves its sandbox)",
    },
  },
});
