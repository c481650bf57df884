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
export { textsBeside } from "./load-text";
export { parseGateway } from "./parse";
export type { Parsed } from "./parse";
export { checkGateway } from "./check";
export { planGateway } from "./plan";
export type { Planned } from "./plan";
export { pullLogins, registryOf } from "./plan/mirror";
export type { PullLogin } from "./plan/mirror";
export { modelBehind } from "./plan/model-behind";
export { compileArtefacts } from "./compile";
export type { Artefacts } from "./compile";
export { artefactFile } from "./compile/artefact-file";
export { compileCompose } from "./compile/compose";
export { compileDockerRun } from "./compile/docker-run";
export { cdiDevice } from "./compile/gpu-names";
export { quoteForShell } from "./compile/shell";
export { startCommand } from "./compile/start-command";
export { evaluateGateway, evaluateInput } from "./evaluate";
export type { Evaluated, EvaluateOptions } from "./evaluate";
export { lockChanges, lockOf, lockText } from "./plan/lock";
export type { LockChange } from "./plan/lock";
export type { Lock } from "./schema/lock";
export { formatFindings, formatPath, hasErrors, sortFindings } from "./findings";
export type { Finding, Location } from "./findings";
export { isLintable, lintFiles, lintLitellmText, litellmVersions } from "./lint";
export type { LintFile } from "./lint";
export { errorAreas, errorCatalogue } from "./errors/catalogue";
export type { ErrorArea } from "./errors/catalogue";
export type { Entry as ErrorEntry } from "./errors/catalogue/entry";
export type { Described } from "./checkpoint/describe";
export { loadFolder } from "./load-checkpoint";
export type { Checkpoint, LayerGroup } from "./presets/checkpoint";
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
export { isWildcard } from "./schema/wildcard";
export { closestMatch } from "./upstream/closest";
export type { GatewayInput } from "./schema/gateway";
export { explainPlan } from "./explain";
export type { ExplainedEngine } from "./explain";
export { fitGpuTypes, fitOn, fitPath } from "./fit";
export type { FitAnswer, FitFields } from "./fit";
export { explainEngine } from "./plan/fit/explain";
export type { ExplainedLine } from "./plan/fit/explain";
export { fewestGpus } from "./plan/fit/fewest";
export type { TriedSize } from "./plan/fit/fewest";
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
