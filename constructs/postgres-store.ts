/** Postgres for keys, budgets and spend. */
import { ContainerService } from "./container-service";

/** Its data volume outlives destroy. Needs the secret POSTGRES_PASSWORD. */
export class PostgresStore extends ContainerService {}
