/** `engineArgs` as words of a command line, sorted by name, each in its canonical spelling. */
import { compareText } from "../findings";
import type { VllmConfig } from "../gateway-config";
import { lookUpVllmArgument, vllmTableOf } from "../upstream/vllm";
import type { VllmFlag } from "../upstream/vllm";

type Value = VllmConfig["engineArgs"][string];

/** Flags that are no finding; the plan stops at the others. */
export function furtherWords(vllm: VllmConfig): readonly string[] {
  return Object.entries(vllm.engineArgs)
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([key, value]) => {
      const lookUp = lookUpVllmArgument(vllmTableOf(vllm), key);
      return lookUp.status === "known" ? flagWords(key, lookUp.flag, value) : [];
    });
}

/** What a key of `engineArgs` sets: `--eplb-config.window_size`, the same for every spelling of the flag. */
export function canonicalName(key: string, flag: VllmFlag): string {
  const dot = key.indexOf(".");
  return dot < 0 ? flag.name : `${flag.name}${key.slice(dot)}`;
}

/** True for a switch that is on: `{ x: true }` and `{ "no-x": false }`. */
export function isSwitchedOn(key: string, flag: VllmFlag, value: unknown): boolean {
  return (`--${key.replace(/^-+/, "")}` === flag.negation) === (value === false);
}

/** A flag with its value. A value that begins with a dash would be read as a flag of its own. */
export function withValue(name: string, value: string): readonly string[] {
  return value.startsWith("-") ? [`${name}=${value}`] : [name, value];
}

function flagWords(key: string, flag: VllmFlag, value: Value): readonly string[] {
  if (typeof value === "boolean" && flag.type === "bool") {
    if (isSwitchedOn(key, flag, value)) return [flag.name];
    return flag.negation === null ? [] : [flag.negation];
  }
  const name = canonicalName(key, flag);
  if (Array.isArray(value) && flag.type === "list") {
    const items = value.map(String);
    if (flag.separator === "repeat") return items.flatMap((item) => withValue(name, item));
    return flag.separator === "comma" ? withValue(name, items.join(",")) : [name, ...items];
  }
  return withValue(name, typeof value === "object" ? JSON.stringify(value) : String(value));
}
