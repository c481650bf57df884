/** Prometheus: scrapes the proxies and the engines. */
import type { GatewayConfig } from "../../gateway-config";
import { exporters, hasNodeExporter } from "../exporters";
import { extraHosts } from "../extra-hosts";
import { ofScraper } from "../networks";
import type { Workload } from "../types";
import { httpProbe, secretFile, workload } from "../workload";

export const prometheusPort = 9090;
export const rulesPath = "/etc/prometheus/rules.yml";

export function prometheusWorkload(config: GatewayConfig, name: string): Workload {
  const { port, bind, retention, retentionSizeGiB, extraTargets } = config.prometheus;
  const { redis, postgres, gpu } = exporters(config);
  const { masterKey, publicMetrics } = config.proxy;
  return workload({
    name,
    role: "prometheus",
    image: config.images.prometheus,
    argv: [
      "--config.file=/etc/prometheus/prometheus.yml",
      "--storage.tsdb.path=/prometheus",
      `--storage.tsdb.retention.time=${Math.round(retention)}s`,
      `--storage.tsdb.retention.size=${retentionSizeGiB}GB`, // of 1024³ bytes
    ],
    secrets: masterKey === "none" || publicMetrics ? [] : [secretFile(masterKey)],
    ports:
      port === undefined ? [] : bind.map((address) => ({ bind: address, port, internal: prometheusPort })),
    mounts: [{ kind: "volume", source: `${name}-data`, target: "/prometheus" }],
    files: [
      { path: "/etc/prometheus/prometheus.yml", artefact: "prometheus" },
      { path: rulesPath, artefact: "rules" },
    ],
    probe: httpProbe(prometheusPort, "/-/ready", 60),
    extraHosts: extraHosts(Object.values(extraTargets).flat()),
    stackNetworks: ofScraper(config, redis || postgres || gpu || hasNodeExporter(config)),
    startBudgetSeconds: 120,
    stopGraceSeconds: 30,
    memoryMiB: 2048,
    cpus: 2,
    user: "65534:65534",
    readOnlyRoot: true,
  });
}
