/** One entry of LiteLLM's `model_list`. */
import type { YamlFile, YamlPath } from "../foreign";
import { record } from "../foreign";
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

export function readEntries(file: string, yaml: YamlFile, engines: readonly Engine[]): readonly RouteEntry[] {
  const list = record(yaml.data).model_list;
  return (Array.isArray(list) ? list : []).map((item, index) => {
    const { model_name: group, litellm_params: params, model_info: info } = record(item);
    const base = text(record(params).api_base ?? record(params).base_url);
    return {
      file,
      yaml,
      group: text(group) ?? text(record(params).model) ?? `model-${index + 1}`,
      path: ["model_list", index],
      params: record(params),
      info: record(info),
      engine: base === undefined ? undefined : engineAt(base, engines),
    };
  });
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
