/** The LiteLLM containers that answer clients. Facts about the image: LiteLLM 1.106.2. */
import type { GatewayConfig } from "../../gateway-config";
import type { FileUse, Workload } from "../types";
import { firstStartSeconds, probe, workload } from "../workload";
import { givenCredentials } from "../credentials";
import { extraHosts } from "../extra-hosts";
import { rawSections } from "../litellm-raw";
import { ofProxy } from "../networks";
import { imageEntrypoint, litellmUser } from "./migrate";
import { postgresPort } from "./postgres";
import { proxyEnvironment, stopGrace } from "./proxy-environment";
import type { ProxyNeeds } from "./proxy-environment";
import { redisPort } from "./redis";
import { requestLog } from "./request-log";
import { enginePort } from "./vllm";

export const proxyPort = 4000;
/** Module and object of the Python file that lies beside the YAML; see assets/gateway_answers.py. */
export const answersCallback = "gateway_answers.unavailable";
/** From the moment its needs answer; LiteLLM takes up to a minute on a busy machine. */
const proxyStartSeconds = 120;
/** A limit, not a need: a worker holds about half a GiB, and more with time. The first one's part has the supervisor's in it. */
const firstWorkerMiB = 4096;
const workerMiB = 2048;

/** One proxy. `previous` is the replica before it: they are replaced one after another. */
export function proxyWorkload(
  config: GatewayConfig,
  name: string,
  alias: string,
  previous: string | null,
  needs: ProxyNeeds,
): Workload {
  const { proxy, edge } = config;
  const chained = [needs.migrate, previous].filter((need) => need !== null);
  const file = configFile(config);
  const waitsInside = [needs.redis, needs.postgres, ...needs.engines.flat()].filter((need) => need !== null);
  const surroundings = proxyEnvironment(config, needs);
  const { files, mounts } = requestLog(config);
  return workload({
    name,
    role: "proxy",
    image: config.images.litellm,
    entrypoint: imageEntrypoint,
    argv: ["--config", file.path, "--port", String(proxyPort), ...workers(config), ...debug(config)],
    ...surroundings,
    ports: ports(config),
    files: [file, ...answers(config), ...files],
    mounts,
    probe: readiness(config),
    needs: [...chained, ...waitsInside],
    waitsInside,
    startsAfter: stores(needs),
    // LiteLLM checks its engines when it starts, and rests those that do not answer.
    firstStartAfter: needs.engines.map(healthOf),
    replacement: edge.enabled ? "overlap" : "gap",
    aliases: edge.enabled && name !== alias ? [alias] : [],
    stackNetworks: ofProxy(config, stores(needs).length > 0),
    networks: proxy.networks,
    extraHosts: extraHosts(calledByProxy(config, surroundings.environment), proxy.extraHosts),
    startBudgetSeconds: needs.engineBudgetSeconds + proxyStartSeconds,
    stopGraceSeconds: stopGrace(config) + 15,
    ...limits(config),
    ...(needs.engines.length > 0 ? { resolverOptions: lookups(config), sysctls: lostConnections } : {}),
  });
}

function healthOf(engines: readonly string[]): readonly string[] {
  return engines.map((engine) => `http://${engine}:${enginePort}/health`);
}

/** The edge holds the port where there is one. */
function ports({ edge, proxy: { bind, port } }: GatewayConfig): Workload["ports"] {
  return edge.enabled ? [] : bind.slice(0, 1).map((each) => ({ bind: each, port, internal: proxyPort }));
}

function limits(config: GatewayConfig) {
  const { workers: count } = config.proxy;
  return {
    memoryMiB: firstWorkerMiB + (count - 1) * workerMiB,
    cpus: count + 1,
    user: litellmUser(config),
  };
}

function debug({ proxy }: GatewayConfig): readonly string[] {
  return proxy.logLevel === "detailed" ? ["--detailed_debug"] : [];
}

/** Always said: NUM_WORKERS in the environment means the same. */
function workers({ proxy }: GatewayConfig): readonly string[] {
  const count = ["--num_workers", String(proxy.workers)];
  // A worker that is silent for longer is killed: 5 s unless told otherwise, less than LiteLLM's modules take to load.
  return proxy.workers === 1 ? count : [...count, "--timeout_worker_healthcheck", String(proxyStartSeconds)];
}

/** An own YAML keeps the name under which LiteLLM's documentation mounts it. */
function configFile({ proxy }: GatewayConfig): FileUse {
  const name = proxy.configFile === undefined ? "generated-config.yaml" : "config.yaml";
  return { path: `/app/${name}`, artefact: "litellm" };
}

/** An own YAML names its callbacks itself. */
function answers({ ownLitellm }: GatewayConfig): readonly FileUse[] {
  return ownLitellm === null ? [{ path: "/app/gateway_answers.py", artefact: "litellm-answers" }] : [];
}

/** Everything that may hold an address which a proxy calls. Of URLs that are secrets nothing is known. */
export function calledByProxy(
  config: GatewayConfig,
  environment: Workload["environment"],
): readonly string[] {
  const { host = "", clusterNodes = [], sentinel } = config.cache.redis ?? {};
  return [
    ...Object.values(environment),
    ...config.models.flatMap(({ upstream }) => [
      upstream?.apiBase ?? "",
      ...givenCredentials(upstream).map(({ value }) => value),
    ]),
    ...rawSections(config).map(({ values }) => JSON.stringify(values)),
    ...[...clusterNodes, ...(sentinel?.nodes ?? [])].map((node) => node.host),
    host,
    config.ownLitellm?.text ?? "",
  ];
}

function stores({ redis, postgres }: ProxyNeeds): readonly string[] {
  return [
    ...(redis === null ? [] : [`${redis}:${redisPort}`]),
    ...(postgres === null ? [] : [`${postgres}:${postgresPort}`]),
  ];
}

/**
 * The name of a lost engine is asked for outside, where maybe nobody answers: the library's own patience is 10 s, and
 * LiteLLM asks twice. Names of others need more than the 4 s after which Docker asks its second name server.
 */
function lookups({ models, database, cache, telemetry }: GatewayConfig): readonly string[] {
  const outside =
    database.type === "external" ||
    cache.redis !== undefined ||
    models.some((model) => model.upstream !== null) ||
    reportsOutside(telemetry);
  return ["timeout:1", outside ? "attempts:5" : "attempts:2"];
}

/** Services that LiteLLM itself calls. */
export function reportsOutside({ langfuse, langsmith, otlp }: GatewayConfig["telemetry"]): boolean {
  return [langfuse, langsmith, otlp].some((service) => service !== undefined);
}

/**
 * Keep-alive does not act while a connection begins (the kernel's own patience: 71 s, seen on a killed container's address),
 * nor while something sent is not confirmed (15 minutes).
 */
const lostConnections = { "net.ipv4.tcp_syn_retries": "1", "net.ipv4.tcp_retries2": "5" } as const;

/** The image has neither curl nor wget, so the probe is Python. */
const probeProgram = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)";

function readiness(config: GatewayConfig) {
  const path = config.database.type === "none" ? "liveliness" : "readiness";
  return probe(["CMD", "python3", "-c", probeProgram, `http://127.0.0.1:${proxyPort}/health/${path}`], {
    every: 5,
    timeout: 10,
    startPeriod: firstStartSeconds,
  });
}
