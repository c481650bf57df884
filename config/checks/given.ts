/** Tells what the author wrote from what a default filled in. */
import { within } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function isGiven({ given }: GatewayConfig, path: string): boolean {
  return given.some((own) => within(own, path));
}
