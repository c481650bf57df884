/** There is something to serve. */
import * as messages from "../errors/model";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkModelsExist(config: GatewayConfig): readonly Finding[] {
  return config.modelNames.length === 0 ? [messages.noModels()] : [];
}
