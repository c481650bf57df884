/** One side of an upgrade: the config as it is, or as it would be. */
import type { Artefacts } from "../compile";
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan } from "../plan/types";

export interface Side {
  readonly config: GatewayConfig;
  readonly plan: GatewayPlan;
  readonly artefacts: Artefacts;
}
