/** Fallbacks that could not help: of another kind, without an ability, or with no larger context window. */
import * as messages from "../errors/routing";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, ModelConfig } from "../gateway-config";
import { presetAbilities } from "../presets/upstreams";
import type { Capabilities } from "../schema/capabilities";
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
          ...checkAbilities(config, path, target, source),
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

const fails = "such a request fails there too";

/** What a request may need, in people's words, and what happens to it where that is missing. */
const abilities: readonly (readonly [keyof Capabilities, string, string])[] = [
  ["tools", "tool calls", fails],
  ["vision", "vision", fails],
  ["reasoning", "reasoning", "such a request is answered without"],
  ["responseSchema", "answers by a schema", fails],
  ["audioInput", "audio input", fails],
  ["audioOutput", "audio output", fails],
  ["videoInput", "video input", fails],
  ["pdfInput", "PDF input", fails],
  ["webSearch", "web search", fails],
  ["computerUse", "computer use", fails],
];

function checkAbilities(
  config: GatewayConfig,
  path: string,
  target: string,
  source: string,
): readonly Finding[] {
  return abilities.flatMap(([ability, words, consequence]) => {
    const has = modelsBehind(config, source).some((model) => can(model, ability) === true);
    const lacks = modelsBehind(config, target).some((model) => can(model, ability) === false);
    return has && lacks ? [messages.fallbackLoses(path, target, source, words, consequence)] : [];
  });
}

/** Undefined where nobody says it. */
function can(
  { capabilities, vllm, upstream }: ModelConfig,
  ability: keyof Capabilities,
): boolean | undefined {
  const said = capabilities[ability];
  if (said !== undefined) return said;
  // Without a parser vLLM refuses requests with tools.
  if (vllm) return ability === "tools" ? false : undefined;
  return upstream?.preset && presetAbilities.has(ability) ? false : undefined;
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
