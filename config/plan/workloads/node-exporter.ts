/** The machine below the containers, and what the backups leave for whoever watches them. */
import type { GatewayConfig } from "../../gateway-config";
import { exporters, watchesBackups } from "../exporters";
import type { Workload } from "../types";
import { backupMetrics } from "./backup-metrics";
import { exporter } from "./exporter";

export const nodeExporterPort = 9100;

const root = "/host";

/** Of the machine; the network of a container says nothing about it. */
const collectors = [
  "cpu",
  "diskstats",
  "filefd",
  "filesystem",
  "loadavg",
  "meminfo",
  "pressure",
  "stat",
  "uname",
  "vmstat",
];

/** Without the host's own metrics it sees nothing of the host: then it only passes on what the backups leave. */
export function nodeExporterWorkload(config: GatewayConfig, name: string): Workload {
  const ofHost = exporters(config).host;
  const ofBackups = watchesBackups(config);
  return exporter(nodeExporterPort, "/", {
    name,
    role: "node-exporter",
    image: config.images.nodeExporter,
    entrypoint: ["/bin/node_exporter"],
    argv: [
      "--collector.disable-defaults",
      ...(ofHost
        ? [
            ...[`--path.rootfs=${root}`, `--path.procfs=${root}/proc`, `--path.sysfs=${root}/sys`],
            ...collectors.map((collector) => `--collector.${collector}`),
          ]
        : []),
      ...(ofBackups
        ? ["--collector.textfile", `--collector.textfile.directory=${backupMetrics.folder}`]
        : []),
    ],
    mounts: [
      ...(ofHost ? [{ kind: "host", source: "/", target: root, readOnly: true } as const] : []),
      ...(ofBackups
        ? [{ kind: "volume", source: backupMetrics.volume(config), target: backupMetrics.folder } as const]
        : []),
    ],
    stackNetworks: ["data"],
    user: "65534:65534",
  });
}
