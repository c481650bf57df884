/** Fallbacks that could not help: of another kind, without an ability, or with no larger context window. */
import * as messages from "../errors/routing";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { modelsBehind } from "../plan/model-behind";
import { kindOf } from "../schema/mode";
import { fallbackKinds } from "./fallbacks";
import { inputWindow } from "./public-names";

export function checkFallbackAbilities(config: GatewayConfig): readonly Finding[] {
  return fallbackKinds.flatMap((kind) =>
    Object.entries(config.routing[kind]).flatMap(([source, targets]) =>
      targets.flatMap((target, index) => {
        if (target === source) return [];
        const path = formatPath(["routing", kind, source, index]);
        const mode = checkMode(config, path, target, source);
        if (mode.length > 0) return mode;
        return [
          ...checkTools(config, path, target, source),
          ...(kind === "contextWindowFallbacks" ? checkWindow(config, path, target, source) : []),
        ];
      }),
    ),
  );
}

function checkMode(config: GatewayConfig, path: string, target: string, source: string): readonly Finding[] {
  const [from] = modelsBehind(config, source);
  const wrong = modelsBehind(config, target).find((to) => from && kindOf(to.mode) !== kindOf(from.mode));
  return from && wrong ? [messages.fallbackMode(path, target, wrong.mode, source, from.mode)] : [];
}

/** Of own engines it is known: without a parser vLLM refuses requests with tools. */
function checkTools(config: GatewayConfig, path: string, target: string, source: string): readonly Finding[] {
  const engines = (name: string) => modelsBehind(config, name).flatMap(({ vllm }) => vllm ?? []);
  const has = engines(source).some(({ toolCallParser }) => toolCallParser !== null);
  const lacks = engines(target).some(({ toolCallParser }) => toolCallParser === null);
  return has && lacks ? [messages.fallbackLoses(path, target, source, "tool calls")] : [];
}

function checkWindow(
  config: GatewayConfig,
  path: string,
  target: string,
  source: string,
): readonly Finding[] {
  const [from, to] = [inputWindow(config, source), inputWindow(config, target)];
  return from !== null && to !== null && to <= from ? [messages.windowNotLarger(path, target, to, from)] : [];
}
