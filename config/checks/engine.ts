/** Flags of an engine against the table of its vLLM: nothing unknown, removed, abbreviated, set twice or of the wrong kind. */
import { literalSecret } from "../errors/secret";
import * as messages from "../errors/vllm";
import { formatPath } from "../findings";
import type { Finding } from "../findings";
import type { GatewayConfig, VllmConfig } from "../gateway-config";
import { typedFlags } from "../plan/engine-flags";
import { canonicalName } from "../plan/engine-words";
import { namesASecret } from "../schema/secret";
import { lookUpVllmArgument, vllmTable, vllmTableOf, vllmVersionInTag, vllmVersions } from "../upstream/vllm";
import type { VllmFlag, VllmTable } from "../upstream/vllm";
import { riskOfFlag } from "./engine-risks";
import { checkRegistries, expectedValue, isKnownName } from "./engine-values";

export function checkEngineArguments(config: GatewayConfig): readonly Finding[] {
  return config.models.flatMap(({ name, vllm }) => {
    if (!vllm) return [];
    const path = ["models", name, "vllm"];
    const table = vllmTableOf(vllm);
    const flags = Object.entries(vllm.engineArgs).flatMap(([key, value]) =>
      checkFlag(table, key, value, formatPath([...path, "engineArgs", key])).filter(
        // What the row of the model needs is its own matter, and said there.
        ({ code }) => code !== "VLLM.RISKY" || vllm.preset?.engineArgs?.[key] !== value,
      ),
    );
    return [
      ...checkVersion(vllm, path),
      ...flags,
      ...checkTwice(table, vllm, path),
      ...checkRegistries(table, vllm, path),
    ];
  });
}

/** The tag names a version that no table describes, so that something else is checked than what runs. */
function checkVersion({ image, version }: VllmConfig, path: readonly string[]): readonly Finding[] {
  const tagged = vllmVersionInTag(image);
  return tagged === null || tagged === version
    ? []
    : [messages.versionUnknown(formatPath([...path, "image"]), image, tagged, version, vllmVersions)];
}

type Value = VllmConfig["engineArgs"][string];

function checkFlag(table: VllmTable, key: string, value: Value, path: string): readonly Finding[] {
  const name = key.replace(/^-+/, "");
  const { version } = table;
  const lookUp = lookUpVllmArgument(table, key);
  if (lookUp.status === "unknown") {
    const other = vllmVersions.find((one) => {
      const known = vllmTable(one);
      return known && lookUpVllmArgument(known, key).status === "known";
    });
    return [messages.flagUnknown(path, name, version, lookUp.closest, other)];
  }
  if (lookUp.status === "removed")
    return [messages.flagRemoved(path, name, lookUp.since, lookUp.replacement)];
  const field = typedFlags[lookUp.flag.name];
  if (field !== undefined) return [messages.flagOwned(path, name, field)];
  if (lookUp.status === "inexact") return [messages.flagSpelling(path, name, lookUp.full)];
  if (namesASecret(name) && typeof value !== "boolean") return [literalSecret(path)];
  return [
    ...checkValue(table, name, lookUp.flag, value, path),
    ...(lookUp.flag.deprecated === null ? [] : [messages.flagDeprecated(path, lookUp.flag.deprecated)]),
    ...riskOfFlag(name, lookUp.flag, value, path),
  ];
}

function checkValue(
  { version, registries }: VllmTable,
  name: string,
  flag: VllmFlag,
  value: Value,
  path: string,
): readonly Finding[] {
  // A key inside an object flag (`eplb-config.window_size`) takes what that object takes there.
  const expected = name.includes(".") ? null : expectedValue(flag, value);
  if (expected !== null) return [messages.flagValue(path, flag.name.slice(2), expected)];
  const known = flag.registry === null ? [] : registries[flag.registry];
  return known.length === 0 || typeof value !== "string" || isKnownName(value, known)
    ? []
    : [messages.registryUnknown(path, value, known, version)];
}

/** Two spellings of one flag, or an object and a key inside it: vLLM keeps the last one without a word. */
function checkTwice(table: VllmTable, vllm: VllmConfig, path: readonly string[]): readonly Finding[] {
  const set = Object.keys(vllm.engineArgs).flatMap((key) => {
    const lookUp = lookUpVllmArgument(table, key);
    return lookUp.status === "known" ? [{ key, name: canonicalName(key, lookUp.flag) }] : [];
  });
  return set.flatMap(({ key, name }, index) => {
    const first = set
      .slice(0, index)
      .find(
        (other) =>
          other.name === name || other.name.startsWith(`${name}.`) || name.startsWith(`${other.name}.`),
      );
    return first ? [messages.flagTwice(formatPath([...path, "engineArgs", key]), key, first.key)] : [];
  });
}
