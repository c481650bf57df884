/** Images against the CPU of the machine: one that is known to lack its architecture would not start. */
import { imageArchitecture } from "../errors/host";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { exporters, hasAlertmanager, hasNodeExporter } from "../plan/exporters";
import { hasOwnRedis } from "../plan/workloads/redis";
import { architecturesOf } from "../presets/images";

export function checkImageArchitectures(config: GatewayConfig): readonly Finding[] {
  const { architecture } = config.host;
  return allImages(config).flatMap(([path, image]) => {
    const has = architecturesOf(image);
    return has && !has.includes(architecture) ? [imageArchitecture(path, image, has, architecture)] : [];
  });
}

type NamedImage = readonly [path: string, image: string];

function allImages({ images, models }: GatewayConfig): readonly NamedImage[] {
  return [
    ...Object.entries(images).map(([key, image]) => [`images.${key}`, image] as const),
    ...models.flatMap(({ name, vllm }) =>
      vllm ? [[formatPath(["models", name, "vllm", "image"]), vllm.image] as const] : [],
    ),
  ];
}

/** Without those of services that the stack does not run. */
export function usedImages(config: GatewayConfig): readonly NamedImage[] {
  const { database, edge, grafana, prometheus } = config;
  const runs = exporters(config);
  const used: Partial<Record<string, boolean>> = {
    "images.redis": hasOwnRedis(config),
    "images.postgres": database.type === "postgres",
    "images.prometheus": prometheus.enabled,
    "images.grafana": grafana.enabled,
    "images.edge": edge.enabled,
    "images.alloy": config.telemetry.loki !== undefined,
    "images.redisExporter": runs.redis,
    "images.postgresExporter": runs.postgres,
    "images.nodeExporter": hasNodeExporter(config),
    "images.gpuExporter": runs.gpu,
    "images.blackboxExporter": runs.certificate,
    "images.alertmanager": hasAlertmanager(config),
  };
  return allImages(config).filter(([path]) => used[path] !== false);
}
