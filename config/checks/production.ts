/** What `production: true` does not allow. Adding a rule is adding a function to `rules`. */
import * as messages from "../errors/production";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { isPinned } from "../plan/images";
import { hasOwnRedis } from "../plan/workloads/redis";
import type { ImagePins } from "../schema/image-lock";
import { isWildcard } from "../schema/wildcard";
import { usedImages } from "./images";
import { isLoopback } from "./services";

type Rule = (config: GatewayConfig, pins: ImagePins | undefined) => readonly (Finding | false | undefined)[];

const rules: readonly Rule[] = [prices, proxy, encryption, published, secrets, images, prompts, backups];

export function checkProduction(config: GatewayConfig, pins?: ImagePins): readonly Finding[] {
  if (!config.production) return [];
  return rules.flatMap((rule) => rule(config, pins)).filter((finding) => typeof finding === "object");
}

/** Behind a wildcard are many models, which LiteLLM finds in its own list by the name that was called. */
function prices({ models }: GatewayConfig) {
  return models
    .filter((model) => !isWildcard(model.name) && !isPriced(model))
    .map(({ name, vllm }) => messages.modelUnpriced(formatPath(["models", name, "price"]), vllm !== null));
}

function isPriced({ price, upstream, litellmParams, modelInfo }: ModelConfig): boolean {
  const raw = [...Object.keys(litellmParams), ...Object.keys(modelInfo)];
  return price !== null || upstream?.preset != null || raw.some((key) => /(^|_)cost_per_/.test(key));
}

function proxy({ proxy: { logLevel, masterKey, publicMetrics, replicas }, edge }: GatewayConfig) {
  return [
    (logLevel === "debug" || logLevel === "detailed") && messages.debugLogs("proxy.logLevel", logLevel),
    masterKey === "none" && messages.noMasterKey("proxy.masterKey"),
    publicMetrics && messages.openMetrics("proxy.publicMetrics"),
    edge.enabled && replicas === 1 && messages.singleProxy("proxy.replicas"),
  ];
}

function encryption({ edge, host: { docker } }: GatewayConfig) {
  const isOpen = docker.endpoint?.startsWith("tcp://") === true && docker.certPath === undefined;
  return [
    !edge.enabled && messages.plainHttp("edge.enabled", "without the edge nothing speaks TLS"),
    edge.enabled && edge.tls === "none" && messages.plainHttp("edge.tls", "is none"),
    isOpen && messages.dockerUnencrypted("host.docker.endpoint", docker.endpoint ?? ""),
  ];
}

function published({ cache, database, grafana, prometheus }: GatewayConfig) {
  const isOpen = prometheus.enabled && prometheus.port !== undefined && !prometheus.bind.every(isLoopback);
  return [
    cache.publish && hasOwnRedis({ cache }) && messages.servicePublished("cache.publish", "redis"),
    database.publish &&
      database.type === "postgres" &&
      messages.servicePublished("database.publish", "postgres"),
    isOpen && messages.servicePublished("prometheus.bind", "prometheus"),
    grafana.enabled &&
      !grafana.bind.every(isLoopback) &&
      messages.servicePublished("grafana.bind", "grafana"),
  ];
}

/** Each is changed for reasons of its own, and the salt key never. Engines may share a key with each other. */
function secrets({ proxy: { masterKey, saltKey, ui }, grafana, edge, models }: GatewayConfig) {
  const basicAuth = edge.enabled ? edge.basicAuth?.password : undefined;
  const named: (readonly [path: string, name: string | undefined])[] = [
    ["proxy.masterKey", masterKey],
    ["proxy.saltKey", saltKey],
    ["proxy.ui.password", ui.password],
    ["grafana.adminPassword", grafana.enabled ? grafana.adminPassword : undefined],
    ["edge.basicAuth.password", basicAuth],
  ];
  const own = named.filter(([, name]) => name !== undefined);
  const engines = models.map(
    ({ name, vllm }) => [formatPath(["models", name, "vllm", "apiKey"]), vllm?.apiKey] as const,
  );
  return [...own, ...engines].map(([path, name]) => {
    const first = own.find(([, other]) => other === name)?.[0];
    return first !== undefined && first !== path && messages.sharedSecret(path, first);
  });
}

/** Beside `images.lock.json` an image that is not in it is a finding of its own. */
function images(config: GatewayConfig, pins: ImagePins | undefined) {
  if (pins) return [];
  return usedImages(config)
    .filter(([, image]) => !isPinned(image))
    .map(([path, image]) => messages.imageMoves(path, image));
}

function prompts({
  proxy: { storePrompts },
  telemetry: { langfuse, langsmith, otlp, requests },
}: GatewayConfig) {
  return [
    storePrompts && messages.promptsKept("proxy.storePrompts", "in the database"),
    langfuse && messages.promptsKept("telemetry.langfuse", `by ${langfuse.host}`),
    otlp?.includePrompts === true &&
      messages.promptsKept("telemetry.otlp.includePrompts", `by ${otlp.endpoint}`),
    requests.includePrompts &&
      messages.promptsKept("telemetry.requests.includePrompts", "in every line of a request"),
    langsmith && messages.promptsKept("telemetry.langsmith", `by ${langsmith.endpoint}`),
  ];
}

function backups({ database }: GatewayConfig) {
  return [database.type === "postgres" && !database.backup && messages.noBackup("database.backup")];
}
