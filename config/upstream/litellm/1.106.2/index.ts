/** The LiteLLM 1.106.2 table, put together from its parts. */
import { boundsOf, type LitellmTable } from "../table";
import { deploymentSections, litellmParams } from "./deployments";
import { clobbers, crashes, dead, deadEnvironmentVariables, enterprise, internal } from "./refusals";
import { redisClientArguments, settingsSections } from "./settings";
import { bounds, enums, objectKeys } from "./values";

export const litellm_1_106_2: LitellmTable = Object.freeze({
  version: "1.106.2",
  sections: Object.freeze({ ...settingsSections, ...deploymentSections }),
  litellmParams,
  redisClientArguments,
  enums: new Map(Object.entries(enums)),
  objectKeys: new Map(Object.entries(objectKeys)),
  bounds: boundsOf(bounds),
  dead,
  clobbers,
  crashes,
  enterprise,
  internal: new Set(internal),
  deadEnvironmentVariables,
});
