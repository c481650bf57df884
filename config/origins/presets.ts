/** What presets say of a value, under the author's names. */
import type { GatewayConfig } from "../gateway-config";
import { hostPresets } from "../presets/hosts";
import { modelPresets } from "../presets/models";
import { upstreamPresets } from "../presets/upstreams";

interface FromPreset {
  readonly name: string;
  readonly value: unknown;
}

/** Undefined where no preset has a say. `presetOf` is what the author chose at a path. */
export function presetValue(
  path: readonly string[],
  { host }: Pick<GatewayConfig, "host">,
  presetOf: (path: readonly string[]) => string | undefined,
): FromPreset | undefined {
  const [section, model = "", part = "", ...rest] = path;
  if (section === "host") {
    const row = hostPresets[host.preset ?? ""];
    if (!row) return undefined;
    const gpus = row.gpuCount > 0 ? [`${row.gpuCount} × ${row.gpuType}`] : [];
    return { name: `host preset ${host.preset}`, value: valueIn({ ...row, gpus }, path.slice(1)) };
  }
  if (section !== "models") return undefined;
  const engine = presetOf(["models", model, "vllm", "preset"]);
  const hosted = presetOf(["models", model, "upstream", "preset"]);
  const name = engine ?? hosted;
  if (name === undefined) return undefined;
  const row = engine === undefined ? hostedRow(name) : engineRow(name);
  return { name: `preset ${name}`, value: valueIn(row, [part, ...rest]) };
}

/** A preset's lines are written under `vllm`, as far as they are. */
function engineRow(name: string): object {
  const row = Object.hasOwn(modelPresets, name) ? modelPresets[name] : undefined;
  return { mode: row?.mode, vllm: { ...row, loadBudget: row?.loadBudgetSeconds } };
}

function hostedRow(name: string): object {
  const row = Object.hasOwn(upstreamPresets, name) ? upstreamPresets[name] : undefined;
  const { model, mode, contextWindow, capabilities, request } = row ?? {};
  const able = Object.fromEntries((capabilities ?? []).map((capability) => [capability, true]));
  return { mode, upstream: { model }, contextWindow, capabilities: able, request };
}

function valueIn(row: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    row,
  );
}
