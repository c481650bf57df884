/** The job that gives the stack's Postgres its users, before anything else speaks to it. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { secretFile, secretVariable, workload } from "../workload";
import { databaseRoles } from "./database-roles";
import { postgresPort } from "./postgres";

const file = "/etc/database-roles.sql";

/** Runs again with each change of its own; a new value in a password's file holds from its next run on. */
export function rolesWorkload(config: GatewayConfig, name: string, postgres: string): Workload {
  const roles = databaseRoles(config);
  const made = roles.filter(({ role }) => role !== "owner").map(({ secret }) => secret);
  const owner = roles.filter(({ role }) => role === "owner").map(({ secret }) => secret);
  return workload({
    name,
    role: "roles",
    image: config.images.postgres,
    entrypoint: ["/bin/sh", "-c", script(made)],
    environment: {
      PGHOST: postgres,
      PGPORT: String(postgresPort),
      PGUSER: config.database.user,
      PGDATABASE: config.database.name,
    },
    secrets: [...owner.map((secret) => secretVariable(secret, "PGPASSWORD")), ...made.map(secretFile)],
    files: [{ path: file, artefact: "roles" }],
    needs: [postgres],
    waitsInside: [postgres],
    stackNetworks: ["data"],
    replacement: config.edge.enabled ? "overlap" : "gap",
    oneShot: true,
    startBudgetSeconds: 180,
    stopGraceSeconds: 10,
    memoryMiB: 128,
    cpus: 1,
    user: "999:999",
  });
}

/** psql asks for each password twice, on standard input where there is no terminal. */
function script(secrets: readonly string[]): string {
  const typed = secrets.map((secret) => `for _ in 1 2; do cat /run/secrets/${secret}; echo; done`).join("; ");
  return `until pg_isready -q; do sleep 1; done\n{ ${typed}; } | psql --no-psqlrc --quiet --file ${file}`;
}
