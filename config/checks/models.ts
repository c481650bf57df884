/** There is something to serve. */
import * as messages from "../errors/model";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";

export function checkModelsExist(config: GatewayConfig): readonly Finding[] {
  const isEmpty = config.modelNames.length === 0 && config.proxy.configFile === undefined;
  return isEmpty ? [messages.noModels()] : [];
}
