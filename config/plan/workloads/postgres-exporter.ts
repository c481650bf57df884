/** What Postgres says of itself, as metrics: as a user that sees statistics and no rows. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { secretFile } from "../workload";
import { monitorPassword, monitorUser } from "./database-roles";
import { exporter } from "./exporter";
import { postgresPort } from "./postgres";

export const postgresExporterPort = 9187;

export function postgresExporterWorkload(config: GatewayConfig, name: string, postgres: string): Workload {
  return exporter(postgresExporterPort, "/", {
    name,
    role: "postgres-exporter",
    image: config.images.postgresExporter,
    entrypoint: ["/bin/postgres_exporter"],
    environment: {
      DATA_SOURCE_URI: `${postgres}:${postgresPort}/${encodeURIComponent(config.database.name)}?sslmode=disable`,
      DATA_SOURCE_USER: monitorUser(config),
      DATA_SOURCE_PASS_FILE: `/run/secrets/${monitorPassword}`,
    },
    secrets: [secretFile(monitorPassword)],
    stackNetworks: ["data"],
    user: "65534:65534",
  });
}
