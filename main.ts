/** The app behind `cdktf`: load, parse, check, plan, compile, synthesise. The one file that knows the order. */
import { dirname, join, relative, resolve } from "node:path";
import { App } from "cdktf";
import { assignmentLines, evaluateGateway, findConfig, formatFindings } from "./config";
import { knownSecrets, missingSecrets, readSecrets } from "./config/secrets";
import { GatewayStack } from "./stacks/gateway-stack";

async function main(): Promise<number> {
  const source = findConfig(process.cwd(), process.env.GATEWAY_CONFIG, process.env);
  const { file } = source;
  const places = { folder: dirname(file), environment: process.env };
  const { findings, result } = await evaluateGateway(source, {
    secrets: (config) => knownSecrets({ ...places, config }),
    set: assignmentLines(process.env.GATEWAY_SET),
  });
  const secrets = result && readSecrets({ ...places, config: result.config.secrets }, "names");
  const missing = result && secrets ? missingSecrets(result.plan, secrets.origins, "warning") : [];
  const shown = source.variables ? "the environment" : relative(process.cwd(), file);
  const text = formatFindings([...findings, ...(secrets?.findings ?? []), ...missing], shown);
  if (text !== "") console.error(text);
  if (!result) return 1;
  const app = new App();
  const stateDirectory = relative(join(resolve(app.outdir), "stacks", result.plan.name), dirname(file));
  new GatewayStack(app, result.plan.name, { ...result, stateDirectory });
  app.synth();
  return 0;
}

void main().then((code) => {
  process.exitCode = code;
});
