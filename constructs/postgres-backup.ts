/** Backups of Postgres on a schedule. */
import { ContainerService } from "./container-service";

/** Needs the secret POSTGRES_PASSWORD, and a folder on the Docker host that its user can write to. */
export class PostgresBackup extends ContainerService {}
