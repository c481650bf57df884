/** Who may do what in the stack's own Postgres: one user per purpose, each with a password of its own. */
import type { GatewayConfig } from "../../gateway-config";
import { exporters } from "../exporters";
import { postgresPassword } from "./postgres";

/**
 * `owner` migrates and owns every table (the superuser that the image makes), `rw` is the proxies: rows, never tables;
 * `ro` is for reports and reads only; `monitor` sees Postgres' own statistics and no table.
 */
export interface DatabaseRole {
  readonly role: "owner" | "rw" | "ro" | "monitor";
  readonly user: string;
  /** Name of the secret with its password. */
  readonly secret: string;
}

export const rwPassword = "POSTGRES_RW_PASSWORD";
export const roPassword = "POSTGRES_RO_PASSWORD";
export const monitorPassword = "POSTGRES_MONITOR_PASSWORD";

export function monitorUser({ database }: Pick<GatewayConfig, "database">): string {
  return `${database.user}_monitor`;
}

/** Empty where the stack runs no Postgres: an external database has the users that its URLs name. */
export function databaseRoles(config: GatewayConfig): readonly DatabaseRole[] {
  const { database } = config;
  if (database.type !== "postgres") return [];
  const { user } = database;
  return [
    { role: "owner", user, secret: postgresPassword },
    { role: "rw", user: `${user}_rw`, secret: rwPassword },
    { role: "ro", user: `${user}_ro`, secret: roPassword },
    ...(exporters(config).postgres
      ? [{ role: "monitor", user: monitorUser(config), secret: monitorPassword } as const]
      : []),
  ];
}
