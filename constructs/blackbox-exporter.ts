/** A look at the edge's certificate from outside. */
import { ContainerService } from "./container-service";

/** Is told by Prometheus whom to look at. */
export class BlackboxExporter extends ContainerService {}
