/** The door of the compiler: everything that works without cdktf. */
export { defineGateway } from "./define";
export { findConfig } from "./find-config";
export type { ConfigSource } from "./find-config";
export { findConfigFile, loadGateway } from "./load";
export type { Loaded } from "./load";
export { assignmentLines, formatAssignment, parseAssignment } from "./assignments";
export type { Assignment } from "./assignments";
export { originsOf } from "./origins";
export type { Origin, Place, Statements } from "./origins";
export { loadLock, lockFileName, lockFileOf } from "./load-lock";
export type { LoadedLock } from "./load-lock";
export { imageLockName, imageLockOf, loadImageLock } from "./load-image-lock";
export { textsBeside } from "./load-text";
export { parseGateway } from "./parse";
export type { Parsed } from "./parse";
export { checkGateway } from "./check";
export { planGateway } from "./plan";
export type { Planned, PlanOptions } from "./plan";
export { pullLogins, registryOf } from "./plan/mirror";
export type { PullLogin } from "./plan/mirror";
export { aboutBackup, backupFolder } from "./plan/backup/about";
export { archiveScript, tablesSql } from "./plan/backup/archive-script";
export { callees, listeners } from "./plan/calls";
export type { ListeningRole } from "./plan/calls";
export { edgePorts } from "./plan/edge-ports";
export { workloadsOf } from "./plan/workload";
export { databaseRoles } from "./plan/workloads/database-roles";
export type { DatabaseRole } from "./plan/workloads/database-roles";
export { dockerWords } from "./compile/docker-words";
export { compareUpgrade } from "./upgrade";
export type { Replaced, Upgrade } from "./upgrade";
export { compareVersions } from "./upstream/litellm";
export { vllmVersions } from "./upstream/vllm";
export { imageToRun, isImageId, isPinned } from "./plan/images";
export { staleCaches } from "./plan/cache-volumes";
export { hubSources, readsVocabulary } from "./plan/weights";
export type { HubSource } from "./plan/weights";
export { givenCredentials } from "./plan/credentials";
export { modelBehind } from "./plan/model-behind";
export { compileArtefacts } from "./compile";
export type { Artefacts } from "./compile";
export { digest } from "./compile/digest";
export { durationText } from "./compile/duration";
export { printYaml } from "./compile/yaml";
export { artefactFile } from "./compile/artefact-file";
export { compileCompose } from "./compile/compose";
export { compileLitellm } from "./compile/litellm";
export { compileDockerRun } from "./compile/docker-run";
export { cpuPeriod, cpuQuota } from "./compile/cpu-quota";
export { cdiDevice } from "./compile/gpu-names";
export { quoteForShell } from "./compile/shell";
export { logDriver } from "./compile/log-driver";
export { startCommand } from "./compile/start-command";
export { wayOut } from "./plan/way-out";
export { evaluateGateway, evaluateInput } from "./evaluate";
export type { Evaluated, EvaluateOptions, KnownSecrets } from "./evaluate";
export { evaluateParts, readParts } from "./parts";
export type { ConfigParts } from "./parts";
export { differenceName, exchange, partDifferences } from "./part-differences";
export type { PartDifference } from "./part-differences";
export { isSecretName, namesASecret } from "./schema/secret";
export { loadRotations, rotationsFileName, rotationsFileOf, rotationsText } from "./load-rotations";
export { previousSecret } from "./previous-secret";
export type { SecretOrigin } from "./secrets";
export { lockChanges, lockOf, lockText } from "./plan/lock";
export type { LockChange } from "./plan/lock";
export { imageLockVersion } from "./schema/image-lock";
export type { ImagePins } from "./schema/image-lock";
export type { Lock } from "./schema/lock";
export { formatFinding, formatFindings, formatPath, hasErrors, sortFindings } from "./findings";
export type { Finding, Location } from "./findings";
export { isLintable, lintFiles, lintLitellmText, litellmVersions } from "./lint";
export type { LintFile } from "./lint";
export { errorAreas } from "./errors/catalogue/areas";
export type { ErrorArea } from "./errors/catalogue/areas";
export { errorCatalogue } from "./errors/catalogue";
export { runbook } from "./runbook";
export type { Entry as ErrorEntry } from "./errors/catalogue/entry";
export type { Described } from "./checkpoint/describe";
export { loadFolder } from "./load-checkpoint";
export type { Checkpoint, LayerGroup } from "./presets/checkpoint";
export { gpuPresets } from "./presets/gpus";
export { hostPresets } from "./presets/hosts";
export { modelPresets } from "./presets/models";
export { upstreamPresets } from "./presets/upstreams";
export type { ModelPreset } from "./presets/models";
export type {
  GatewayConfig,
  HostConfig,
  HostGpu,
  ModelConfig,
  UpstreamConfig,
  VllmConfig,
} from "./gateway-config";
export * as constructMessages from "./errors/construct";
export { isWildcard } from "./schema/wildcard";
export { closestMatch } from "./upstream/closest";
export { litellmMetadata, managedBy, modelLimitKeys, ownershipKeys } from "./presets/access";
export { secondsOf } from "./schema/duration";
export { isAccessName } from "./schema/access";
export type { GatewayInput } from "./schema/gateway";
export { explainPlan } from "./explain";
export type { ExplainedEngine } from "./explain";
export { fitGpuTypes, fitOn, fitPath } from "./fit";
export type { FitAnswer, FitFields } from "./fit";
export { explainEngine } from "./plan/fit/explain";
export type { ExplainedLine } from "./plan/fit/explain";
export { fewestGpus } from "./plan/fit/fewest";
export type { TriedSize } from "./plan/fit/fewest";
export { networksOf } from "./plan/networks";
export type { Replica } from "./plan/placement";
export type * from "./plan/types";
export { foreignKind } from "./foreign";
export { gatewayFromEnvironment } from "./environment";
export type { FromEnvironment } from "./environment";
export { importGateway } from "./import-gateway";
export type { ImportedGateway } from "./import-gateway";
export type {
  ConfigFormat,
  Item as ImportItem,
  SecretNeeded as ImportSecret,
  Source as ImportSource,
} from "./import";
