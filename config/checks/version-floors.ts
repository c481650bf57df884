/** Images whose version has a hole that somebody who reaches the service can use. */
import { versionUnsafe } from "../errors/image";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { belowFloor } from "../presets/version-floors";
import { usedImages } from "./images";

export function checkVersionFloors(config: GatewayConfig): readonly Finding[] {
  return usedImages(config).flatMap(([path, image]) => {
    const below = belowFloor(image);
    return below ? [versionUnsafe(path, image, below, config.production ? "error" : "warning")] : [];
  });
}
