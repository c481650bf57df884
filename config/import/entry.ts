/** One entry of LiteLLM's `model_list`. */
import type { LookUp, YamlFile, YamlPath } from "../foreign";
import { record } from "../foreign";
import { namesASecret } from "../schema/secret";
import type { Engine } from "./engine";
import type { Place } from "./report";

export interface RouteEntry {
  readonly file: string;
  readonly yaml: YamlFile;
  /** `model_name`: what clients send. */
  readonly group: string;
  readonly path: YamlPath;
  readonly params: Readonly<Record<string, unknown>>;
  readonly info: Readonly<Record<string, unknown>>;
  /** The imported engine behind `api_base`. */
  readonly engine: Engine | undefined;
}

/** `lookUp` gives what LiteLLM would take from its environment. */
export function readEntries(
  file: string,
  yaml: YamlFile,
  engines: readonly Engine[],
  lookUp: LookUp,
): readonly RouteEntry[] {
  const list = record(yaml.data).model_list;
  return (Array.isArray(list) ? list : []).map((item, index) => {
    const { model_name: group, litellm_params: given, model_info: info } = record(item);
    const params = withValues(record(given), lookUp);
    const base = text(params.api_base ?? params.base_url);
    return {
      file,
      yaml,
      group: text(group) ?? text(params.model) ?? `model-${index + 1}`,
      path: ["model_list", index],
      params,
      info: record(info),
      engine: base === undefined ? undefined : engineAt(base, engines),
    };
  });
}

/** Addresses, regions and the like may come from the environment; what is secret stays a reference. */
function withValues(params: RouteEntry["params"], lookUp: LookUp): RouteEntry["params"] {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      const name = namesASecret(key) ? undefined : /^os\.environ\/(\w+)$/.exec(text(value) ?? "")?.[1];
      const found = name === undefined || namesASecret(name) ? undefined : lookUp(name);
      return [key, found === undefined || found === "" ? value : found];
    }),
  );
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function placeIn({ file, yaml }: Pick<RouteEntry, "file" | "yaml">, path: YamlPath): Place {
  return { file, location: yaml.locate(path) };
}

function engineAt(base: string, engines: readonly Engine[]): Engine | undefined {
  const [, host = "", port = ""] = /^https?:\/\/([^/:]+)(?::(\d+))?/.exec(base) ?? [];
  return engines.find(({ hosts }) => hosts.includes(host) || hosts.includes(`${host}:${port}`));
}
