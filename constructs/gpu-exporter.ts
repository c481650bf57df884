/** The GPUs of the host, as metrics. */
import { ContainerService } from "./container-service";

/** Sees all GPUs of the plan. */
export class GpuExporter extends ContainerService {}
