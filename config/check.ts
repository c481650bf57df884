/** Runs every check on a resolved config and collects the findings. Adding a rule is adding a row to `checks`. */
import { checkAccess } from "./checks/access";
import { checkAccessLimits } from "./checks/access-limits";
import { checkAdapters, checkSpeculative } from "./checks/additions";
import { checkBackup } from "./checks/backup";
import { checkCallbacks } from "./checks/callbacks";
import { checkConnections, checkDatabaseFeatures, checkSpendLogs } from "./checks/database-features";
import { checkAliases } from "./checks/aliases";
import { checkEngineArguments } from "./checks/engine";
import { checkEngineEnvironment } from "./checks/engine-environment";
import { checkFallbackAbilities } from "./checks/fallback-abilities";
import { checkFallbacks } from "./checks/fallbacks";
import { checkGrafana } from "./checks/grafana";
import { checkGroups } from "./checks/groups";
import { checkHealthChecks } from "./checks/health-checks";
import { checkImageArchitectures } from "./checks/images";
import { checkLimits } from "./checks/limits";
import { checkLitellmSettings } from "./checks/litellm";
import { checkModelsExist } from "./checks/models";
import { checkModelNames, checkServiceNames } from "./checks/names";
import { checkOwnConfig } from "./checks/own-config";
import { checkProduction } from "./checks/production";
import { checkObjectives } from "./checks/objectives";
import { checkPorts } from "./checks/ports";
import { checkReceivers } from "./checks/receivers";
import { checkRetries } from "./checks/retries";
import { checkEdge } from "./checks/edge";
import { checkBind, checkCache, checkDatabase } from "./checks/services";
import { checkProxyEnvironment, checkScrapeJobs } from "./checks/services";
import { checkStopGrace } from "./checks/stop-grace";
import { checkExternalRedis } from "./checks/redis";
import { checkRouting } from "./checks/routing";
import { checkRequests } from "./checks/requests";
import { checkState } from "./checks/state";
import { checkTags } from "./checks/tags";
import { checkTelemetry } from "./checks/telemetry";
import { checkUnused } from "./checks/unused";
import { checkVersionFloors } from "./checks/version-floors";
import { checkUpstreams } from "./checks/upstreams";
import { checkWayOut } from "./checks/way-out";
import { checkWildcards } from "./checks/wildcards";
import type { Finding } from "./findings";
import type { GatewayConfig } from "./gateway-config";
import type { ImagePins } from "./schema/image-lock";

type Check = (config: GatewayConfig, pins: ImagePins | undefined) => readonly Finding[];

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
  checkTags,
  checkEngineArguments,
  checkEngineEnvironment,
  checkAdapters,
  checkSpeculative,
  checkImageArchitectures,
  checkWayOut,
  checkPorts,
  checkBind,
  checkEdge,
  checkCache,
  checkExternalRedis,
  checkDatabase,
  checkDatabaseFeatures,
  checkSpendLogs,
  checkBackup,
  checkConnections,
  checkAccess,
  checkAccessLimits,
  checkCallbacks,
  checkOwnConfig,
  checkScrapeJobs,
  checkReceivers,
  checkGrafana,
  checkObjectives,
  checkProxyEnvironment,
  checkStopGrace,
  checkLitellmSettings,
  checkVersionFloors,
  checkState,
  checkProduction,
  checkTelemetry,
  checkUnused,
];

/** Cross-checks that need the whole config; all of them run. `pins` says what each image's name means, where that is known. */
export function checkGateway(config: GatewayConfig, pins?: ImagePins): readonly Finding[] {
  return checks.flatMap((check) => check(config, pins));
}
