/** Prometheus: scrapes the proxies and the engines. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { extraHosts } from "../extra-hosts";
import { probe, secretFile, workload } from "../workload";

export const prometheusPort = 9090;

export function prometheusWorkload(config: GatewayConfig, name: string): Workload {
  const { port, bind, retention, extraTargets } = config.prometheus;
  const { masterKey, publicMetrics } = config.proxy;
  return workload({
    name,
    role: "prometheus",
    image: config.images.prometheus,
    argv: [
      "--config.file=/etc/prometheus/prometheus.yml",
      "--storage.tsdb.path=/prometheus",
      `--storage.tsdb.retention.time=${Math.round(retention)}s`,
    ],
    secrets: masterKey === "none" || publicMetrics ? [] : [secretFile(masterKey)],
    ports:
      port === undefined ? [] : bind.map((address) => ({ bind: address, port, internal: prometheusPort })),
    mounts: [{ kind: "volume", source: `${name}-data`, target: "/prometheus" }],
    files: [{ path: "/etc/prometheus/prometheus.yml", artefact: "prometheus" }],
    probe: probe(["CMD", "wget", "-q", "-O", "/dev/null", `http://127.0.0.1:${prometheusPort}/-/ready`], {
      every: 5,
      timeout: 5,
      startPeriod: 60,
    }),
    extraHosts: extraHosts(Object.values(extraTargets).flat()),
    startBudgetSeconds: 120,
    stopGraceSeconds: 30,
    memoryMiB: 2048,
    user: "65534:65534",
    readOnlyRoot: true,
  });
}
