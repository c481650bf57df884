/** Only a Postgres of the stack can be backed up on a schedule. */
import { backupNotOurs } from "../errors/backup";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkBackup({ database }: GatewayConfig): readonly Finding[] {
  return database.backup && database.type !== "postgres" ? [backupNotOurs(database.type)] : [];
}
