/** `llm-gateway models pull|status`: checkpoints into `host.weightsDir`, and what of them is there. */
import { hubSources, readsVocabulary } from "../../config";
import type { Finding, HubSource } from "../../config";
import { dockerUnreachable } from "../../config/errors/environment";
import { weightsIncomplete } from "../../config/errors/weights";
import { missingSecrets } from "../../config/secrets";
import { provideImages } from "../deploy/images";
import { connectDocker, reasonOf } from "../docker";
import { WrongUsage } from "../exit";
import type { ExitCode } from "../exit";
import { lookAt, pullSource, pullVocabulary } from "../models/pull";
import type { PullSettings } from "../models/pull";
import { bytesText, progressLines } from "../models/say-progress";
import { openConfig, refuse, report } from "../open-config";
import type { CommonOptions, Opened } from "../open-config";
import { deliver } from "../secrets/deliver";
import { hostFiles } from "../secrets/host-files";
import { table } from "../table";
import { writeJson } from "../terminal";
import type { Terminal } from "../terminal";

export interface ModelsPullOptions extends CommonOptions {
  readonly network?: string;
  readonly verify?: boolean;
  readonly check?: boolean;
}

type Result = NonNullable<Opened["evaluated"]["result"]>;

export async function modelsPull(
  terminal: Terminal,
  names: readonly string[],
  options: ModelsPullOptions,
): Promise<ExitCode> {
  if (options.check === true) return modelsStatus(terminal, names, options);
  const opened = await openConfig(terminal, options);
  const { evaluated, shown } = opened;
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { sources, settings, docker, vocabulary } = subject(terminal, evaluated.result, names, options);
  const engine = await docker.run(["version", "--format", "{{.Server.Version}}"]);
  if (engine.code !== 0)
    return refuse(terminal, options, [dockerUnreachable(docker.endpoint, reasonOf(engine))], shown);
  const withheld = await prepare(terminal, docker, opened, evaluated.result, sources);
  if (withheld.length > 0) return refuse(terminal, options, withheld, shown);
  const pulled = [];
  const findings: Finding[] = [];
  for (const source of sources) {
    const one = await pullSource(docker, settings, source, progressLines(terminal, source.source));
    pulled.push(one);
    findings.push(...one.findings);
    if (one.findings.length === 0)
      terminal.say(
        `pulled ${one.source}: ${one.files} files, ${bytesText(one.bytes)}, commit ${one.commit ?? ""}`,
      );
  }
  if (vocabulary && sources[0]) findings.push(...(await pullVocabulary(docker, settings, sources[0])));
  if (sources.length === 0) terminal.say("nothing to pull: no engine loads anything from the hub");
  if (options.json === true) {
    const models = pulled.map(({ source, revision, commit, files, bytes }) => ({
      source,
      revision,
      commit,
      files,
      bytes,
    }));
    writeJson(terminal, { models, findings });
  }
  return report(terminal, options, findings, shown);
}

export async function modelsStatus(
  terminal: Terminal,
  names: readonly string[],
  options: ModelsPullOptions,
): Promise<ExitCode> {
  const { evaluated, shown } = await openConfig(terminal, options);
  if (evaluated.result === undefined) return refuse(terminal, options, evaluated.findings, shown);
  const { sources, settings, docker, vocabulary } = subject(terminal, evaluated.result, names, options);
  const absent = await provideImages(terminal, docker, evaluated.result, imagesOf(sources.slice(0, 1)));
  if (absent.length > 0) return refuse(terminal, options, absent, shown);
  const { looked, problem } = await lookAt(docker, settings, sources, vocabulary);
  if (problem !== undefined)
    return refuse(terminal, options, [dockerUnreachable(docker.endpoint, problem)], shown);
  const users = (source: string) => sources.find((one) => one.source === source)?.models ?? [];
  const findings = looked
    .filter(({ state }) => state !== "present" && state !== "unverified")
    .map(({ source, state }) => weightsIncomplete(source, state, users(source)));
  if (options.json === true) {
    const weights = looked.map(({ source, revision, state, commit, size, files }) => ({
      ...{ source, revision, state, commit, bytes: size, files },
      models: users(source),
    }));
    writeJson(terminal, { weights, findings });
  } else {
    const rows = looked.map(({ source, revision, state, commit, size }) => [
      source,
      revision,
      state,
      bytesText(size),
      commit?.slice(0, 12) ?? "-",
      users(source).join(", "),
    ]);
    const head = ["CHECKPOINT", "REVISION", "STATE", "SIZE", "COMMIT", "MODELS"];
    terminal.write(`${table(`Weights in ${settings.config.host.weightsDir}`, head, rows)}\n`);
  }
  return report(terminal, options, findings, shown);
}

const imagesOf = (sources: readonly HubSource[]) => sources.map(({ image }) => image);

function subject(
  terminal: Terminal,
  { config, plan }: Result,
  names: readonly string[],
  options: ModelsPullOptions,
) {
  const own = config.models.filter(({ vllm }) => vllm !== null);
  const unknown = names.find((name) => !own.some((model) => model.name === name));
  if (unknown !== undefined)
    throw new WrongUsage(
      `${unknown} is no model with an engine; there are ${own.map(({ name }) => name).join(", ")}`,
    );
  const isAsked = (name: string) => names.length === 0 || names.includes(name);
  const settings: PullSettings = {
    config,
    secretsDir: plan.secretsDir,
    network: options.network,
    verifyAll: options.verify === true,
  };
  return {
    sources: hubSources(config, plan).filter(({ models }) => models.some(isAsked)),
    vocabulary: own.some(({ name, vllm }) => vllm && isAsked(name) && readsVocabulary(config, vllm)),
    settings,
    docker: connectDocker(config.host, terminal.environment),
  };
}

/** Images, and the token, which travels as everywhere: a file of the engine that also reads it. */
async function prepare(
  terminal: Terminal,
  docker: ReturnType<typeof connectDocker>,
  { values }: Opened,
  { config, plan }: Result,
  sources: readonly HubSource[],
): Promise<readonly Finding[]> {
  const absent = await provideImages(terminal, docker, { config, plan }, imagesOf(sources));
  if (absent.length > 0) return absent;
  const { token } = config.huggingFace;
  const [first] = sources;
  if (token === undefined || !first) return [];
  const missing = missingSecrets(
    { secrets: plan.secrets.filter(({ name }) => name === token) },
    values,
    "error",
  );
  if (missing.length > 0) return missing;
  const readers = plan.workloads.filter(({ name }) => sources.some(({ workload }) => workload === name));
  const files = hostFiles(readers, values).filter(({ path }) => path.endsWith(`/${token}`));
  const { secretsDir } = plan;
  const { weightsDir } = config.host;
  return (await deliver(docker, { image: first.image, secretsDir, weightsDir }, files)).findings;
}
