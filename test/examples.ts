/** Every example folder, and everything that is compiled from it: the texts that the golden files hold. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { App } from "cdktf";
import {
  artefactFile,
  compileCompose,
  evaluateInput,
  findConfigFile,
  formatFindings,
  loadGateway,
  textsBeside,
} from "../config";
import type { Evaluated, GatewayPlan } from "../config";
import { GatewayStack } from "../stacks/gateway-stack";

export type Result = NonNullable<Evaluated["result"]>;

export const root = resolve(__dirname, "..");
export const goldenFolder = join(root, "test", "golden");

/** Every folder of examples/. */
export function exampleFolders(): readonly string[] {
  return readdirSync(join(root, "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** Those with a config file. Throws when there is none: without examples every check over them would pass. */
export function exampleNames(): readonly string[] {
  const names = exampleFolders().filter((name) => existsSync(exampleFile(name)));
  if (names.length === 0) throw new Error("examples/ has no folder");
  return names;
}

export function exampleFile(name: string): string {
  return findConfigFile(join(root, "examples", name), undefined);
}

/** Throws with the findings when the config has errors. */
export async function evaluateFile(file: string): Promise<Result> {
  const loaded = await loadGateway(file);
  if ("finding" in loaded) throw new Error(loaded.finding.message);
  // Without the models that somebody may have downloaded to this machine.
  const readText = textsBeside(file);
  const { result, findings } = evaluateInput(loaded.input, { readText });
  if (!result) throw new Error(formatFindings(findings, file));
  return result;
}

/** The compiled files of an example, by name. */
export async function compileExample(name: string): Promise<Readonly<Record<string, string>>> {
  const file = exampleFile(name);
  const result = await evaluateFile(file);
  const stackFolder = join(root, "cdktf.out", "stacks", result.plan.name);
  return {
    "argv.json": json(engineArguments(result.plan)),
    "compose.yaml": compileCompose(result),
    "cdk.tf.json": synthesise(result, relative(stackFolder, dirname(file))),
    "generated-config.yaml": result.artefacts.litellm,
    Caddyfile: result.artefacts.edge,
    "plan.json": json(result.plan),
    "prometheus.yml": result.artefacts.prometheus,
    "rules.yml": result.artefacts.rules,
    ...grafanaFiles(result),
  };
}

/** Where it runs. */
function grafanaFiles({ artefacts, plan }: Result): Readonly<Record<string, string>> {
  const files = plan.workloads.filter(({ role }) => role === "grafana").flatMap((workload) => workload.files);
  return Object.fromEntries(files.map(({ artefact }) => [artefactFile(artefact), artefacts[artefact] ?? ""]));
}

/** `cdk.tf.json` as cdktf writes it. `stateDirectory` is relative to the stack's output folder. */
export function synthesise(result: Result, stateDirectory?: string): string {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    const app = new App({ outdir });
    const { name } = result.plan;
    new GatewayStack(app, name, { ...result, ...(stateDirectory === undefined ? {} : { stateDirectory }) });
    app.synth();
    return readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What each engine gets behind `vllm serve`, by workload. */
function engineArguments(plan: GatewayPlan): Readonly<Record<string, readonly string[]>> {
  const engines = plan.workloads.filter((workload) => workload.role === "vllm");
  return Object.fromEntries(engines.map(({ name, argv }) => [name, argv]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
