/** The models that stand behind a public name. */
import type { GatewayConfig, ModelConfig } from "../gateway-config";

/** The model whose engines or endpoint answer under a public name. */
export function modelBehind(models: readonly ModelConfig[], name: string): ModelConfig | undefined {
  return (
    models.find((model) => model.name === name) ??
    models.find(({ vllm }) => Object.hasOwn(vllm?.lora?.adapters ?? {}, name))
  );
}

/** The models that answer under a name: several for a group, none where it could not be resolved. */
export function modelsBehind(config: GatewayConfig, name: string): readonly ModelConfig[] {
  const { groups } = config.routing;
  const members = Object.hasOwn(groups, name) ? (groups[name] ?? []).map(({ model }) => model) : [name];
  return members.flatMap((member) => modelBehind(config.models, member) ?? []);
}
