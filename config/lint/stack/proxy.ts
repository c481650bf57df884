/** LiteLLM's file against what the other files show of its surroundings: database, workers, metrics, hosts. */
import { hostGatewayMissing } from "../../errors/lint-compose";
import * as messages from "../../errors/lint-litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { readArguments, record } from "../../foreign";
import { isProxy, servicesOf } from "../compose/service";
import { baseName, documentsOf, placed } from "../project";
import type { DocumentOf, Project, StackRule } from "../project";
import { proxyConfig, textsOf } from "../proxy/config";
import type { ProxyConfig } from "../proxy/config";
import { isSet, launchesOf } from "./surroundings";

export const checkProxyStack: StackRule = (project) => {
  const files = documentsOf(project, "litellm").map((document) => ({
    document,
    config: proxyConfig(document),
  }));
  const isStarted = new Set(standing(project));
  const isGiven = isSet(project, "DATABASE_URL");
  const hasDatabase = isGiven || files.some(({ config }) => config.general.database_url !== undefined);
  const workers = workersOf(project);
  return [
    ...files.flatMap(({ document, config }) =>
      [
        ...masterKey(config, project),
        ...sharedLimits(config, isGiven && isStarted.has(document)),
        ...localCache(config, workers),
      ].map((finding) => placed(document, finding)),
    ),
    ...[...isStarted].flatMap((document) =>
      [...metrics(proxyConfig(document), project), ...userInterface(project, hasDatabase)].map((finding) =>
        placed(document, finding),
      ),
    ),
    ...hostGateway(project),
  ];
};

/** The file that the proxy is started with, as far as the others tell; else the first. */
function standing(project: Project): readonly DocumentOf<"litellm">[] {
  const launches = launchesOf(project).map(({ thing }) => thing);
  const words = launches.flatMap(({ args, container }) => [...args, ...(container?.volumes ?? [])]);
  const names = new Set(words.map(({ text }) => baseName(text.split(":")[0] ?? "")));
  const all = documentsOf(project, "litellm");
  const [first] = [...all.filter(({ file }) => names.has(baseName(file))), ...all];
  return first ? [first] : [];
}

function masterKey({ general }: ProxyConfig, project: Project): readonly Finding[] {
  const isKnown = documentsOf(project, "compose").some(({ launches }) =>
    launches.some(({ program, container }) => program === "litellm" && container?.envFiles.length === 0),
  );
  if (!isKnown || general.master_key !== undefined || isSet(project, "LITELLM_MASTER_KEY")) return [];
  return [messages.masterKeyMissing("general_settings")];
}

/** Limits of keys exist where there is a database. */
function sharedLimits({ router, litellm, general }: ProxyConfig, isGiven: boolean): readonly Finding[] {
  const hasDatabase = isGiven || general.database_url !== undefined;
  const cache = record(litellm.cache_params);
  const isShared = litellm.cache === true && (cache.type ?? "redis") === "redis";
  if (router.redis_host === undefined || !hasDatabase) return [];
  if (isShared || general.coordination_redis !== undefined) return [];
  return [messages.redisOfRouterOnly("router_settings.redis_host")];
}

function localCache({ litellm }: ProxyConfig, workers: number): readonly Finding[] {
  const isLocal = litellm.cache === true && record(litellm.cache_params).type === "local";
  return isLocal && workers > 1
    ? [messages.cachePerProcess("litellm_settings.cache_params.type", workers)]
    : [];
}

function workersOf(project: Project): number {
  const counts = launchesOf(project)
    .filter(({ thing }) => thing.program === "litellm")
    .flatMap(({ thing }) => readArguments(thing.args, () => 1).flags)
    .filter(({ name }) => name === "--num_workers")
    .map(({ values }) => Number(values[0]?.text));
  return Math.max(1, ...counts.filter(Number.isFinite));
}

/** Engines have a route of that name too, on another port. */
function metrics({ litellm }: ProxyConfig, project: Project): readonly Finding[] {
  const names = ["callbacks", "success_callback"].flatMap((key) => textsOf(litellm[key]));
  const isAsked = documentsOf(project, "shell").some(({ commands, text }) => {
    const proxies = commands.flatMap(({ argv }) => argv.map((word) => word.text));
    const isWholeUrl = proxies.some((word) => /:4000\/metrics\b/.test(word));
    return isWholeUrl || (/:4000\b/.test(text) && proxies.some((word) => /^\/metrics\b/.test(word)));
  });
  return isAsked && !names.includes("prometheus") ? [messages.metricsOff("litellm_settings")] : [];
}

function userInterface(project: Project, hasDatabase: boolean): readonly Finding[] {
  const names = ["UI_USERNAME", "UI_PASSWORD", "LITELLM_UI_USER", "LITELLM_UI_PASSWORD"];
  return !hasDatabase && names.some((name) => isSet(project, name))
    ? [messages.uiWithoutDatabase("general_settings")]
    : [];
}

function hostGateway(project: Project): readonly Finding[] {
  const isCalled = documentsOf(project, "litellm").some(({ text }) => text.includes("host.docker.internal"));
  if (!isCalled) return [];
  return documentsOf(project, "compose").flatMap((document) =>
    servicesOf(document)
      .filter((service) => isProxy(service) && service.fields.network_mode !== "host")
      .filter(({ fields }) => !JSON.stringify(fields.extra_hosts ?? "").includes("host.docker.internal"))
      .map(({ path }) => placed(document, hostGatewayMissing(formatPath(path)))),
  );
}
