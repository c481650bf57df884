/** The one function a config file calls. It only gives the editor its types. */
import type { GatewayInput } from "./schema/gateway";

/** Returns its argument: `export default defineGateway({ … })`. Every key is documented in docs/config.md. */
export function defineGateway(input: GatewayInput): GatewayInput {
  return input;
}
