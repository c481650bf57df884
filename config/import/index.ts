/** The door: foreign files in, a config and a report out. Pure; the values of secrets stay where they are. */
import { Settings } from "../environment";
import type { Finding } from "../findings";
import { completeDatabase, mapNetworks, spreadDefaults } from "./complete";
import type { Context } from "./context";
import { engineModels, withoutVariants } from "./engine-groups";
import type { EngineModel } from "./engine-groups";
import { mapEngines } from "./engines";
import { readEntries } from "./entry";
import type { RouteEntry } from "./entry";
import { mapGroups } from "./groups";
import { findingsOf, reportUnread } from "./judge";
import { mapLauncher } from "./launcher";
import { mapProxy } from "./proxy";
import { readEngine } from "./read-engine";
import { ReportWriter } from "./report";
import type { Report } from "./report";
import { secretsNeeded } from "./secrets-needed";
import { mapServices, ownHostsOf, servicesOf } from "./services";
import { mapSettings } from "./settings";
import { besides, byWeight, readSources } from "./sources";
import type { Source, Sources } from "./sources";
import { knownVariables, mapVariables, mentioned } from "./variables";
import type { Known } from "./variables";

export type { Item } from "./report";
export type { Source } from "./sources";
export { writeConfig } from "./write";
export type { ConfigFormat } from "./write";

export interface ImportOptions {
  /** Row of the host table: no file says which GPUs a machine has. */
  readonly host?: string | undefined;
}

export interface Imported {
  /** For `evaluateInput`. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly report: Report;
  /** About the import as a whole, and what could not be read. */
  readonly findings: readonly Finding[];
}

export function importForeign(sources: readonly Source[], options: ImportOptions = {}): Imported {
  const context: Context = { settings: new Settings(), report: new ReportWriter(), secrets: new Map() };
  const found = readSources(sources);
  const launches = launchesOf(found);
  const read = { ...found, documents: byWeight(found.documents, configsOf(launches)) };
  const models = mapModels(context, read, launches);
  const services = servicesOf(read.documents);
  const proxies = launches.filter(({ launch }) => launch.program !== "vllm");
  const variables = knownVariables(read.envFiles, proxies, context);
  const before = new Set(context.settings.keys(["models"]));
  for (const { file, launch } of proxies)
    (launch.program === "launcher" ? mapLauncher : mapProxy)(context, file, launch);
  const texts = new Map(sources.map(({ file, text }) => [file, text]));
  mapServices(context, services);
  const hasModels = context.settings.keys(["models"]).length > before.size;
  mapVariables(
    context,
    variables,
    { ownHosts: ownHostsOf(services), hasModels, traces: wantsTraces(read, texts) },
    mentioned(read.documents, texts),
  );
  const launched = context.settings.keys(["models"]).filter((name) => !before.has(name));
  spreadDefaults(context, new Set(launched));
  for (const document of read.documents) if (document.kind === "litellm") mapSettings(context, document);
  mapNetworks(context, read.documents);
  completeDatabase(
    context,
    hasDatabase(read, services, variables),
    variables.get("LITELLM_UI_PASSWORD")?.place,
  );
  reportUnread(context, read);
  if (options.host !== undefined) context.settings.set(["host", "preset"], options.host, "--host");
  const { settings, report } = context;
  const findings = findingsOf(context, read, models, variables);
  return { input: settings.input, report: report.report(secretsNeeded(context, read, variables)), findings };
}

interface Launched {
  readonly file: string;
  readonly launch: Parameters<typeof mapProxy>[2];
}

function launchesOf({ documents }: Sources): readonly Launched[] {
  return documents.flatMap((document) =>
    "launches" in document ? document.launches.map((launch) => ({ file: document.file, launch })) : [],
  );
}

/** Files that a proxy is started with. */
function configsOf(launches: readonly Launched[]): ReadonlySet<string> {
  return new Set(
    launches.flatMap(({ file, launch }) => {
      const mounted = (launch.container?.volumes ?? []).map(({ text }) => text.split(":")[0] ?? "");
      const named = launch.container ? [] : launch.args.map(({ text }) => text);
      return [...mounted, ...named].map((path) => besides(file, path));
    }),
  );
}

/** Engines first: LiteLLM's entries point at them. */
function mapModels(
  context: Context,
  { documents }: Sources,
  launches: readonly Launched[],
): readonly EngineModel[] {
  const started = launches.filter(({ launch }) => launch.program === "vllm");
  const read = started.flatMap(({ file, launch }) => readEngine(file, launch, context.report) ?? []);
  const engines = withoutVariants(read, context.report);
  const entries = documents.flatMap((one) =>
    one.kind === "litellm" ? readEntries(one.file, one.yaml, engines) : [],
  );
  const models = engineModels(
    engines,
    (engine) => entries.find((entry) => entry.engine === engine && isAlone(entry, entries))?.group,
  );
  mapEngines(context, models);
  mapGroups(context, entries, models);
  return models;
}

/** The name stands for one model only. */
function isAlone(entry: RouteEntry, entries: readonly RouteEntry[]): boolean {
  return entries.every(
    (other) => other.group !== entry.group || other.engine?.source === entry.engine?.source,
  );
}

function hasDatabase(
  { documents }: Sources,
  services: ReturnType<typeof servicesOf>,
  variables: ReadonlyMap<string, Known>,
): boolean {
  const isNamed = documents.some(
    (one) => one.kind === "litellm" && one.yaml.source(["general_settings", "database_url"]) !== undefined,
  );
  return isNamed || variables.has("DATABASE_URL") || services.some(({ kind }) => kind === "database");
}

/** A key alone sends no prompts away where LiteLLM's own file asks for no traces. */
function wantsTraces({ documents }: Sources, texts: ReadonlyMap<string, string>): boolean | undefined {
  const files = documents.filter(({ kind }) => kind === "litellm").map(({ file }) => texts.get(file) ?? "");
  return files.length === 0 ? undefined : files.some((text) => text.includes("langfuse"));
}
