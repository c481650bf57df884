/** Images against the CPU of the machine: one that is known to lack its architecture would not start. */
import { imageArchitecture } from "../errors/host";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { architecturesOf } from "../presets/images";

export function checkImageArchitectures({ host, images, models }: GatewayConfig): readonly Finding[] {
  const used: (readonly [string, string])[] = [
    ...Object.entries(images).map(([key, image]) => [`images.${key}`, image] as const),
    ...models.flatMap(({ name, vllm }) =>
      vllm ? [[formatPath(["models", name, "vllm", "image"]), vllm.image] as const] : [],
    ),
  ];
  return used.flatMap(([path, image]) => {
    const has = architecturesOf(image);
    return has && !has.includes(host.architecture)
      ? [imageArchitecture(path, image, has, host.architecture)]
      : [];
  });
}
