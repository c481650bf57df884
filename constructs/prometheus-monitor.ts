/** Prometheus with the scrape configuration of the stack. */
import { ContainerService } from "./container-service";

/** Scrapes proxies by name and engines one by one. */
export class PrometheusMonitor extends ContainerService {}
