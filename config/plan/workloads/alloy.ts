/** Alloy: reads the file of requests' lines, and sends it to Loki. Its volume keeps how far it has read. */
import type { GatewayConfig } from "../../gateway-config";
import { extraHosts } from "../extra-hosts";
import type { Workload } from "../types";
import { probe, secretFile, workload } from "../workload";
import { recordsOfReaders } from "./request-log";

const storage = "/var/lib/alloy/data";
const port = 12345;

/** The image has neither curl nor wget, but a shell that opens connections. */
const isReady = `exec 3<>/dev/tcp/127.0.0.1/${port} && printf 'GET /-/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r answer <&3 && [[ $answer == *' 200 '* ]]`;

/** Needs no proxy: it is there before their first line, which they can write only when it is. */
export function alloyWorkload(config: GatewayConfig, name: string): Workload {
  const { loki } = config.telemetry;
  return workload({
    name,
    role: "alloy",
    image: config.images.alloy,
    argv: [
      "run",
      "/etc/alloy/config.alloy",
      `--storage.path=${storage}`,
      `--server.http.listen-addr=127.0.0.1:${port}`,
      "--disable-reporting",
    ],
    secrets: loki?.password === undefined ? [] : [secretFile(loki.password)],
    mounts: [
      { kind: "volume", source: `${name}-data`, target: storage },
      recordsOfReaders(config).mount,
      { kind: "memory", target: "/tmp", sizeMiB: 64, mode: "1777" },
    ],
    files: [{ path: "/etc/alloy/config.alloy", artefact: "alloy" }],
    probe: probe(["CMD", "bash", "-c", isReady], { every: 10, timeout: 5, startPeriod: 60 }),
    extraHosts: extraHosts([loki?.url ?? ""]),
    startBudgetSeconds: 120,
    stopGraceSeconds: 30,
    memoryMiB: 512,
    cpus: 1,
    user: "473:473",
    readOnlyRoot: true,
  });
}
