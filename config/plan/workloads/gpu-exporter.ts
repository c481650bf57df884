/** The GPUs of the host, as metrics (NVIDIA DCGM). Sees all of them, and computes on none. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { probe, workload } from "../workload";

export const gpuExporterPort = 9400;

/** The image has bash and no client for HTTP. */
const ask = `exec 3<>/dev/tcp/127.0.0.1/${gpuExporterPort} && printf 'GET /health HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *" 200 "* ]]`;

export function gpuExporterWorkload(config: GatewayConfig, name: string): Workload {
  return workload({
    name,
    role: "gpu-exporter",
    image: config.images.gpuExporter,
    // Not the image's script, which writes to its root to ask for a capability that this container has not.
    entrypoint: ["/usr/bin/dcgm-exporter"],
    gpus: config.host.gpus.map(({ id }) => id),
    mounts: [{ kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" }],
    probe: probe(["CMD", "/usr/bin/bash", "-c", ask], { every: 30, timeout: 10, startPeriod: 120 }),
    stackNetworks: ["data"],
    startBudgetSeconds: 180,
    stopGraceSeconds: 10,
    memoryMiB: 1024,
    cpus: 1,
    user: "1000:1000",
    readOnlyRoot: true,
  });
}
