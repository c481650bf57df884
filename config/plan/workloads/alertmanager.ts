/** Alertmanager: tells people of what Prometheus found. */
import type { GatewayConfig } from "../../gateway-config";
import type { Receiver } from "../../schema/receivers";
import type { Workload } from "../types";
import { httpProbe, secretFile, workload } from "../workload";

export const alertmanagerPort = 9093;

export function alertmanagerWorkload(config: GatewayConfig, name: string): Workload {
  return workload({
    name,
    role: "alertmanager",
    image: config.images.alertmanager,
    entrypoint: ["/bin/alertmanager"],
    argv: [
      "--config.file=/etc/alertmanager/alertmanager.yml",
      "--storage.path=/alertmanager",
      // One alone: it looks for no others.
      "--cluster.listen-address=",
    ],
    secrets: receiverSecrets(config).map(secretFile),
    // Silences, and what was said already.
    mounts: [{ kind: "volume", source: `${name}-data`, target: "/alertmanager" }],
    files: [{ path: "/etc/alertmanager/alertmanager.yml", artefact: "alertmanager" }],
    probe: httpProbe(alertmanagerPort, "/-/ready", 60),
    startBudgetSeconds: 60,
    stopGraceSeconds: 10,
    memoryMiB: 256,
    cpus: 1,
    user: "65534:65534",
    readOnlyRoot: true,
  });
}

function receiverSecrets({ alerts }: GatewayConfig): readonly string[] {
  return [...new Set(Object.values(alerts.receivers).flatMap(secretsOf))].toSorted();
}

function secretsOf({ webhook, email, slack }: Receiver): readonly string[] {
  return [webhook?.url, webhook?.token, email?.password, slack?.webhook].filter((name) => name !== undefined);
}
