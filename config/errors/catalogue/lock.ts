/** The lock file. */
import { entriesOf } from "./entry";

export const lockEntries = entriesOf({
  "LOCK.UNREADABLE": {
    severity: "error",
    meaning:
      "The lock file is not JSON, or not in the form of a lock: edited by hand, or a merge left its marks.",
    fix: "Restore it from version control, or place everybody anew with `plan --lock --replan`.",
    example: { path: "", message: "gateway.lock.json could not be read: placements.vllm-shelf: a GPU twice" },
  },
  "LOCK.VERSION_UNKNOWN": {
    severity: "error",
    meaning: "The lock file was written by a later release.",
    fix: "Use that release, or a newer one.",
    example: { path: "", message: "gateway.lock.json has version 2, known: 1" },
  },
  "LOCK.FOREIGN": {
    severity: "error",
    meaning: "The lock file belongs to a stack with another name.",
    fix: "Give each stack a folder of its own; after a change of `name` run `plan --lock --replan`.",
    example: {
      path: "name",
      message: 'gateway.lock.json belongs to the stack "wall", this is "vllm-litellm"',
    },
  },
  "LOCK.NOT_WRITTEN": {
    severity: "error",
    meaning: "The lock file could not be written, so nothing was deployed.",
    fix: "Make the folder of the config writable.",
    example: { path: "", message: "gateway.lock.json could not be written: permission denied" },
  },
});
