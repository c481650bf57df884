/** The plan: what will run, where, and in which order. Deep-frozen; told without words of any container engine's API. */

import type { DashboardName } from "./grafana";
import type { EdgeFileName } from "../schema/edge";

/** What a container is for. */
export type WorkloadRole =
  | "edge"
  | "proxy"
  | "roles"
  | "migrate"
  | "vllm"
  | "redis"
  | "postgres"
  | "prometheus"
  | "grafana"
  | "backup"
  | "alloy"
  | "cloudwatch"
  | "alertmanager"
  | "redis-exporter"
  | "postgres-exporter"
  | "node-exporter"
  | "gpu-exporter"
  | "blackbox-exporter";

/** A compiled text, by name: see `compileArtefacts`. */
export type ArtefactName =
  | "litellm"
  | "litellm-answers"
  | "litellm-requests"
  | "litellm-requests-writer"
  | "alloy"
  | "roles"
  | "prometheus"
  | "rules"
  | "alertmanager"
  | "blackbox"
  | "edge"
  | EdgeFileName
  | GrafanaFileName
  | ChatTemplateName;

/** The template of a model, by the model's name as containers use it. */
export type ChatTemplateName = `chat-template:${string}`;

/** What Grafana reads at its start, and a dashboard by name. */
export type GrafanaFileName = "grafana-datasources" | "grafana-dashboards" | DashboardFileName;
export type DashboardFileName = `grafana-dashboard:${DashboardName}`;

/** A port of the host that leads into a container. */
export interface PublishedPort {
  readonly bind: string;
  readonly port: number;
  readonly internal: number;
}

/** A secret as one workload reads it. The value lies in a file of its own, never in the plan. */
export interface SecretUse {
  readonly name: string;
  /** Name of the file under `/run/secrets`. */
  readonly file: string;
  /** How the file is made from the value: as it is, as a Redis ACL line with its hash, or as this URL's password. */
  readonly form: "plain" | "redis-acl" | { readonly passwordOf: string };
  /** Environment variable that the program reads it from, when it cannot read the file. */
  readonly variable: string | null;
  /** How often the value changed, for readers that take it only when they start: they are replaced with it. */
  readonly rotation?: number;
}

export type Mount =
  | { readonly kind: "volume"; readonly source: string; readonly target: string }
  | { readonly kind: "host"; readonly source: string; readonly target: string; readonly readOnly: boolean }
  | { readonly kind: "memory"; readonly target: string; readonly sizeMiB: number; readonly mode: string };

/** A compiled file inside a container. */
export interface FileUse {
  readonly path: string;
  readonly artefact: ArtefactName;
}

/** Asks the container itself whether it answers. Times in seconds. */
export interface Probe {
  readonly command: readonly string[];
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly startPeriodSeconds: number;
}

/** Memory of one engine on one GPU; figures of the planner, GiB. */
export interface EngineMemory {
  readonly gpu: string;
  readonly weightsGiB: number;
  readonly kvCacheGiB: number;
  readonly kvCacheTokens: number;
  /** Everything of the share that is neither weights nor KV cache: the sum of the next four. */
  readonly overheadGiB: number;
  /** Peak of the profiling run: activations and the sampler's rows of logits. */
  readonly activationGiB: number;
  /** Captured CUDA graphs. */
  readonly graphsGiB: number;
  /** Slots for LoRA adapters. */
  readonly loraGiB: number;
  /** Weights of the draft model of speculative decoding. */
  readonly draftGiB: number;
  /** What the process keeps outside its share: the CUDA context. */
  readonly outsideGiB: number;
  readonly gpuMemoryUtilization: number;
  readonly maxModelLen: number;
  readonly maxNumSeqs: number;
  /** Requests of full length at the same time. */
  readonly maxConcurrentFullLength: number;
  /** The longest request that would fit, all else unchanged; at most the model's context window. 0: none. */
  readonly largestMaxModelLen: number;
  /** The largest batch with which one request of full length still fits, all else unchanged. 0: none. */
  readonly largestMaxNumSeqs: number;
}

/**
 * `front`: the proxies, what they call, and what calls them; with a way out. Without one: `data` for the databases and
 * for what only Prometheus asks, and `engines` for engines that download nothing.
 */
export type StackNetworkId = "front" | InternalNetworkId;
export type InternalNetworkId = "data" | "engines";

/** A network of the stack's own, without a way out. */
export interface InternalNetwork {
  readonly id: InternalNetworkId;
  readonly name: string;
}

/** A stream of CloudWatch Logs. */
export interface LogStream {
  readonly group: string;
  readonly region: string;
  readonly stream: string;
}

/** One container to run. */
export interface Workload {
  /** Stable name; a container whose generations overlap carries a revision id behind it. */
  readonly name: string;
  readonly role: WorkloadRole;
  /** The model an engine serves. */
  readonly model: string | null;
  readonly image: string;
  /** Replaces the image's own entrypoint; null keeps it. */
  readonly entrypoint: readonly string[] | null;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretUse[];
  readonly ports: readonly PublishedPort[];
  /** GPU ids as the container engine takes them. */
  readonly gpus: readonly string[];
  readonly memory: readonly EngineMemory[];
  readonly mounts: readonly Mount[];
  readonly files: readonly FileUse[];
  readonly probe: Probe | null;
  /** Workloads that must answer first. */
  readonly needs: readonly string[];
  /** Those of `needs` that the container waits for by itself: replacing them must not replace or stop this one. */
  readonly waitsInside: readonly string[];
  /** Addresses (`host:port`) that must accept connections before the program inside is started. */
  readonly startsAfter: readonly string[];
  /**
   * URLs, in groups: one of each group must answer before the program is started for the first time in this container.
   * A restart, of the host too, does not wait: then the others' failures are their own matter.
   */
  readonly firstStartAfter: readonly (readonly string[])[];
  /** `overlap`: the new generation answers before the old one goes. `gap`: the old one goes first. */
  readonly replacement: "overlap" | "gap";
  /** Runs to its end instead of serving. */
  readonly oneShot: boolean;
  /** PEM file inside, whose authorities a Python program trusts besides the public ones. */
  readonly authorities: string | null;
  /** Names on the network besides its own. */
  readonly aliases: readonly string[];
  /** Which of the stack's own networks it is on. */
  readonly stackNetworks: readonly StackNetworkId[];
  /** Existing networks that it joins besides the stack's. */
  readonly networks: readonly string[];
  /** Names it knows besides those of its networks: name → address, or `host-gateway` for the machine it runs on. */
  readonly extraHosts: Readonly<Record<string, string>>;
  /** How long it may take until the probe answers, seconds. */
  readonly startBudgetSeconds: number;
  readonly stopGraceSeconds: number;
  readonly memoryMiB: number | null;
  /** Cores that it may fill; more than the machine has is the same as all of them. */
  readonly cpus: number | null;
  readonly shmMiB: number | null;
  /** `uid:gid`, or null for the image's own user. */
  readonly user: string | null;
  readonly readOnlyRoot: boolean;
  /** Notices changed files by itself: they need no new container. Only with a read-only root. */
  readonly reloads: boolean;
  /** Kernel capabilities that it keeps. */
  readonly capabilities: readonly string[];
  /** Options of the name lookup inside (resolv.conf). */
  readonly resolverOptions: readonly string[];
  /** Kernel settings of the container's own network. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Where its output goes in place of the host's own log files. */
  readonly cloudwatch: LogStream | null;
}

/** One address behind a model name. */
export interface Deployment {
  /** The model, or the adapter, whose deployment it is; in a group one of its members. */
  readonly name: string;

  /** Stable id, shown by metrics and cooldowns. */
  readonly id: string;
  /** LiteLLM's form, such as `hosted_vllm/gpt-oss-20b`. */
  readonly model: string;
  readonly apiBase: string | null;
  readonly apiVersion: string | null;
  readonly apiKey: string | null;
  /** The engine that answers, or null for somebody else's endpoint. */
  readonly workload: string | null;
  /** Its part of the requests, against the other deployments of the route; null: all the same. */
  readonly weight: number | null;
  /** Lower ones answer first; null: all the same. */
  readonly order: number | null;
}

/** A model behind the name of a group. */
export interface GroupMember {
  readonly model: string;
  readonly weight: number | null;
  readonly order: number | null;
}

/** A public model name, its deployments, and who answers when it cannot. */
export interface Route {
  readonly model: string;
  /** Of a group; empty for a model of its own. */
  readonly members: readonly GroupMember[];
  readonly aliases: readonly string[];
  readonly deployments: readonly Deployment[];
  /** Its own, or the default ones. */
  readonly fallbacks: readonly string[];
  /** Only where they are others than `fallbacks`. */
  readonly contextWindowFallbacks: readonly string[];
  readonly contentPolicyFallbacks: readonly string[];
  /** Tokens, where known. */
  readonly maxInputTokens: number | null;
  readonly maxOutputTokens: number | null;
}

export interface GpuUse {
  readonly id: string;
  readonly name: string;
  readonly totalGiB: number;
  readonly usedGiB: number;
  /** Workload names. */
  readonly tenants: readonly string[];
}

/** What the plan asks of the machine besides its GPUs, GiB. */
export interface HostFigures {
  /** Null where it is not known. */
  readonly memoryGiB: number | null;
  /** Sum of the memory limits of all containers that stay; one without a limit is not in it. */
  readonly limitsGiB: number;
  /** Files of the checkpoints, each counted once. */
  readonly weightsGiB: { readonly largest: number; readonly total: number };
  /** What comes to lie under `host.weightsDir`; local folders are there already. */
  readonly diskGiB: number;
  /** Hub ids that an engine may fetch, with the size of their files; null where it is not known, so that it comes on top. */
  readonly downloads: readonly { readonly source: string; readonly sizeGiB: number | null }[];
}

/** A secret with everybody who reads it. */
export interface PlannedSecret {
  readonly name: string;
  readonly readers: readonly string[];
  /** `llm-gateway secrets init` can make a value. */
  readonly canBeMade: boolean;
}

export interface PlannedPort extends PublishedPort {
  readonly workload: string;
}

/** An image, once. */
export interface PlannedImage {
  /** As the config names it, with the mirror that `imagePolicy.registry` says. */
  readonly name: string;
  /** What is run: the same, or what `images.lock.json` pins it to. */
  readonly runs: string;
  /** Who runs it. */
  readonly workloads: readonly string[];
}

/** What would run: containers, places on GPUs, routes, ports, names of secrets. No value of a secret is in it. */
export interface GatewayPlan {
  readonly name: string;
  readonly network: { readonly name: string; readonly adopt: boolean; readonly subnet: string | null };
  /** Those that have members. */
  readonly internalNetworks: readonly InternalNetwork[];
  readonly workloads: readonly Workload[];
  /** Sorted by name. */
  readonly images: readonly PlannedImage[];
  /** Groups of workload names that start together, in order. */
  readonly startOrder: readonly (readonly string[])[];
  readonly routes: readonly Route[];
  readonly gpus: readonly GpuUse[];
  readonly host: HostFigures;
  readonly ports: readonly PlannedPort[];
  readonly secrets: readonly PlannedSecret[];
  readonly secretsDir: string;
  /** Where clients reach the gateway. */
  readonly url: string;
  /** Where the gateway answers on the machine itself, whatever the name in `url` leads to. */
  readonly address: { readonly host: string; readonly port: number };
  /** Volumes with data; destroy keeps them. */
  readonly volumes: readonly string[];
}
