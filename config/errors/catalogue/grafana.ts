/** Codes about Grafana. */
import { entriesOf } from "./entry";

export const grafanaEntries = entriesOf({
  "GRAFANA.NO_DATA": {
    severity: "error",
    meaning: "Grafana is on, and nothing runs that it could show.",
    fix: "Turn `prometheus` on, use `database.type: postgres`, or turn `grafana` off.",
    example: {
      path: "grafana.enabled",
      message: "neither Prometheus nor the stack's own Postgres runs: no dashboard would have data",
    },
  },
});
