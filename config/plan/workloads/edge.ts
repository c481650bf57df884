/** The edge: a small reverse proxy that holds the published port, so that LiteLLM behind it can be replaced unnoticed. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { probe, workload } from "../workload";

/** One internal port per address: Docker's provider cannot hold two bindings of one internal port. */
export function edgePort(index: number): number {
  return 8080 + index;
}

export function edgeWorkload(config: GatewayConfig, name: string, proxies: readonly string[]): Workload {
  return workload({
    name,
    role: "edge",
    image: config.images.edge,
    ports: config.proxy.bind.map((bind, index) => ({
      bind,
      port: config.proxy.port,
      internal: edgePort(index),
    })),
    mounts: [{ kind: "memory", target: "/tmp", sizeMiB: 16, mode: "1777" }],
    files: [{ path: "/usr/local/etc/haproxy/haproxy.cfg", artefact: "edge" }],
    // Through to a proxy: the edge is up when the gateway answers.
    probe: probe(
      ["CMD", "wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${edgePort(0)}/health/liveliness`],
      { every: 5, timeout: 5, startPeriod: 60 },
    ),
    needs: proxies,
    startBudgetSeconds: 120,
    stopGraceSeconds: 30,
    memoryMiB: 256,
    user: "99:99",
    readOnlyRoot: true,
  });
}
