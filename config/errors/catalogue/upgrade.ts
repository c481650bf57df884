/** Upgrades of LiteLLM and vLLM. */
import { entriesOf } from "./entry";

export const upgradeEntries = entriesOf({
  "UPGRADE.VERSION_UNKNOWN": {
    severity: "error",
    meaning: "There is no table of the version, so nothing can be said of it.",
    fix: "Choose a version with a table, or update this package.",
    example: {
      path: "versions.litellm",
      message: "nothing is known here of litellm 1.200.0; known: 1.106.2, 1.109.1",
    },
  },
  "UPGRADE.BACKWARDS": {
    severity: "error",
    meaning: "An older LiteLLM is to follow a newer one.",
    fix: "Restore the backup that was made before the upgrade.",
    example: {
      path: "versions.litellm",
      message: "from LiteLLM 1.109.1 back to 1.106.2: its migrations only go forward",
    },
  },
  "UPGRADE.FLAG_GONE": {
    severity: "error",
    meaning: "An engine is started with a flag or a variable that the new vLLM does not have.",
    fix: "Remove it before the upgrade.",
    example: {
      path: "models.shelf.vllm",
      message: "--old-flag is written for this engine today, and vLLM 0.32.0 does not have it",
    },
  },
  "UPGRADE.DISK": {
    severity: "warning",
    meaning:
      "The images of the new versions may not fit on the disk. Their size is that of the images of today.",
    fix: "Make room before the upgrade.",
    example: {
      path: "",
      message: "images that are still to be pulled take about 12.5 GiB, the engine's disk has 4 GiB free",
    },
  },
  "UPGRADE.REHEARSAL": {
    severity: "error",
    meaning: "A step of the rehearsal failed. Production was not touched.",
    fix: "Do not upgrade before it passes.",
    example: { path: "", message: "the rehearsal failed at migrate: exit status 1" },
  },
});
