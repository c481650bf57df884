/**
 * Judges LiteLLM's own configuration by the table of a version: every key by its section, every value by its key. What
 * several sections have to do with each other (fallbacks without a model, secrets) is not its business.
 */
import * as messages from "../../errors/litellm";
import { formatPath } from "../../findings";
import type { Finding } from "../../findings";
import { lookUpLitellmKey } from "../../upstream/litellm";
import type { LitellmKeyLookUp, LitellmSectionName, LitellmTable } from "../../upstream/litellm";
import { vllmRequestParameters } from "../../upstream/vllm/request-parameters";
import { judgeDeployments } from "./deployments";
import { judgeEnvironment } from "./environment";
import { isMapping } from "../../mapping";
import { judgeReferences } from "./references";
import { nameIn, placeOf } from "./sections";
import { sectionsWithin } from "./nested";
import { judgeTraps } from "./traps";
import { judgeValue } from "./values";

export type Path = readonly PropertyKey[];

/** A whole `config.yaml` as LiteLLM reads it: every section, every deployment, and what lies inside them. */
export function judgeLitellmConfig(
  table: LitellmTable,
  document: unknown,
  path: Path = [],
): readonly Finding[] {
  return [
    ...judgeLitellmSection(table, "top_level", document, path),
    ...judgeReferences(document, path),
    ...(isMapping(document) ? judgeDeployments(document.model_list, [...path, "model_list"]) : []),
  ];
}

/** One section with the sections that lie in it, such as `cache_params` in `litellm_settings`. */
export function judgeLitellmSection(
  table: LitellmTable,
  section: LitellmSectionName,
  value: unknown,
  path: Path,
): readonly Finding[] {
  if (value === null || value === undefined) return [];
  if (!isMapping(value))
    return [messages.valueType(formatPath(path), placeOf(section), "an object", undefined)];
  const traps = judgeTraps(section, value, path);
  const keys = Object.entries(value).flatMap(([key, own]) =>
    judgeKey(table, section, key, own, [...path, key]),
  );
  return [
    // Where a trap says what comes of a value, its type says nothing more.
    ...keys.filter(
      ({ code, path: at }) => code !== "LITELLM.VALUE_TYPE" || !traps.some((trap) => trap.path === at),
    ),
    ...traps,
    ...(section === "top_level" ? judgeEnvironment(table, value.environment_variables, path) : []),
    ...sectionsWithin(section, value).flatMap(({ section: inner, value: own, path: way }) =>
      judgeLitellmSection(table, inner, own, [...path, ...way]),
    ),
  ];
}

function judgeKey(
  table: LitellmTable,
  section: LitellmSectionName,
  key: string,
  value: unknown,
  path: Path,
): readonly Finding[] {
  const found = lookUpLitellmKey(table, section, key);
  const name = nameIn(section, key);
  switch (found.status) {
    case "read":
      return judgeValue({ section, key, value, path }, found);
    case "unknown":
      return [unknownKey(table, section, key, found, formatPath(path))];
    case "enterprise": {
      const read = table.sections[section].types.get(key);
      const choices = table.enums.get(`${section}.${key}`);
      // Switched off it needs no licence.
      if (value === false || value === null) return [];
      return [
        messages.keyRefused("enterprise", formatPath(path), name, found),
        ...(read
          ? judgeValue({ section, key, value, path }, { type: read, ...(choices && { choices }) })
          : []),
      ];
    }
    case "dead":
    case "clobbers":
    case "crashes":
    case "internal":
      return [messages.keyRefused(found.status, formatPath(path), name, found)];
  }
}

function unknownKey(
  table: LitellmTable,
  section: LitellmSectionName,
  key: string,
  { rightPlace = [], closest }: Extract<LitellmKeyLookUp, { status: "unknown" }>,
  path: string,
): Finding {
  const name = nameIn(section, key);
  const effect = table.sections[section].unknownKeyEffect;
  if (section === "litellm_params" && vllmRequestParameters.has(key))
    return messages.keySent(path, name, true);
  const [place, ...further] = rightPlace.map(placeOf);
  if (place !== undefined) return messages.keyMisplaced(path, name, effect, [place, ...further]);
  if (section === "model_info") return messages.keyUnread(path, name, effect, closest);
  if (section === "litellm_params" && closest === undefined) return messages.keySent(path, name, false);
  return messages.keyUnknown(path, name, table.version, effect, closest);
}
