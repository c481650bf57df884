/** The sections of docs/presets.md about hosted models: the models, their providers, and the levels of reasoning. */
import { providers } from "../config/presets/providers";
import { reasoningFamilies } from "../config/presets/reasoning";
import { upstreamPresets } from "../config/presets/upstreams";
import type { UpstreamPreset } from "../config/presets/upstreams";
import { code, table } from "./markdown";

export function upstreams(): string {
  return `## Hosted models

\`models.<name>.upstream.preset\` takes a name of the first column. Prices are US dollars per million tokens, those of the list that the
pinned LiteLLM carries and charges by. It knows steps for long prompts and cheaper times that this table does not show.

${table(
  ["preset", "LiteLLM's name", "mode", "input", "output", "price in / cached / out", "can", "asked with"],
  Object.entries(upstreamPresets).map(([name, row]) => [
    code(name),
    `[${row.model}](${row.link})`,
    row.mode ?? "chat",
    tokens(row.contextWindow.input),
    tokens(row.contextWindow.output),
    price(row),
    row.capabilities.length === 0 ? "none of them" : row.capabilities.join(", "),
    row.request === undefined ? "nothing" : code(`reasoningEffort: ${row.request.reasoningEffort}`),
  ]),
)}
`;
}

export function providerTable(): string {
  return `## Providers

The prefix of \`models.<name>.upstream.model\`. Without \`apiKeys\` the key's usual name is taken, at the provider's own address only.

${table(
  ["prefix", "provider", "key", "`apiBase`", "serves"],
  Object.entries(providers).map(([prefix, row]) => [
    code(`${prefix}/`),
    `[${row.title}](${row.link})`,
    row.keyName === null ? "optional" : `${code(row.keyName)}${row.key === "optional" ? ", optional" : ""}`,
    [
      row.apiBase === "none" ? "not read" : row.apiBase,
      ...(row.basePath === null ? [] : [row.basePath]),
    ].join(", "),
    row.modes === null ? "anything" : row.modes.join(", "),
  ]),
)}
`;
}

export function reasoning(): string {
  return `## Levels of reasoning

\`models.<name>.request.reasoningEffort\` by family; a model of another family may be asked with any.

${table(
  ["family", "levels", "source"],
  reasoningFamilies.map(({ title, efforts, links }) => [
    title,
    efforts.length === 0 ? "none: it does not reason" : efforts.map(code).join(", "),
    links.map((link) => `<${link}>`).join(" "),
  ]),
)}
`;
}

function tokens(count: number | null): string {
  return count === null ? "none known" : String(count);
}

function price({ price: dollars }: UpstreamPreset): string {
  if (dollars === null) return "not by tokens";
  return `${dollars.input} / ${dollars.cachedInput ?? "–"} / ${dollars.output}`;
}
