/** A LiteLLM `config.yaml` as rules look at it: sections, deployments, and the names that clients may call. */
import { record } from "../../foreign";
import { grouped } from "../grouped";
import type { DocumentOf } from "../project";

export type Fields = Readonly<Record<string, unknown>>;

export interface Deployment {
  /** `model_name`. */
  readonly name: string;
  /** `litellm_params.model`; empty where it is missing. */
  readonly model: string;
  readonly params: Fields;
  readonly info: Fields;
  readonly path: readonly PropertyKey[];
}

export interface ProxyConfig {
  readonly deployments: readonly Deployment[];
  readonly groups: ReadonlyMap<string, readonly Deployment[]>;
  readonly router: Fields;
  readonly litellm: Fields;
  readonly general: Fields;
  /** False where some models stand elsewhere: in an included file, in the database. */
  readonly namesAllModels: boolean;
}

export function proxyConfig({ yaml }: DocumentOf<"litellm">): ProxyConfig {
  const data = record(yaml.data);
  const list: readonly unknown[] = Array.isArray(data.model_list) ? data.model_list : [];
  const deployments = list.map((entry, index) => deploymentOf(record(entry), index));
  const general = record(data.general_settings);
  const isElsewhere = data.include !== undefined || general.store_model_in_db === true;
  return {
    deployments,
    groups: grouped(deployments, ({ name }) => name),
    router: record(data.router_settings),
    litellm: record(data.litellm_settings),
    general,
    namesAllModels: !isElsewhere && deployments.length > 0,
  };
}

function deploymentOf(entry: Fields, index: number): Deployment {
  const params = record(entry.litellm_params);
  return {
    name: textOf(entry.model_name),
    model: textOf(params.model),
    params,
    info: record(entry.model_info),
    path: ["model_list", index],
  };
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Names that a call may carry, with `*` as LiteLLM's wildcard. */
export function isCallable(config: ProxyConfig, name: string): boolean {
  const names = [...config.groups.keys(), ...Object.keys(record(config.router.model_group_alias))];
  return names.some((known) => known === name || matches(known, name));
}

function matches(pattern: string, name: string): boolean {
  if (!pattern.includes("*")) return false;
  const source = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${source.join(".*")}$`).test(name);
}
