/** Everything that a comparison says, as one document. Names of secrets, never their values. */
import type { Finding, WorkloadRole } from "../../config";
import type { Away } from "../changes/compare";

export type Action = "create" | "replace" | "update" | "delete" | "keep";

export interface Difference {
  /** Such as `image`, `--max-num-seqs`, `environment HF_HOME`. */
  readonly what: string;
  /** Null where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Who notices while it happens: nobody, some requests, those who call one model, or every client. */
export type Interrupts = "nothing" | "some" | "model" | "gateway";

export interface ContainerChange {
  readonly workload: string;
  readonly role: WorkloadRole;
  readonly model: string | null;
  /** Terraform's own where its plan is given, else what follows from the two configs. */
  readonly action: Action;
  /** Keys of the config, and files beside it; null where that cannot be known from a plan alone. */
  readonly why: readonly string[] | null;
  readonly differences: readonly Difference[];
  readonly meanwhile: string;
  readonly interrupts: Interrupts;
  /** It only brings config files to another container. */
  readonly carries: boolean;
  readonly address: string;
}

export interface Reload {
  readonly model: string;
  readonly workloads: readonly string[];
  /** Of one engine; null where it is not known. */
  readonly weightsGiB: number | null;
  /** The most that the load of one engine may take, seconds. */
  readonly atMostSeconds: number;
}

export interface RouteSide {
  readonly answeredBy: string;
  readonly fallbacks: string;
  readonly aliases: readonly string[];
  readonly maxInputTokens: number | null;
}

export interface RouteChange {
  readonly model: string;
  readonly before: RouteSide | null;
  readonly after: RouteSide | null;
  readonly why: readonly string[] | null;
}

export interface GpuSide {
  readonly usedGiB: number;
  readonly tenants: readonly string[];
}

export interface GpuChange {
  readonly id: string;
  readonly name: string;
  readonly totalGiB: number;
  readonly before: GpuSide | null;
  readonly after: GpuSide | null;
}

export interface EngineSide {
  readonly weightsGiB: number;
  readonly kvCacheGiB: number;
  readonly kvCacheTokens: number;
  readonly gpuMemoryUtilization: number;
  readonly maxModelLen: number;
  readonly maxNumSeqs: number;
  readonly replicas: number;
}

export interface EngineChange {
  readonly model: string;
  readonly before: EngineSide | null;
  readonly after: EngineSide | null;
}

interface BeforeAfter<T> {
  readonly before: T;
  readonly after: T;
}

export interface Price {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

export interface Changed {
  readonly key: string;
  /** Null where it is not stated; files have neither. */
  readonly before: string | null;
  readonly after: string | null;
  /** Workloads that it changes. */
  readonly changes: readonly string[];
}

/** Where Terraform does something else than the configs say. */
export interface Surprise {
  readonly address: string;
  readonly workload: string | null;
  readonly expected: Action | null;
  readonly real: Action;
  readonly because: string;
}

export interface TerraformPart {
  readonly file: string;
  readonly surprises: readonly Surprise[];
  /** Changes of what is no container of this gateway. */
  readonly others: readonly { readonly address: string; readonly action: Action }[];
}

export interface DiffDocument {
  readonly name: string;
  readonly base: {
    readonly kind: "git" | "config" | "plan" | "nothing";
    /** As it was asked for. */
    readonly from: string;
    readonly commit: string | null;
  };
  readonly hasChanges: boolean;
  /** Null where the base is a plan alone. */
  readonly keys: readonly Changed[] | null;
  readonly containers: readonly ContainerChange[];
  readonly reloads: readonly Reload[];
  readonly away: readonly Away[];
  readonly routes: readonly RouteChange[];
  readonly gpus: readonly GpuChange[];
  readonly engines: readonly EngineChange[];
  readonly memory: { readonly limitsGiB: BeforeAfter<number>; readonly diskGiB: BeforeAfter<number> };
  readonly ports: { readonly opened: readonly string[]; readonly closed: readonly string[] };
  readonly secrets: { readonly needed: readonly string[]; readonly unneeded: readonly string[] };
  /** Volumes with data. */
  readonly volumes: { readonly added: readonly string[]; readonly leftBehind: readonly string[] };
  readonly cost: {
    /** Of GPUs with an engine on them, in a month of 730 hours. */
    readonly gpuHoursPerMonth: BeforeAfter<number>;
    readonly prices: readonly {
      readonly model: string;
      readonly before: Price | null;
      readonly after: Price | null;
    }[];
  };
  readonly terraform: TerraformPart | null;
  readonly findings: readonly Finding[];
}
