/** Time for open requests when a proxy stops. */
import * as messages from "../errors/proxy";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkStopGrace({ proxy: { stopGrace, requestTimeout } }: GatewayConfig): readonly Finding[] {
  if (stopGrace === undefined || stopGrace >= requestTimeout) return [];
  return [messages.stopGraceShort("proxy.stopGrace", stopGrace, requestTimeout)];
}
