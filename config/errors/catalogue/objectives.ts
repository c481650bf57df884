/** What clients may expect. */
import { entriesOf } from "./entry";

export const objectiveEntries = entriesOf({
  "ALERTS.MODEL_UNKNOWN": {
    severity: "error",
    meaning: "An objective is about a name that nobody can call.",
    fix: "Name a model, an adapter or a group of the config.",
    example: {
      path: "alerts.objectives.models.fra",
      message: 'unknown model "fra"; known: "far"',
    },
  },
  "ALERTS.LIMIT_NOT_COUNTED": {
    severity: "error",
    meaning:
      "LiteLLM counts answers by fixed limits of time; between two of them nobody knows how many were in time.",
    fix: "Take one of the limits that the message names.",
    example: {
      path: "alerts.objectives.latency.within",
      message: 'LiteLLM does not count by 45 s; the nearest limits are "30s" and "60s"',
    },
  },
  "ALERTS.NO_FIRST_TOKEN": {
    severity: "error",
    meaning: "An objective for the first token of a model whose answers do not come token by token.",
    fix: "Remove it, or set `latency`.",
    example: {
      path: "alerts.objectives.models.shelf.firstToken",
      message: '"shelf" has mode embedding, whose answers have no first token',
    },
  },
});
