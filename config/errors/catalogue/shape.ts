/** Keys, types, ranges and formats. */
import { entriesOf } from "./entry";

export const shapeEntries = entriesOf({
  "SHAPE.UNKNOWN_KEY": {
    severity: "error",
    meaning:
      "A key that the config does not have, mostly a misspelling. What it holds is read as if it stood under the key that was meant.",
    fix: "Write the key that is suggested, or remove it.",
    example: { path: "logs.colour", message: 'unknown key "colour"; allowed: maxSizeMiB, maxFiles' },
  },
  "SHAPE.MISSING": {
    severity: "error",
    meaning: "A key that has no default is not there.",
    fix: "Add the key.",
    example: { path: "cache.publish.port", message: "missing; needs a number" },
  },
  "SHAPE.WRONG_TYPE": {
    severity: "error",
    meaning: "The value is of another kind: text for a number, a list for an object.",
    fix: 'Write the kind that the message names. Durations are text with a unit, such as `"30s"`.',
    example: { path: "routing", message: "got null, needs an object" },
  },
  "SHAPE.NOT_ALLOWED": {
    severity: "error",
    meaning: "The value is not one of the listed ones.",
    fix: "Use one of the list.",
    example: {
      path: "proxy.logLevel",
      message: 'got a function, allowed: "error", "warn", "info", "debug", "detailed"',
    },
  },
  "SHAPE.OUT_OF_RANGE": {
    severity: "error",
    meaning: "A number is too small or too large, a list or text too short.",
    fix: "Give a value within the range.",
    example: { path: "proxy.port", message: "got 0, needs at least 1" },
  },
  "SHAPE.BAD_FORMAT": {
    severity: "error",
    meaning:
      "The text does not have the form that is needed: a duration without a unit, a relative path where an absolute one belongs.",
    fix: "Write it in the form that the message describes.",
    example: { path: "state.local.path", message: 'got "/srv/shelf.tfstate", needs a relative path' },
  },
  "SHAPE.SWITCH_WORD": {
    severity: "error",
    meaning:
      "A word such as `yes` or `off` stands where `true` or `false` belongs. In YAML 1.2 these words are text.",
    fix: "Write `true` or `false`.",
    example: { path: "edge.enabled", message: 'got the text "yes", needs true or false' },
  },
  "SHAPE.SET_UNREADABLE": {
    severity: "error",
    meaning: "What `--set` or the variable `GATEWAY_SET` says is no path with a value.",
    fix: 'Write `key=value` with the path as findings have it; quote names with dots: `models["llama-3.1"].timeout=60s`.',
    example: { path: "", message: '--set "routing.retries" is not of the form key=value' },
  },
});
