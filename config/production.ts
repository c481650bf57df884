/** `production: true`: the safe settings that the author has not set himself. What he has set stays, and is checked. */
import { isMapping } from "./mapping";
import { litellmImage } from "./resolve/litellm-version";

type Section = Readonly<Record<string, unknown>>;

const engineKey = "VLLM_API_KEY";

/** The input with what production adds to it; any other input as it is. */
export function withProduction(input: unknown): unknown {
  if (!isMapping(input) || input.production !== true) return input;
  return { ...input, ...edge(input), ...proxy(input), ...grafana(input), ...images(input), ...models(input) };
}

function edge(input: Section): Section {
  const own = section(input, "edge");
  if (own === undefined || own.enabled === false || own.tls !== undefined) return {};
  return { edge: { ...own, tls: typeof own.domain === "string" ? "acme" : "internal" } };
}

/** One more proxy than is needed: a crash, too, leaves one that answers. */
function proxy(input: Section): Section {
  const own = section(input, "proxy");
  const hasEdge = section(input, "edge")?.enabled !== false;
  return own === undefined || !hasEdge || own.replicas !== undefined
    ? {}
    : { proxy: { ...own, replicas: 2 } };
}

/** Where there is something to show. */
function grafana(input: Section): Section {
  const own = section(input, "grafana");
  const hasMetrics = section(input, "prometheus")?.enabled !== false;
  return own === undefined || !hasMetrics || own.enabled !== undefined
    ? {}
    : { grafana: { ...own, enabled: true } };
}

/** The variant of LiteLLM's image whose files belong to an ordinary user. */
function images(input: Section): Section {
  const own = section(input, "images");
  const isChosen = section(input, "proxy")?.image !== undefined;
  if (own === undefined || own.litellm !== undefined || isChosen) return {};
  const wanted = section(input, "versions")?.litellm;
  const image = typeof wanted === "string" ? litellmImage(wanted) : litellmImage();
  return { images: { ...own, litellm: image.replace("litellm/litellm:", "litellm/litellm-non_root:") } };
}

/** Whoever reaches an engine past the proxy needs its key. */
function models(input: Section): Section {
  const own = section(input, "models");
  const shared = section(section(input, "defaults") ?? {}, "vllm");
  if (own === undefined || shared?.apiKey !== undefined) return {};
  const named = Object.entries(own).map(([name, model]) => {
    if (!isMapping(model) || !isMapping(model.vllm) || model.vllm.apiKey !== undefined) return [name, model];
    return [name, { ...model, vllm: { ...model.vllm, apiKey: engineKey } }];
  });
  return named.length === 0 ? {} : { models: Object.fromEntries(named) as Section };
}

/** Undefined for what is no mapping: the schema says what is wrong with it. */
function section(input: Section, key: string): Section | undefined {
  const value = input[key] ?? {};
  return isMapping(value) ? value : undefined;
}
