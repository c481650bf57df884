/** LiteLLM's proxy configuration. Every key is one that the pinned version reads (config/upstream/litellm). */
import type { GatewayConfig } from "../gateway-config";
import { writtenSettings } from "../plan/litellm-raw";
import type { GatewayPlan } from "../plan/types";
import { generalSettings } from "./general-settings";
import { litellmSettings } from "./litellm-settings";
import { compileModelList } from "./model-list";
import { routerSettings } from "./router-settings";

/** The proxy's `config.yaml` as an object; `printYaml` writes it. */
export function compileLitellm(config: GatewayConfig, plan: GatewayPlan): object {
  const { litellm: raw } = config;
  return {
    model_list: compileModelList(config, plan),
    // Behind what typed fields say, which they never repeat: a finding refuses that.
    router_settings: { ...routerSettings(config, plan), ...writtenSettings(raw.routerSettings) },
    litellm_settings: { ...litellmSettings(config), ...writtenSettings(raw.litellmSettings) },
    general_settings: { ...generalSettings(config), ...writtenSettings(raw.generalSettings) },
  };
}
