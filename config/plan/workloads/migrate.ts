/** The migration job of LiteLLM's database, and how its containers reach that database. */
import type { GatewayConfig } from "../../gateway-config";
import type { SecretUse, Workload } from "../types";
import { extraHosts } from "../extra-hosts";
import { ofMigration } from "../networks";
import { secretVariable, workload } from "../workload";
import { databaseRoles } from "./database-roles";
import type { DatabaseRole } from "./database-roles";
import { postgresPort } from "./postgres";
import { viewsProgram } from "./views";

/** Relative in the image; its working directory is /app. */
export const imageEntrypoint = ["docker/prod_entrypoint.sh"];

/** The stack's own database and the job that makes its users; both null for an external one. */
export interface MigrateNeeds {
  readonly postgres: string | null;
  readonly roles: string | null;
}

/** Applies LiteLLM's migrations and makes its views once, before any proxy starts. */
export function migrateWorkload(
  config: GatewayConfig,
  name: string,
  { postgres, roles }: MigrateNeeds,
): Workload {
  const stored = postgres === null ? [] : [postgres];
  return workload({
    name,
    role: "migrate",
    image: config.images.litellm,
    entrypoint: [
      "/bin/sh",
      "-c",
      `${imageEntrypoint.join(" ")} --skip_server_startup && python3 -c '${viewsProgram}'`,
    ],
    environment: {
      LITELLM_LOCAL_MODEL_COST_MAP: "True",
      LITELLM_MODE: "PRODUCTION",
      ...(postgres === null ? {} : databaseEnvironment(config, postgres, "owner")),
    },
    secrets: databaseSecrets(config, "owner"),
    stackNetworks: ofMigration(config),
    // Where an external database may be.
    networks: config.proxy.networks,
    extraHosts: extraHosts([], config.proxy.extraHosts),
    needs: [...stored, ...(roles === null ? [] : [roles])],
    waitsInside: stored,
    startsAfter: stored.map((host) => `${host}:${postgresPort}`),
    replacement: config.edge.enabled ? "overlap" : "gap",
    oneShot: true,
    startBudgetSeconds: 900,
    stopGraceSeconds: 60,
    memoryMiB: 4096,
    cpus: 2,
    user: litellmUser(config),
  });
}

const ordinaryUser = "65534:65534";

/**
 * The common image keeps the tools of its database client in root's own folder; another user cannot start it. The
 * variant `litellm-non_root` keeps them where `nobody` reads them.
 */
export function litellmUser({ images }: GatewayConfig): string | null {
  return /(^|\/)litellm-non_root(?=[:@]|$)/.test(images.litellm) ? ordinaryUser : null;
}

/** LiteLLM builds the URL from the parts and escapes them itself. */
export function databaseEnvironment(
  config: GatewayConfig,
  postgres: string,
  as: DatabaseRole["role"],
): Readonly<Record<string, string>> {
  return {
    DATABASE_HOST: `${postgres}:${postgresPort}`,
    DATABASE_NAME: config.database.name,
    DATABASE_USERNAME: roleOf(config, as).user,
  };
}

/** Of an external database both are what its URLs say; without a second one the first does everything. */
export function databaseSecrets(config: GatewayConfig, as: DatabaseRole["role"]): readonly SecretUse[] {
  const { type, url, migrationUrl } = config.database;
  if (type === "postgres") return [secretVariable(roleOf(config, as).secret, "DATABASE_PASSWORD")];
  // A URL that is missing is a finding of the checks.
  const own = (as === "owner" ? migrationUrl : undefined) ?? url;
  return type === "none" || own === undefined ? [] : [secretVariable(own, "DATABASE_URL")];
}

function roleOf(config: GatewayConfig, as: DatabaseRole["role"]): DatabaseRole {
  const found = databaseRoles(config).find(({ role }) => role === as);
  if (!found) throw new Error("no Postgres of the stack's own, so no users");
  return found;
}
