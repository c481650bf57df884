/** The migration job of LiteLLM's database, and how its containers reach that database. */
import type { GatewayConfig } from "../../gateway-config";
import type { SecretUse, Workload } from "../types";
import { extraHosts } from "../extra-hosts";
import { secretVariable, workload } from "../workload";
import { postgresPassword, postgresPort } from "./postgres";

/** Relative in the image; its working directory is /app. */
export const imageEntrypoint = ["docker/prod_entrypoint.sh"];

/** Applies LiteLLM's migrations once, before any proxy starts. */
export function migrateWorkload(config: GatewayConfig, name: string, postgres: string | null): Workload {
  const stored = postgres === null ? [] : [postgres];
  return workload({
    name,
    role: "migrate",
    image: config.images.litellm,
    entrypoint: imageEntrypoint,
    argv: ["--skip_server_startup"],
    environment: {
      LITELLM_LOCAL_MODEL_COST_MAP: "True",
      LITELLM_MODE: "PRODUCTION",
      ...(postgres === null ? {} : databaseEnvironment(config, postgres)),
    },
    secrets: databaseSecrets(config),
    // Where an external database may be.
    networks: config.proxy.networks,
    extraHosts: extraHosts([], config.proxy.extraHosts),
    needs: stored,
    waitsInside: stored,
    startsAfter: stored.map((host) => `${host}:${postgresPort}`),
    replacement: config.edge.enabled ? "overlap" : "gap",
    oneShot: true,
    startBudgetSeconds: 900,
    stopGraceSeconds: 60,
    memoryMiB: 4096,
  });
}

/** LiteLLM builds the URL from the parts and escapes them itself. */
export function databaseEnvironment(
  config: GatewayConfig,
  postgres: string,
): Readonly<Record<string, string>> {
  return {
    DATABASE_HOST: `${postgres}:${postgresPort}`,
    DATABASE_NAME: config.database.name,
    DATABASE_USERNAME: config.database.user,
  };
}

export function databaseSecrets(config: GatewayConfig): readonly SecretUse[] {
  const { type, url } = config.database;
  if (type === "none") return [];
  return [
    type === "external" && url !== undefined
      ? secretVariable(url, "DATABASE_URL")
      : secretVariable(postgresPassword, "DATABASE_PASSWORD"),
  ];
}
