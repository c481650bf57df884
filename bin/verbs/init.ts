/** `llm-gateway init`: the files of a new deployment in this folder. Overwrites nothing. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import {
  evaluateGateway,
  evaluateInput,
  findConfig,
  formatFindings,
  gpuPresets,
  hostPresets,
} from "../../config";
import type { ConfigSource, Finding, GatewayInput } from "../../config";
import { unknownName } from "../did-you-mean";
import { hostFrom } from "../init/detect";
import { configFile, ignored, projectFiles } from "../init/files";
import type { NewFile } from "../init/files";
import { modelsFrom } from "../init/models";
import { folderInRepository } from "../init/workflow";
import { gpusOfThisMachine } from "../doctor/nvidia-smi";
import { refuse, show } from "../open-config";
import { exit, WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface InitOptions {
  readonly name?: string;
  /** A preset, or a GPU type with a number: `l40s-48gb x4`. */
  readonly host?: string;
  readonly model?: readonly string[];
  readonly port?: number;
  readonly format: "ts" | "yaml";
  /** Commander's form of `--no-ci`. */
  readonly ci: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export async function init(
  terminal: Terminal,
  folder: string | undefined,
  options: InitOptions,
): Promise<ExitCode> {
  const root = resolve(terminal.directory, folder ?? ".");
  const source = findConfig(root, undefined, terminal.environment);
  const isThere = source.variables !== undefined || existsSync(source.file);
  return isThere ? initAround(terminal, options, root, source) : initAnew(terminal, options, root);
}

/** A config that is there is kept, be it of variables, and what is written beside it follows it. */
async function initAround(
  terminal: Terminal,
  options: InitOptions,
  root: string,
  source: ConfigSource,
): Promise<ExitCode> {
  const { findings, result, envFile } = await evaluateGateway(source);
  const shown = source.variables ? "the environment" : show(terminal, source.file);
  if (result === undefined) return refuse(terminal, options, findings, shown);
  if (findings.length > 0) terminal.say(formatFindings(findings, shown));
  const config: NewFile = { name: basename(source.file), text: "" };
  const files = projectFiles({
    config: config.name,
    plan: result.plan,
    ci: workflowFor(options, root),
    envFile,
  });
  const all = source.variables ? files : [config, ...files];
  return writeNew(terminal, options, root, all, { config: null, findings });
}

async function initAnew(terminal: Terminal, options: InitOptions, root: string): Promise<ExitCode> {
  const host = options.host === undefined ? await detect(terminal) : hostNamed(options.host);
  const isGpu = !("preset" in host) || host.preset !== "cpu";
  const input: GatewayInput = {
    ...(options.name === undefined ? {} : { name: options.name }),
    host,
    models: modelsFrom(options.model ?? [], isGpu),
    ...(options.port === undefined ? {} : { proxy: { port: options.port } }),
  };
  const { findings, result } = evaluateInput(input);
  if (result === undefined) return refuse(terminal, options, findings, "the new config");
  if (findings.length > 0) terminal.say(formatFindings(findings, "the new config"));
  const config = configFile(input, options.format);
  const files = projectFiles({ config: config.name, plan: result.plan, ci: workflowFor(options, root) });
  return writeNew(terminal, options, root, [config, ...files], { config: input, findings });
}

function workflowFor({ ci }: InitOptions, root: string): string | undefined {
  return ci ? folderInRepository(root) : undefined;
}

async function writeNew(
  terminal: Terminal,
  options: InitOptions,
  root: string,
  files: readonly NewFile[],
  said: { readonly config: GatewayInput | null; readonly findings: readonly Finding[] },
): Promise<ExitCode> {
  const news = files.filter(({ name }) => !existsSync(join(root, name)));
  if (options.yes !== true && terminal.ask !== undefined && news.length > 0)
    if (
      !(await terminal.ask(`write ${news.map(({ name }) => name).join(", ")} into ${show(terminal, root)}?`))
    )
      return exit.failed;
  for (const file of news) write(root, file);
  const kept = files.filter((file) => !news.includes(file)).map(({ name }) => name);
  tell(terminal, root, news, kept);
  if (options.json === true)
    writeJson(terminal, {
      config: said.config,
      written: news.map(({ name }) => name),
      kept,
      findings: said.findings,
    });
  return exit.fine;
}

async function detect(terminal: Terminal): Promise<NonNullable<GatewayInput["host"]>> {
  const gpus = (await gpusOfThisMachine(terminal.environment)) ?? [];
  const detected = hostFrom(gpus);
  if (detected?.host !== undefined) {
    terminal.say(`host: nvidia-smi shows ${detected.seen}`);
    return detected.host;
  }
  const shown = detected === undefined ? "no GPU" : `${detected.seen}, and not how much memory`;
  terminal.say(
    `host: nvidia-smi shows ${shown}, so engines would run on the CPU; --host names another machine`,
  );
  return { preset: "cpu" };
}

function hostNamed(text: string): NonNullable<GatewayInput["host"]> {
  if (Object.hasOwn(hostPresets, text)) return { preset: text };
  const [, type = "", count = "1"] = /^(.+?)(?:\s*[x×]\s*(\d+))?$/.exec(text) ?? [];
  if (Object.hasOwn(gpuPresets, type)) return { gpus: [{ type, count: Number(count) }] };
  throw new WrongUsage(unknownName("host", text, [...Object.keys(hostPresets), ...Object.keys(gpuPresets)]));
}

function write(root: string, { name, text, isPrivate = false }: NewFile): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: "wx", mode: isPrivate ? 0o600 : 0o644 });
}

function tell(terminal: Terminal, root: string, news: readonly NewFile[], kept: readonly string[]): void {
  for (const { name } of news) terminal.say(`wrote ${show(terminal, join(root, name))}`);
  for (const name of kept) terminal.say(`kept ${name}, which is there already`);
  const gitignore = readFileSync(join(root, ".gitignore"), "utf8").split("\n");
  const missing = ignored.filter(
    (line) => !gitignore.includes(line) && !gitignore.includes(line.replace(/\/$/, "")),
  );
  if (missing.length > 0)
    terminal.say(`.gitignore lacks ${missing.join(", ")}: add what this folder should not commit`);
  terminal.say("next: npx llm-gateway check, then npx llm-gateway doctor");
}
