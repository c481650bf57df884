/** What Postgres says of itself, as metrics. */
import { ContainerService } from "./container-service";

/** Needs the secret POSTGRES_MONITOR_PASSWORD, and the user that the job of the users makes. */
export class PostgresExporter extends ContainerService {}
