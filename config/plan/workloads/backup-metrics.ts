/** How the scheduled backups tell their age: a file in a volume that the node exporter reads. */
import type { GatewayConfig } from "../../gateway-config";
import { serviceNames } from "../names";

export const backupMetrics = {
  /** A folder of both images that everybody may write in: a new volume takes its rights. */
  folder: "/var/tmp",
  volume: (config: GatewayConfig) => `${serviceNames(config).backup}-metrics`,
};
