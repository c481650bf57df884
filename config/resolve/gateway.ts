/** Expands presets and fills computed defaults: parsed config in, resolved config out. */
import * as messages from "../errors/model";
import type { Finding } from "../findings";
import type { GatewayConfig, Kept, ModelConfig } from "../gateway-config";
import { formatPath } from "../findings";
import { serviceImages } from "../presets/images";
import type { ModelPreset } from "../presets/models";
import type { ParsedGateway } from "../schema/gateway";
import type { ModelInput } from "../schema/model";
import { sessionAffinitySchema, tagFilteringSchema } from "../schema/routing";
import { slug } from "../schema/units";
import { resolveHost } from "./host";
import { resolveUpstream } from "./upstream";
import { resolvePrice } from "./price";
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
  const secrets = { envFile: parsed.secrets.envFile, dir: parsed.secrets.dir ?? `${host.dataDir}/secrets` };
  const routing = resolveRouting(parsed);
  const names = [...modelNames, ...models.flatMap(({ vllm }) => Object.keys(vllm?.lora?.adapters ?? {}))];
  const config = { ...kept(parsed), routing, host, modelNames: names.toSorted(), models, images, secrets };
  return { config, findings };
}

/** What is the same before and after. */
function kept(parsed: ParsedGateway): Pick<GatewayConfig, Kept> {
  const { name, names, state, huggingFace, proxy, edge, cache } = parsed;
  const { database, prometheus, imagePolicy, logs } = parsed;
  return { name, names, state, huggingFace, proxy, edge, cache, database, prometheus, imagePolicy, logs };
}

function resolveImages({ images, proxy, database }: ParsedGateway): GatewayConfig["images"] {
  return {
    litellm: proxy.image ?? images.litellm ?? serviceImages.litellm.image,
    redis: images.redis ?? serviceImages.redis.image,
    postgres: database.image ?? images.postgres ?? serviceImages.postgres.image,
    prometheus: images.prometheus ?? serviceImages.prometheus.image,
    edge: images.edge ?? serviceImages.edge.image,
  };
}

/** The default times never outlast the request itself. */
function resolveRouting({ routing, proxy }: ParsedGateway): GatewayConfig["routing"] {
  const atMost = (seconds: number) => Math.min(seconds, proxy.requestTimeout);
  return {
    ...routing,
    timeout: routing.timeout ?? atMost(defaultTimeoutSeconds),
    streamTimeout: routing.streamTimeout ?? atMost(defaultStreamTimeoutSeconds),
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
  return {
    name,
    slug: slug(name),
    vllm,
    upstream: vllm ? null : upstream,
    mode: resolveMode(input.mode, vllm?.preset?.mode, [...path, "mode"], findings),
    price: resolvePrice(input.price, vllm?.gpusPerReplica ?? 0, [...path, "price"], findings),
    limits: { ...parsed.defaults.limits, ...input.limits },
    request: { ...parsed.defaults.request, ...input.request },
    contextWindow: input.contextWindow ?? {},
    timeoutSeconds: input.timeout ?? parsed.defaults.timeout ?? null,
    description: input.description ?? null,
  };
}

/** A preset made for one thing says so itself. */
function resolveMode(
  own: ModelInput["mode"],
  preset: NonNullable<ModelPreset["mode"]> | undefined,
  path: readonly string[],
  findings: Finding[],
): ModelConfig["mode"] {
  if (own !== undefined && preset !== undefined && own !== preset)
    findings.push(messages.modeNotThePresets(formatPath(path), own, preset));
  return own ?? preset ?? "chat";
}
