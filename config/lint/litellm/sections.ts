/** How messages name the places of a `config.yaml`. */
import { formatPath } from "../../findings";
import type { LitellmSectionName } from "../../upstream/litellm";

const places: Readonly<Record<LitellmSectionName, string>> = {
  top_level: "the top level",
  model_list: "an entry of model_list",
  litellm_params: "model_list[].litellm_params",
  model_info: "model_list[].model_info",
  router_settings: "router_settings",
  litellm_settings: "litellm_settings",
  general_settings: "general_settings",
  cache_params: "litellm_settings.cache_params",
  coordination_redis: "general_settings.coordination_redis",
  callback_settings: "callback_settings.<name>",
};

/** In full, so that nobody has to look for it. */
export function placeOf(section: LitellmSectionName): string {
  return places[section];
}

/** A key with its section, as short as it is unmistakable: `litellm_params.rpm`. */
export function nameIn(section: LitellmSectionName, key: string): string {
  return formatPath(section === "top_level" ? [key] : [section, key]);
}
