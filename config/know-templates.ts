/** Chat templates: files beside the config, whose text becomes a part of the engine. */
import * as messages from "./errors/template";
import { formatPath } from "./findings";
import type { Finding } from "./findings";
import type { GatewayConfig, ModelConfig } from "./gateway-config";
import type { TextReader } from "./load-text";

export interface KnownTemplates {
  readonly config: GatewayConfig;
  readonly findings: readonly Finding[];
}

export function knowTemplates(config: GatewayConfig, read: TextReader): KnownTemplates {
  const findings: Finding[] = [];
  const models = config.models.map((model) => withText(model, read, findings));
  return { config: { ...config, models }, findings };
}

function withText(model: ModelConfig, read: TextReader, findings: Finding[]): ModelConfig {
  const { vllm } = model;
  if (!vllm?.chatTemplate) return model;
  const { file } = vllm.chatTemplate;
  const path = formatPath(["models", model.name, "vllm", "chatTemplate"]);
  const found = read(file);
  if ("problem" in found) findings.push(messages.templateUnreadable(path, file, found.problem));
  else if (found.text.trim() === "") findings.push(messages.templateEmpty(path, file));
  else return { ...model, vllm: { ...vllm, chatTemplate: { file, text: found.text } } };
  return model;
}
