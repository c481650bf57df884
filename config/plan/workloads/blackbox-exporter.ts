/** Looks at the edge's certificate from outside, as a client sees it. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { exporter } from "./exporter";

export const blackboxExporterPort = 9115;

export function blackboxExporterWorkload(config: GatewayConfig, name: string): Workload {
  return exporter(blackboxExporterPort, "/-/healthy", {
    name,
    role: "blackbox-exporter",
    image: config.images.blackboxExporter,
    entrypoint: ["/bin/blackbox_exporter"],
    argv: ["--config.file=/etc/blackbox_exporter/config.yml"],
    files: [{ path: "/etc/blackbox_exporter/config.yml", artefact: "blackbox" }],
    user: "65534:65534",
  });
}
