/** Entries of one name share the load: they should be one model, rested when it fails, with limits that are limits. */
import * as messages from "../../errors/lint-litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { record } from "../../foreign";
import type { DocumentOf } from "../project";
import { proxyConfig, textsOf } from "./config";
import type { Deployment, ProxyConfig } from "./config";

/** Two different models under one name, where nothing says that a mixture is meant. */
export function checkMixedGroups(document: DocumentOf<"litellm">): readonly Finding[] {
  const config = proxyConfig(document);
  if (config.router.routing_strategy === "cost-based-routing") return [];
  return [...config.groups].flatMap(([group, members]) => {
    const models = [...new Set(members.flatMap((member) => modelOf(member) ?? []))];
    const second = members.find((member) => (modelOf(member) ?? models[0]) !== models[0]);
    if (second === undefined || members.some(isMeant) || group.includes("*")) return [];
    return [messages.groupMixed(formatPath([...second.path, "model_name"]), group, models)];
  });
}

function isMeant({ params, info }: Deployment): boolean {
  const keys = ["order", "weight", "tags"];
  return keys.some((key) => params[key] !== undefined) || info.team_id !== undefined;
}

/** Names of deployments in a cloud are free: they say nothing of the model. */
const freelyNamed = new Set([
  "azure",
  "azure_ai",
  "azure_text",
  "sagemaker",
  "sagemaker_chat",
  "vertex_ai",
  "bedrock",
]);

function modelOf({ model, info }: Deployment): string | undefined {
  if (typeof info.base_model === "string") return bare(info.base_model);
  const provider = model.split("/")[0] ?? "";
  return model === "" || freelyNamed.has(provider) || /\/arn:|\*/.test(model) ? undefined : bare(model);
}

/** Without provider, vendor, date, precision and the like: `meta-llama/Llama-3.3-70B-Instruct-FP8` is `llama-3.3-70b`. */
function bare(model: string): string {
  const name = model.slice(model.lastIndexOf("/") + 1).toLowerCase();
  const ending =
    /(-(\d{8}|\d{4}-\d{2}-\d{2}|latest|preview|instruct|chat|it|hf|versatile|turbo|fp8|fp4|awq|gptq|bf16|nvfp4)|@.*|:.*)$/;
  return ending.test(name) ? bare(name.replace(ending, "")) : name;
}

/** `rpm` and `tpm` that are neither enforced nor of any use as weights. */
export function checkLimits(document: DocumentOf<"litellm">): readonly Finding[] {
  const config = proxyConfig(document);
  if (textsOf(config.router.optional_pre_call_checks).includes("enforce_model_rate_limits")) return [];
  return [...config.groups.values()].flatMap((members) =>
    ["rpm", "tpm"].flatMap((key) => {
      const isWeight = new Set(members.map(({ params }) => params[key])).size > 1;
      return isWeight ? [] : members.flatMap((member) => limitOf(member, key));
    }),
  );
}

function limitOf({ params, path }: Deployment, key: string): readonly Finding[] {
  if (params[key] === undefined) return [];
  return [messages.limitNotEnforced(formatPath([...path, "litellm_params", key]), key)];
}

/** A rest that was asked for, and that no name with one deployment gets. */
export function checkCooldown(document: DocumentOf<"litellm">): readonly Finding[] {
  const config = proxyConfig(document);
  const { router } = config;
  if (router.cooldown_time === undefined || router.allowed_fails_policy !== undefined) return [];
  if (router.allowed_fails !== undefined && router.allowed_fails !== 3) return [];
  const groups = [...startsOfFallbacks(config)].filter((name) => config.groups.get(name)?.length === 1);
  return groups.length === 0 ? [] : [messages.neverCooled("router_settings.cooldown_time", groups)];
}

function startsOfFallbacks({ router, litellm }: ProxyConfig): ReadonlySet<string> {
  const chains = [router.fallbacks, litellm.fallbacks].flatMap((list: unknown) =>
    Array.isArray(list) ? (list as readonly unknown[]) : [],
  );
  return new Set(chains.flatMap((chain) => Object.keys(record(chain))));
}

/** Pre-call checks look at context windows, and LiteLLM knows those of hosted models alone. */
export function checkPreCallWindows(document: DocumentOf<"litellm">): readonly Finding[] {
  const { router, deployments } = proxyConfig(document);
  if (router.enable_pre_call_checks !== true) return [];
  const blind = deployments.filter(({ model, params, info }) => {
    const isOwn = /^(hosted_vllm|ollama|ollama_chat)\//.test(model) || params.api_base !== undefined;
    return isOwn && info.max_input_tokens === undefined && info.base_model === undefined;
  });
  const names = [...new Set(blind.map(({ name }) => name))];
  if (names.length === 0) return [];
  return [messages.preCallWindow("router_settings.enable_pre_call_checks", names)];
}
