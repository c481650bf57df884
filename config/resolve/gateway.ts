/** Expands presets and fills computed defaults: parsed config in, resolved config out. */
import * as messages from "../errors/model";
import type { Finding } from "../findings";
import type { GatewayConfig, Kept, ModelConfig } from "../gateway-config";
import { formatPath } from "../findings";
import { serviceImages } from "../presets/images";
import type { UpstreamPreset } from "../presets/upstreams";
import type { ParsedGateway } from "../schema/gateway";
import type { Mode } from "../schema/mode";
import type { ModelInput } from "../schema/model";
import { healthChecksSchema, sessionAffinitySchema, tagFilteringSchema } from "../schema/routing";
import { slug } from "../schema/units";
import { resolveAccess } from "./access";
import { resolveAlerts } from "./alerts";
import { resolveCapabilities } from "./capabilities";
import { resolveHost } from "./host";
import { litellmImage, resolveLitellmVersion } from "./litellm-version";
import { resolvePrice } from "./price";
import { resolveRequest } from "./request";
import { resolveTelemetry } from "./telemetry";
import { resolveUpstream } from "./upstream";
import { resolveVllm } from "./vllm";

const defaultTimeoutSeconds = 600;
const defaultStreamTimeoutSeconds = 60;

export interface Resolved {
  readonly config: GatewayConfig;
  readonly findings: readonly Finding[];
}

/** Models that cannot be resolved are left out of the config; a finding says why. */
export function resolveGateway(parsed: ParsedGateway): Resolved {
  const findings: Finding[] = [];
  const host = resolveHost(parsed, findings);
  const models: ModelConfig[] = [];
  const modelNames = Object.keys(parsed.models).toSorted();
  for (const name of modelNames) {
    const model = resolveModel(name, parsed, host.gpus.length, findings);
    if (model) models.push(model);
  }
  const images = resolveImages(parsed);
  const secrets = { ...parsed.secrets, dir: parsed.secrets.dir ?? `${host.dataDir}/secrets` };
  const routing = resolveRouting(parsed);
  const names = [...modelNames, ...models.flatMap(({ vllm }) => Object.keys(vllm?.lora?.adapters ?? {}))];
  const litellmVersion = resolveLitellmVersion(images.litellm, parsed, findings);
  const access = resolveAccess(parsed.access);
  const telemetry = resolveTelemetry(parsed);
  const alerts = resolveAlerts(parsed.alerts);
  const fixed = { host, images, litellmVersion, secrets, telemetry };
  const shared = { ...kept(parsed), routing, access, alerts, ...fixed };
  // Filled in by who has the file at hand.
  const later = { given: [], edgeFiles: {}, ownLitellm: null };
  const config = { ...shared, ...later, modelNames: names.toSorted(), models };
  return { config, findings };
}

/** What is the same before and after. */
function kept(parsed: ParsedGateway): Pick<GatewayConfig, Kept> {
  const { name, names, production, state, huggingFace, proxy, litellm, edge, cache } = parsed;
  const { database, prometheus, grafana, imagePolicy, logs } = parsed;
  const services = { proxy, edge, cache, database, prometheus, grafana };
  return { name, names, production, state, huggingFace, litellm, ...services, imagePolicy, logs };
}

function resolveImages({ images, proxy, database, versions }: ParsedGateway): GatewayConfig["images"] {
  const named = (name: keyof GatewayConfig["images"]) => images[name] ?? serviceImages[name].image;
  return {
    litellm: proxy.image ?? images.litellm ?? litellmImage(versions.litellm),
    redis: named("redis"),
    postgres: database.image ?? named("postgres"),
    prometheus: named("prometheus"),
    grafana: named("grafana"),
    edge: named("edge"),
    redisExporter: named("redisExporter"),
    postgresExporter: named("postgresExporter"),
    nodeExporter: named("nodeExporter"),
    gpuExporter: named("gpuExporter"),
    blackboxExporter: named("blackboxExporter"),
    alertmanager: named("alertmanager"),
    alloy: named("alloy"),
  };
}

/** The default times never outlast the request itself. */
function resolveRouting({ routing, proxy }: ParsedGateway): GatewayConfig["routing"] {
  const atMost = (seconds: number) => Math.min(seconds, proxy.requestTimeout);
  return {
    ...routing,
    timeout: routing.timeout ?? atMost(defaultTimeoutSeconds),
    streamTimeout: routing.streamTimeout ?? atMost(defaultStreamTimeoutSeconds),
    healthChecks: routing.healthChecks === true ? healthChecksSchema.parse({}) : routing.healthChecks,
    tagFiltering: routing.tagFiltering === true ? tagFilteringSchema.parse({}) : routing.tagFiltering,
    sessionAffinity:
      routing.sessionAffinity === true ? sessionAffinitySchema.parse({}) : routing.sessionAffinity,
  };
}

function resolveModel(
  name: string,
  parsed: ParsedGateway,
  hostGpus: number,
  findings: Finding[],
): ModelConfig | undefined {
  const input = parsed.models[name];
  if (input === undefined) return undefined;
  const path = ["models", name];
  if (input.vllm && input.upstream) findings.push(messages.backendTwice(formatPath(path)));
  if (!input.vllm && !input.upstream) findings.push(messages.backendMissing(formatPath(path)));
  const vllm = input.vllm ? resolveVllm(input.vllm, [...path, "vllm"], parsed, hostGpus, findings) : null;
  const upstream = input.upstream
    ? resolveUpstream(input.upstream, [...path, "upstream"], parsed, findings)
    : null;
  if ((vllm ?? upstream ?? null) === null) return undefined;
  const preset = upstream?.preset ?? null;
  const asked = vllm?.source ?? preset?.model ?? upstream?.model ?? "";
  const mode = resolveMode(input.mode, vllm?.preset?.mode ?? preset?.mode, [...path, "mode"], findings);
  return {
    name,
    slug: slug(name),
    vllm,
    upstream: vllm ? null : upstream,
    mode,
    price: resolvePrice(input.price, vllm?.gpusPerReplica ?? 0, mode, [...path, "price"], findings),
    limits: { ...parsed.defaults.limits, ...input.limits },
    request: resolveRequest(input, parsed.defaults.request, { preset, mode, asked }),
    contextWindow: resolveContextWindow(input.contextWindow, preset),
    timeoutSeconds: input.timeout ?? parsed.defaults.timeout ?? null,
    capabilities: resolveCapabilities(input.capabilities, vllm, upstream),
    tags: input.tags ?? [],
    optional: input.optional,
    litellmParams: input.litellmParams ?? {},
    modelInfo: input.modelInfo ?? {},
    description: input.description ?? null,
  };
}

function resolveContextWindow(
  own: ModelInput["contextWindow"],
  preset: UpstreamPreset | null,
): ModelConfig["contextWindow"] {
  const { input, output } = preset?.contextWindow ?? { input: null, output: null };
  return { ...(input === null ? {} : { input }), ...(output === null ? {} : { output }), ...own };
}

/** A preset made for one thing says so itself. */
function resolveMode(
  own: ModelInput["mode"],
  preset: Mode | undefined,
  path: readonly string[],
  findings: Finding[],
): ModelConfig["mode"] {
  if (own !== undefined && preset !== undefined && own !== preset)
    findings.push(messages.modeNotThePresets(formatPath(path), own, preset));
  return own ?? preset ?? "chat";
}
