/** The Docker host, and the age of the backups, as metrics. */
import { ContainerService } from "./container-service";

/** Reads the host's file system where the host is watched; else only the volume that the backups write to. */
export class NodeExporter extends ContainerService {}
