/** Bundles for machines without a network. */
import { entriesOf } from "./entry";

export const bundleEntries = entriesOf({
  "BUNDLE.UNREADABLE": {
    severity: "error",
    meaning: "The folder has no manifest of a bundle, or one in another form.",
    fix: "Name the folder that `llm-gateway bundle create` wrote.",
    example: { path: "", message: "/media/stick is no bundle: no manifest.json" },
  },
  "BUNDLE.PART_FAILED": {
    severity: "error",
    meaning: "A part of a bundle could not be written or loaded.",
    fix: "Remove the cause and run the same command again.",
    example: {
      path: "",
      message: "images/redis-7.4.2.tar could not be handled: no such image: redis:7.4.2",
    },
  },
  "BUNDLE.PART_DAMAGED": {
    severity: "error",
    meaning: "A part of a bundle is missing, or has another size or checksum than its manifest says.",
    fix: "Copy that file again.",
    example: {
      path: "",
      message: "weights/own--shelf.tar is not what was put into the bundle: its checksum differs",
    },
  },
});
