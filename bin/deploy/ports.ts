/** Published ports that somebody else holds. Ports of this stack's own containers are fine: they are replaced. */
import { createServer } from "node:net";
import { portTaken } from "../../config/errors/environment";
import type { Finding, GatewayPlan, PlannedPort, Workload } from "../../config";
import type { Docker } from "../docker";
import type { Container } from "./containers";

interface Held {
  readonly bind: string;
  readonly port: number;
  readonly container: Container;
}

export async function checkPublishedPorts(
  docker: Docker,
  plan: GatewayPlan,
  containers: readonly Container[],
): Promise<readonly Finding[]> {
  const held = containers.flatMap(heldPorts);
  const findings = plan.ports.map(async (port): Promise<readonly Finding[]> => {
    const holder = held.find((other) => other.port === port.port && overlap(other.bind, port.bind));
    if (holder?.container.stack === plan.name) return [];
    if (holder) return [finding(plan, port, `the container ${holder.container.name}`)];
    const isTaken = docker.isLocal && (await isBound(port));
    return isTaken ? [finding(plan, port, "another program")] : [];
  });
  return (await Promise.all(findings)).flat();
}

/** From Docker's text: `127.0.0.1:4000->8080/tcp, :::4001->8081/tcp`; a range is `4000-4002->…`. */
function heldPorts(container: Container): readonly Held[] {
  return container.ports.split(", ").flatMap((text) => {
    const match = /^(.*):(\d+)(?:-(\d+))?->.*\/tcp$/.exec(text);
    if (!match) return [];
    const first = Number(match[2]);
    const last = Number(match[3] ?? match[2]);
    const bind = (match[1] ?? "").replace(/^\[|\]$/g, "");
    return Array.from({ length: last - first + 1 }, (_, index) => ({ bind, port: first + index, container }));
  });
}

const everywhere = ["0.0.0.0", "::", ""];

function overlap(a: string, b: string): boolean {
  return a === b || everywhere.includes(a) || everywhere.includes(b);
}

/** Only a port that is in use counts: whether this user may bind it says nothing about the engine. */
function isBound({ bind, port }: PlannedPort): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (problem: NodeJS.ErrnoException) => resolve(problem.code === "EADDRINUSE"));
    server.listen(port, bind, () => server.close(() => resolve(false)));
  });
}

const paths: Readonly<Partial<Record<Workload["role"], string>>> = {
  proxy: "proxy.port",
  redis: "cache.publish.port",
  postgres: "database.publish.port",
  prometheus: "prometheus.port",
  grafana: "grafana.port",
};

function finding(plan: GatewayPlan, { bind, port, workload }: PlannedPort, holder: string): Finding {
  const role = plan.workloads.find(({ name }) => name === workload)?.role;
  const path = role === "edge" ? edgePath(plan, port) : role === undefined ? "" : (paths[role] ?? "");
  return portTaken(path, `${bind.includes(":") ? `[${bind}]` : bind}:${port}`, workload, holder);
}

/** The plan's address is with TLS what the edge publishes for it; the other one redirects. */
function edgePath({ url, address }: GatewayPlan, port: number): string {
  if (!url.startsWith("https:")) return "proxy.port";
  return port === address.port ? "edge.httpsPort" : "edge.httpPort";
}
