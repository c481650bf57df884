/** LiteLLM's proxy configuration. Every key is one that the pinned version reads (config/upstream/litellm). */
import type { GatewayConfig } from "../gateway-config";
import type { GatewayPlan } from "../plan/types";
import { generalSettings } from "./general-settings";
import { litellmSettings } from "./litellm-settings";
import { compileModelList } from "./model-list";
import { routerSettings } from "./router-settings";

export function compileLitellm(config: GatewayConfig, plan: GatewayPlan): object {
  return {
    model_list: compileModelList(config, plan),
    router_settings: routerSettings(config, plan),
    litellm_settings: litellmSettings(config),
    general_settings: generalSettings(config),
  };
}
