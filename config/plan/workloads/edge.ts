/** The edge: a small reverse proxy that holds the published port, so that LiteLLM behind it can be replaced unnoticed. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { firstStartSeconds, probe, workload } from "../workload";

const ownStartSeconds = 60;

/** One internal port per address: Docker's provider cannot hold two bindings of one internal port. */
export function edgePort(index: number): number {
  return 8080 + index;
}

/**
 * Waits for the proxies by itself: were they its dependencies in Terraform, a change of both would close the port for as
 * long as the new proxies need, models included.
 */
export function edgeWorkload(config: GatewayConfig, name: string, before: readonly Workload[]): Workload {
  const proxies = before.filter(({ role }) => role === "proxy").map((proxy) => proxy.name);
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
      { every: 5, timeout: 5, startPeriod: firstStartSeconds },
    ),
    needs: proxies,
    waitsInside: proxies,
    startBudgetSeconds: before.reduce(
      (sum, { startBudgetSeconds }) => sum + startBudgetSeconds,
      ownStartSeconds,
    ),
    stopGraceSeconds: 30,
    memoryMiB: 256,
    user: "99:99",
    readOnlyRoot: true,
  });
}
