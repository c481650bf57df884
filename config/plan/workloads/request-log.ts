/** Lines of requests: the Python file beside the proxy's YAML, what it is told, and where it writes. See assets/request_log.py. */
import type { GatewayConfig } from "../../gateway-config";
import type { FileUse, Mount, Workload } from "../types";

/** Module and object of the Python file. */
export const requestsCallback = "request_log.records";

/** What a proxy needs for its lines; nothing where there are none. An own YAML has them when it names the callback. */
export function requestLog(
  config: GatewayConfig,
): Pick<Workload, "environment"> & { readonly files: readonly FileUse[]; readonly mounts: readonly Mount[] } {
  if (!hasRequestLog(config)) return { environment: {}, files: [], mounts: [] };
  return {
    environment: environment(config),
    files: [
      { path: "/app/request_log.py", artefact: "litellm-requests" },
      { path: "/app/request_log_writer.py", artefact: "litellm-requests-writer" },
    ],
    mounts: mounts(config),
  };
}

export function hasRequestLog({ telemetry, ownLitellm }: GatewayConfig): boolean {
  return telemetry.requests.enabled && (ownLitellm === null || ownLitellm.text.includes(requestsCallback));
}

/**
 * A folder of the images that read lines, in which everybody may write: while the volume is empty it takes these rights,
 * with which a proxy that is not root writes into it. LiteLLM's own image has no such folder.
 */
const readersFolder = "/var/tmp";

/** Where those who read the lines find them. */
export function recordsOfReaders({ name, telemetry }: GatewayConfig): {
  readonly file: string;
  readonly mount: Mount;
} {
  const { destination } = telemetry.requests;
  return {
    file: readersFolder + destination.slice(destination.lastIndexOf("/")),
    mount: { kind: "volume", source: recordsVolume(name), target: readersFolder },
  };
}

export function recordsVolume(name: string): string {
  return `${name}-requests`;
}

function mounts({ name, telemetry }: GatewayConfig): readonly Mount[] {
  const { destination } = telemetry.requests;
  if (destination === "stdout") return [];
  const folder = destination.slice(0, destination.lastIndexOf("/"));
  return [{ kind: "volume", source: recordsVolume(name), target: folder }];
}

/** What is as the file itself has it is left out. */
function environment({ telemetry }: GatewayConfig): Readonly<Record<string, string>> {
  const { logger, level, destination, maxSizeMiB, includePrompts } = telemetry.requests;
  return {
    ...(logger === "llm_gateway.requests" ? {} : { REQUEST_LOG_LOGGER: logger }),
    ...(level === "info" ? {} : { REQUEST_LOG_LEVEL: level }),
    ...(destination === "stdout"
      ? {}
      : { REQUEST_LOG_DESTINATION: destination, REQUEST_LOG_MAX_MIB: String(maxSizeMiB) }),
    ...(includePrompts ? { REQUEST_LOG_PROMPTS: "true" } : {}),
  };
}
