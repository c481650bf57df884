/** `telemetry`: where lines of requests go. */
import type { TelemetryConfig } from "../gateway-config";
import type { ParsedGateway } from "../schema/gateway";

/** Of lines that are shipped. */
const file = "/var/log/llm-gateway/requests.jsonl";

export function resolveTelemetry({ telemetry }: ParsedGateway): TelemetryConfig {
  const { requests, loki, cloudwatch } = telemetry;
  const isShipped = loki !== undefined || cloudwatch !== undefined;
  const destination = requests.destination ?? (isShipped ? file : "stdout");
  return { ...telemetry, requests: { ...requests, destination } };
}
