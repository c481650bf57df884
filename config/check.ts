/** Runs every check on a resolved config and collects the findings. Adding a rule is adding a row to `checks`. */
import { checkAdapters, checkSpeculative } from "./checks/additions";
import { checkCallbacks } from "./checks/callbacks";
import { checkConnections, checkDatabaseFeatures } from "./checks/database-features";
import { checkAliases } from "./checks/aliases";
import { checkEngineArguments } from "./checks/engine";
import { checkEngineEnvironment } from "./checks/engine-environment";
import { checkFallbackAbilities } from "./checks/fallback-abilities";
import { checkFallbacks } from "./checks/fallbacks";
import { checkGroups } from "./checks/groups";
import { checkHealthChecks } from "./checks/health-checks";
import { checkImageArchitectures } from "./checks/images";
import { checkLimits } from "./checks/limits";
import { checkLitellmSettings } from "./checks/litellm";
import { checkModelsExist } from "./checks/models";
import { checkModelNames, checkServiceNames } from "./checks/names";
import { checkOwnConfig } from "./checks/own-config";
import { checkPorts } from "./checks/ports";
import { checkRetries } from "./checks/retries";
import { checkBind, checkCache, checkDatabase, checkEdge } from "./checks/services";
import { checkProxyEnvironment, checkScrapeJobs } from "./checks/services";
import { checkExternalRedis } from "./checks/redis";
import { checkRouting } from "./checks/routing";
import { checkRequests } from "./checks/requests";
import { checkState } from "./checks/state";
import { checkUnused } from "./checks/unused";
import { checkUpstreams } from "./checks/upstreams";
import { checkWildcards } from "./checks/wildcards";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";

type Check = (config: GatewayConfig) => readonly Finding[];

const checks: readonly Check[] = [
  checkModelsExist,
  checkModelNames,
  checkServiceNames,
  checkUpstreams,
  checkRequests,
  checkWildcards,
  checkFallbacks,
  checkFallbackAbilities,
  checkAliases,
  checkGroups,
  checkLimits,
  checkRetries,
  checkHealthChecks,
  checkRouting,
  checkEngineArguments,
  checkEngineEnvironment,
  checkAdapters,
  checkSpeculative,
  checkImageArchitectures,
  checkPorts,
  checkBind,
  checkEdge,
  checkCache,
  checkExternalRedis,
  checkDatabase,
  checkDatabaseFeatures,
  checkConnections,
  checkCallbacks,
  checkOwnConfig,
  checkScrapeJobs,
  checkProxyEnvironment,
  checkLitellmSettings,
  checkState,
  checkUnused,
];

/** Cross-checks that need the whole config; all of them run. */
export function checkGateway(config: GatewayConfig): readonly Finding[] {
  return checks.flatMap((check) => check(config));
}
