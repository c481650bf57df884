/** Postgres: keys, budgets and spend of LiteLLM. Its volume outlives destroy. */
import type { GatewayConfig } from "../../gateway-config";
import { ofDatabase } from "../networks";
import type { Workload } from "../types";
import { probe, secretFile, workload } from "../workload";
import { connectionFlags, connectionMemoryMiB } from "./connections";

export const postgresPort = 5432;
export const postgresPassword = "POSTGRES_PASSWORD";

export function postgresWorkload(config: GatewayConfig, name: string): Workload {
  const { user, name: database, publish } = config.database;
  return workload({
    name,
    role: "postgres",
    image: config.images.postgres,
    argv: connectionFlags(config),
    environment: {
      POSTGRES_USER: user,
      POSTGRES_DB: database,
      POSTGRES_PASSWORD_FILE: `/run/secrets/${postgresPassword}`,
    },
    secrets: [secretFile(postgresPassword)],
    ports: (publish?.bind ?? []).map((bind) => ({
      bind,
      port: publish?.port ?? postgresPort,
      internal: postgresPort,
    })),
    mounts: [
      { kind: "volume", source: `${name}-data`, target: "/var/lib/postgresql/data" },
      { kind: "memory", target: "/var/run/postgresql", sizeMiB: 16, mode: "0777" },
      { kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" },
    ],
    // Over TCP: during the first start a temporary server answers on the socket alone.
    probe: probe(["CMD", "pg_isready", "-h", "127.0.0.1", "-U", user, "-d", database], {
      every: 5,
      timeout: 5,
      startPeriod: 120,
    }),
    stackNetworks: ofDatabase(publish),
    startBudgetSeconds: 180,
    stopGraceSeconds: 60,
    memoryMiB: 2048 + connectionMemoryMiB(config),
    cpus: 4,
    shmMiB: 256,
    user: "999:999",
    readOnlyRoot: true,
  });
}
