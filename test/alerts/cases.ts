/** A case for every rule of `everything`. */
import type { AlertCase } from "./case";
import { engineCases } from "./cases/engines";
import { gatewayCases } from "./cases/gateway";
import { modelCases } from "./cases/models";
import { objectiveCases } from "./cases/objectives";
import { serviceCases } from "./cases/services";
import { spendCases } from "./cases/spend";
import { targetCases } from "./cases/targets";

export const alertCases: readonly AlertCase[] = [
  ...gatewayCases,
  ...modelCases,
  ...objectiveCases,
  ...engineCases,
  ...serviceCases,
  ...spendCases,
  ...targetCases,
];
