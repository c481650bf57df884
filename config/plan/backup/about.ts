/** What a backup says of the stack it is from: versions, images, names of secrets. Never a value. */
import type { GatewayConfig } from "../../gateway-config";
import { postgresPassword } from "../workloads/postgres";

export interface BackupAbout {
  readonly stack: string;
  readonly litellm: string;
  readonly images: Readonly<Record<string, string>>;
  /** What the database is of no use without. */
  readonly secrets: readonly string[];
}

export function aboutBackup(config: GatewayConfig): BackupAbout {
  const { litellm, postgres } = config.images;
  return {
    stack: config.name,
    litellm: config.litellmVersion,
    images: { litellm, postgres },
    secrets: [config.proxy.masterKey, config.proxy.saltKey, postgresPassword],
  };
}

/** On the Docker host. */
export function backupFolder({ host }: GatewayConfig): string {
  return `${host.dataDir}/backups`;
}
