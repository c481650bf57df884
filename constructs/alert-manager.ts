/** Alertmanager with the receivers of the stack. */
import { ContainerService } from "./container-service";

/** Needs the secrets that its receivers name. */
export class AlertManager extends ContainerService {}
