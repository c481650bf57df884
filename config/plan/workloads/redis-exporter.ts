/** What Redis says of itself, as metrics. */
import type { GatewayConfig } from "../../gateway-config";
import type { Workload } from "../types";
import { secretVariable } from "../workload";
import { exporter } from "./exporter";
import { redisPassword, redisPort } from "./redis";

export const redisExporterPort = 9121;

export function redisExporterWorkload(config: GatewayConfig, name: string, redis: string): Workload {
  return exporter(redisExporterPort, "/health", {
    name,
    role: "redis-exporter",
    image: config.images.redisExporter,
    entrypoint: ["/redis_exporter"],
    argv: [`--redis.addr=redis://${redis}:${redisPort}`],
    secrets: [secretVariable(redisPassword, "REDIS_PASSWORD")],
    stackNetworks: ["data"],
    user: "59000:59000",
  });
}
