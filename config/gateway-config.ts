/** The resolved config: presets expanded, defaults filled in, read-only. Later stages see only this form. */
import type { AccessInput } from "./schema/access";
import type { AlertsInput } from "./schema/alerts";
import type { Checkpoint } from "./presets/checkpoint";
import type { ImageName } from "./presets/images";
import type { ModelPreset } from "./presets/models";
import type { UpstreamPreset } from "./presets/upstreams";
import type { Capabilities } from "./schema/capabilities";
import type { EdgeFileName } from "./schema/edge";
import type { ParsedGateway } from "./schema/gateway";
import type { Mode } from "./schema/mode";
import type { ModelInput } from "./schema/model";
import type { RequestInput } from "./schema/request";
import type { SecretSource } from "./schema/secrets";
import type { UpstreamInput } from "./schema/upstream";
import type { VllmInput } from "./schema/vllm";

/** One GPU, or one MIG slice, as the planner counts it. */
export interface HostGpu {
  /** What Docker gets: an index or a UUID. */
  readonly id: string;
  readonly name: string;
  readonly totalGiB: number;
  /** Row of the GPU table; null for a device described by its memory alone. */
  readonly type: string | null;
  /** CUDA compute capability, such as "9.0"; null where it is not known. */
  readonly computeCapability: string | null;
  /** GPUs with the same island reach each other directly (NVLink, or one PCIe switch); null: not known. */
  readonly island: string | null;
  /** A MIG slice: a device of its own that can do no tensor parallelism with others. */
  readonly isSlice: boolean;
}

/** The machine that containers run on. */
export interface HostConfig {
  readonly preset: string | null;
  readonly gpus: readonly HostGpu[];
  readonly memoryGiB: number | null;
  readonly unifiedMemory: boolean;
  readonly reserveGiB: number;
  readonly architecture: "amd64" | "arm64";
  readonly docker: {
    readonly endpoint?: string | undefined;
    readonly certPath?: string | undefined;
    readonly gpuRuntime: "nvidia" | "cdi";
  };
  readonly dataDir: string;
  readonly weightsDir: string;
  /** Null where every address is called directly. */
  readonly proxy: {
    readonly https: string | null;
    readonly http: string | null;
    readonly noProxy: readonly string[];
  } | null;
  /** PEM file on the Docker host. */
  readonly caCertificates: string | null;
  readonly network: { readonly name: string; readonly adopt: boolean; readonly subnet: string | null };
}

type Optional<K extends keyof VllmInput> = { readonly [P in K]: NonNullable<VllmInput[P]> | null };

/** A model that an engine of the stack serves. */
export interface VllmConfig extends Optional<
  | "revision"
  | "maxModelLen"
  | "maxNumBatchedTokens"
  | "gpuMemoryUtilization"
  | "kvCacheMemoryGiB"
  | "kvCacheDtype"
  | "dtype"
  | "quantization"
  | "toolCallParser"
  | "reasoningParser"
  | "apiKey"
  | "containerMemoryGiB"
  | "cpus"
  | "weightsGiB"
  | "kvBytesPerToken"
> {
  /** Row of the model table; null for an own source. */
  readonly preset: ModelPreset | null;
  /** What the planner knows of the model. Null for an unknown one. */
  readonly checkpoint: Checkpoint | null;
  /**
   * Where that comes from: the config, its preset, or the model's files on this machine. What only the files say differs
   * between machines: it may decide findings and memory figures, never what is compiled.
   */
  readonly checkpointFrom: "config" | "preset" | "files" | null;
  /** Hugging Face id or absolute path. */
  readonly source: string;
  readonly checkFit: boolean;
  readonly gpusPerReplica: number;
  /** One list per replica, or null when the planner places. */
  readonly gpuIds: readonly (readonly string[])[] | null;
  readonly replicas: number;
  readonly sharedGpu: boolean;
  readonly tensorParallelSize: number;
  readonly pipelineParallelSize: number;
  readonly dataParallelSize: number;
  readonly maxNumSeqs: number;
  readonly engineArgs: NonNullable<VllmInput["engineArgs"]>;
  readonly env: Readonly<Record<string, string>>;
  readonly secretEnv: Readonly<Record<string, string>>;
  readonly image: string;
  /** Version of the upstream table that applies: the image's where there is a table of it. */
  readonly version: string;
  readonly loadBudgetSeconds: number;
  readonly stopGraceSeconds: number;
  readonly shmGiB: number;
  readonly chatTemplate: ChatTemplate | null;
  readonly lora: LoraConfig | null;
  readonly speculative: SpeculativeConfig | null;
  readonly offline: boolean;
}

/** A file beside the config, and what is in it: empty until it has been read. */
interface ChatTemplate {
  readonly file: string;
  readonly text: string;
}

/** LoRA adapters that an engine loads. */
export interface LoraConfig {
  /** Adapters in one batch: slots that vLLM reserves on each GPU. */
  readonly maxLoras: number;
  readonly maxRank: number;
  /** Name that clients call → Hugging Face id or absolute path. */
  readonly adapters: Readonly<Record<string, string>>;
}

/** A draft that guesses tokens ahead. */
export interface SpeculativeConfig {
  readonly method: string;
  /** Draft checkpoint; null where the method needs none (ngram) or brings its own (mtp). */
  readonly model: string | null;
  /** Tokens guessed in one step. */
  readonly tokens: number;
  readonly weightsGiB: number | null;
  readonly kvBytesPerToken: number | null;
  /** Further keys in vLLM's own spelling. */
  readonly options: NonNullable<NonNullable<VllmInput["speculative"]>["options"]>;
}

/** A model that somebody else serves. */
export interface UpstreamConfig {
  /** Row of the table of hosted models; null for a model that is only named. */
  readonly preset: UpstreamPreset | null;
  /** With provider prefix. */
  readonly model: string;
  readonly apiBase: string | null;
  readonly apiVersion: string | null;
  /** Secret names; empty when the endpoint wants no key. */
  readonly apiKeys: readonly string[];
  /** Those of them whose absence drops their deployment. */
  readonly optionalKeys: readonly string[];
  readonly credentials: NonNullable<UpstreamInput["credentials"]>;
}

/** A name that clients call, and who answers under it. */
export interface ModelConfig {
  readonly name: string;
  readonly slug: string;
  /** Exactly one of the two is set. */
  readonly vllm: VllmConfig | null;
  readonly upstream: UpstreamConfig | null;
  readonly mode: Mode;
  readonly price: {
    readonly input: number;
    readonly output: number;
    readonly cachedInput: number;
    readonly cacheWrite: number;
  } | null;
  readonly limits: NonNullable<ModelInput["limits"]>;
  readonly request: RequestInput;
  readonly contextWindow: NonNullable<ModelInput["contextWindow"]>;
  readonly timeoutSeconds: number | null;
  readonly capabilities: Capabilities;
  readonly tags: readonly string[];
  /** Left out when none of its optional keys has a value. */
  readonly optional: boolean;
  /** Keys of LiteLLM's own, added to each deployment. */
  readonly litellmParams: NonNullable<ModelInput["litellmParams"]>;
  readonly modelInfo: NonNullable<ModelInput["modelInfo"]>;
  readonly description: string | null;
}

/** The operator's own YAML, in place of a compiled one. */
export interface OwnLitellm {
  readonly text: string;
  /** Names behind `os.environ/`, sorted. */
  readonly variables: readonly string[];
  /** Names of files under `/run/secrets` that it reads, sorted. */
  readonly files: readonly string[];
  /** Name behind its reference to the master key; null where it has none, or a value. */
  readonly masterKey: string | null;
  /** It turns LiteLLM's metrics on. */
  readonly hasMetrics: boolean;
}

type ParsedRouting = ParsedGateway["routing"];
type Resolved = "timeout" | "streamTimeout" | "healthChecks" | "tagFiltering" | "sessionAffinity";

export interface RoutingConfig extends Omit<ParsedRouting, Resolved> {
  /** Seconds, like every time below. */
  readonly timeout: number;
  readonly streamTimeout: number;
  readonly healthChecks: Exclude<ParsedRouting["healthChecks"], true>;
  readonly tagFiltering: Exclude<ParsedRouting["tagFiltering"], true>;
  readonly sessionAffinity: Exclude<ParsedRouting["sessionAffinity"], true>;
}

/** Teams, users and virtual keys, each with everything that holds for it. */
export interface AccessConfig extends Readonly<Omit<AccessInput, "defaults">> {
  /** What keys without a team may call, unless they say it themselves. */
  readonly defaultModels: readonly string[];
}

type ParsedTelemetry = ParsedGateway["telemetry"];

export interface TelemetryConfig extends Omit<ParsedTelemetry, "requests"> {
  readonly requests: Required<ParsedTelemetry["requests"]> & { readonly destination: string };
}

/** So many percent of the answers come within so many seconds. */
export interface Promptness {
  readonly within: number;
  readonly percent: number;
}

/** What clients may expect; `false`: nothing. */
export interface Objectives {
  readonly availability: number | false;
  readonly latency: Promptness | false;
  readonly firstToken: Promptness | false;
}

export interface AlertsConfig extends Omit<AlertsInput, "objectives"> {
  readonly objectives: {
    readonly general: Objectives;
    /** Whole objectives of the models that have their own. */
    readonly models: Readonly<Record<string, Objectives>>;
  };
}

/** Parts of the file that need no resolving. */
export type Kept =
  | "name"
  | "names"
  | "production"
  | "state"
  | "huggingFace"
  | "proxy"
  | "litellm"
  | "edge"
  | "cache"
  | "database"
  | "prometheus"
  | "grafana"
  | "imagePolicy"
  | "logs";

/** A config after parsing and resolving: every default filled in, presets looked up, units converted. */
export interface GatewayConfig extends Pick<ParsedGateway, Kept> {
  /** Paths of what the file itself says, outside of models: to tell a wish from a default. */
  readonly given: readonly string[];
  /** Texts of the files that `edge` names, as far as they were read. */
  readonly edgeFiles: Readonly<Partial<Record<EdgeFileName, string>>>;
  readonly telemetry: TelemetryConfig;
  /** What `proxy.configFile` holds; null without one. */
  readonly ownLitellm: OwnLitellm | null;
  readonly host: HostConfig;
  readonly routing: RoutingConfig;
  readonly access: AccessConfig;
  readonly alerts: AlertsConfig;
  /** All names that clients may call, also of models that could not be resolved, and of adapters. */
  readonly modelNames: readonly string[];
  /** Sorted by name, so that the order in the file changes nothing. */
  readonly models: readonly ModelConfig[];
  readonly images: Readonly<Record<Exclude<ImageName, "vllm" | "vllmCpu">, string>>;
  /** Version of the LiteLLM table that applies: the image's where there is a table of it. */
  readonly litellmVersion: string;
  readonly secrets: SecretsConfig;
}

/** Where the values of secrets come from, and the folder of their files on the Docker host. */
export interface SecretsConfig {
  readonly envFile: string;
  readonly dir: string;
  readonly identity?: string | undefined;
  readonly recipients: readonly string[];
  readonly sources: Readonly<Record<string, SecretSource>>;
}
