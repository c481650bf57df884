/** The reverse proxy that holds the published port. */
import { ContainerService } from "./container-service";

/** Stays while the proxies behind it are replaced. */
export class GatewayEdge extends ContainerService {}
