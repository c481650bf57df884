/** Ships the lines of requests: Alloy, or what prints them for CloudWatch. */
import { ContainerService } from "./container-service";

/** Needs the secret that `telemetry.loki.password` names, where it does. */
export class LogShipper extends ContainerService {}
