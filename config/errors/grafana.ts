/** Messages about Grafana. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function grafanaWithoutData(path: string): Finding {
  return error(
    "GRAFANA.NO_DATA",
    path,
    "neither Prometheus nor the stack's own Postgres runs: no dashboard would have data",
    "Turn prometheus on, or grafana off.",
  );
}
