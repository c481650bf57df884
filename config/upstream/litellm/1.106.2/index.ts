/** The table of LiteLLM 1.106.2. Generated from its package by `npm run tables:litellm`: do not edit; README.md says how. */
import { tableOf } from "../assemble";
import { database } from "./database";
import { deployments, openaiRequest, ownRequest } from "./deployments";
import { settings } from "./settings";
import { bounds, choices, objectKeys } from "./values";

export const litellm_1_106_2 = tableOf({
  version: "1.106.2",
  sections: { ...settings, ...deployments },
  choices,
  objectKeys,
  bounds,
  database,
  openaiRequest,
  ownRequest,
});
