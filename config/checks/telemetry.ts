/** `telemetry`: lines of requests that nobody writes where they are read, or that cannot be written. */
import * as messages from "../errors/telemetry";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { litellmUser } from "../plan/workloads/migrate";
import { hasRequestLog, recordsVolume } from "../plan/workloads/request-log";

export function checkTelemetry(config: GatewayConfig): readonly Finding[] {
  const shippers = (["loki", "cloudwatch"] as const).filter((name) => config.telemetry[name] !== undefined);
  const lacks = whatIsMissing(config);
  if (shippers.length === 0) return checkFolder(config);
  return lacks === null ? [] : shippers.map((name) => messages.nothingToShip(`telemetry.${name}`, lacks));
}

/** Those who ship lines open the volume for every user. */
function checkFolder(config: GatewayConfig): readonly Finding[] {
  const user = litellmUser(config);
  if (user === null || !hasRequestLog(config) || config.telemetry.requests.destination === "stdout")
    return [];
  return [messages.folderOfRoot("telemetry.requests.destination", recordsVolume(config.name), user)];
}

function whatIsMissing(config: GatewayConfig): string | null {
  const { requests } = config.telemetry;
  if (!requests.enabled) return "telemetry.requests.enabled is false";
  if (!hasRequestLog(config)) return "the own YAML does not name request_log.records";
  return requests.destination === "stdout" ? "telemetry.requests.destination is stdout, not a file" : null;
}
