/** Grafana with the data sources and dashboards of the stack. */
import { ContainerService } from "./container-service";

/** Needs the secret that `grafana.adminPassword` names and, beside the stack's own Postgres, POSTGRES_RO_PASSWORD. */
export class GrafanaDashboards extends ContainerService {}
