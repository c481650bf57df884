/** The catalogue of codes by area: the one source of docs/errors.md (in the order of areas.ts), of `llm-gateway explain` and of what factories may emit. */
import { accessEntries } from "./catalogue/access";
import { edgeEntries } from "./catalogue/edge";
import { backupEntries } from "./catalogue/backup";
import { bundleEntries } from "./catalogue/bundle";
import { constructEntries } from "./catalogue/construct";
import { diffEntries } from "./catalogue/diff";
import { doctorEntries } from "./catalogue/doctor";
import { environmentEntries } from "./catalogue/environment";
import type { Entry } from "./catalogue/entry";
import { fileEntries } from "./catalogue/file";
import { fitEntries } from "./catalogue/fit";
import { gpuEntries } from "./catalogue/gpu";
import { grafanaEntries } from "./catalogue/grafana";
import { hostEntries } from "./catalogue/host";
import { imageEntries } from "./catalogue/image";
import { imagePinEntries } from "./catalogue/images";
import { importEntries } from "./catalogue/import";
import { kernelEntries } from "./catalogue/kernel";
import { litellmEntries } from "./catalogue/litellm";
import { composeLintEntries } from "./catalogue/lint-compose";
import { envLintEntries } from "./catalogue/lint-env";
import { fileLintEntries } from "./catalogue/lint-file";
import { litellmLintEntries } from "./catalogue/lint-litellm";
import { providerLintEntries } from "./catalogue/lint-provider";
import { secretLintEntries } from "./catalogue/lint-secret";
import { shellLintEntries } from "./catalogue/lint-shell";
import { lockEntries } from "./catalogue/lock";
import { objectiveEntries } from "./catalogue/objectives";
import { modelEntries } from "./catalogue/model";
import { productionEntries } from "./catalogue/production";
import { proxyEntries } from "./catalogue/proxy";
import { receiverEntries } from "./catalogue/receivers";
import { redisEntries } from "./catalogue/redis";
import { reportEntries } from "./catalogue/report";
import { routingEntries } from "./catalogue/routing";
import { secretEntries } from "./catalogue/secret";
import { secretValueEntries } from "./catalogue/secret-values";
import { serviceEntries } from "./catalogue/service";
import { securityEntries } from "./catalogue/security";
import { shapeEntries } from "./catalogue/shape";
import { telemetryEntries } from "./catalogue/telemetry";
import { templateEntries } from "./catalogue/template";
import { upgradeEntries } from "./catalogue/upgrade";
import { upstreamEntries } from "./catalogue/upstream";
import { variableEntries } from "./catalogue/variable";
import { wayOutEntries } from "./catalogue/way-out";
import { weightsEntries } from "./catalogue/weights";
import { vllmEntries } from "./catalogue/vllm";

const entries = {
  ...fileEntries,
  ...shapeEntries,
  ...secretEntries,
  ...secretValueEntries,
  ...hostEntries,
  ...wayOutEntries,
  ...gpuEntries,
  ...fitEntries,
  ...lockEntries,
  ...modelEntries,
  ...routingEntries,
  ...upstreamEntries,
  ...kernelEntries,
  ...vllmEntries,
  ...templateEntries,
  ...litellmEntries,
  ...serviceEntries,
  ...edgeEntries,
  ...proxyEntries,
  ...redisEntries,
  ...grafanaEntries,
  ...telemetryEntries,
  ...imageEntries,
  ...receiverEntries,
  ...objectiveEntries,
  ...productionEntries,
  ...accessEntries,
  ...environmentEntries,
  ...imagePinEntries,
  ...weightsEntries,
  ...bundleEntries,
  ...securityEntries,
  ...doctorEntries,
  ...backupEntries,
  ...upgradeEntries,
  ...reportEntries,
  ...diffEntries,
  ...constructEntries,
  ...fileLintEntries,
  ...secretLintEntries,
  ...litellmLintEntries,
  ...providerLintEntries,
  ...composeLintEntries,
  ...envLintEntries,
  ...shellLintEntries,
  ...variableEntries,
  ...importEntries,
};

/** Every code there is. */
export type ErrorCode = keyof typeof entries;

/** Every code with what it means, in the order of the areas. */
export const errorCatalogue: ReadonlyMap<string, Entry> = new Map(Object.entries<Entry>(entries));
