/** Compiles a plan into the texts that are mounted into containers. Adding one is adding a line here. */
import { compileEdge } from "./compile/edge";
import { compileLitellm } from "./compile/litellm";
import { compilePrometheus } from "./compile/prometheus";
import { printYaml } from "./compile/yaml";
import type { GatewayConfig } from "./gateway-config";
import type { ArtefactName, ChatTemplateName, GatewayPlan } from "./plan/types";

export type Artefacts = Readonly<Record<ArtefactName, string>>;

/** Deterministic; cannot fail for a config without error findings. */
export function compileArtefacts(config: GatewayConfig, plan: GatewayPlan): Artefacts {
  return {
    litellm:
      config.ownLitellm?.text ?? printYaml(compileLitellm(config, plan), heading("LiteLLM proxy", plan)),
    prometheus: printYaml(compilePrometheus(config, plan), heading("Prometheus", plan)),
    edge: compileEdge(config, plan),
    ...chatTemplates(config),
  };
}

/** As they were read. */
function chatTemplates({ models }: GatewayConfig): Readonly<Record<ChatTemplateName, string>> {
  return Object.fromEntries(
    models.flatMap(({ slug, vllm }) =>
      vllm?.chatTemplate ? [[`chat-template:${slug}`, vllm.chatTemplate.text]] : [],
    ),
  );
}

/** Names the source, so that nobody edits the copy. */
function heading(what: string, plan: GatewayPlan): string {
  return `${what} configuration of ${plan.name}, compiled from its gateway config. Changes here are overwritten.`;
}
