/**
 * gateway.schema.json: what an author may write, for editors. Made from the schema of the config; the texts are the rows
 * of docs/config.md. Draft 7, because that is what the YAML and JSON servers of editors support in full.
 */
import { z } from "zod";
import { gpuPresets } from "../config/presets/gpus";
import { hostPresets } from "../config/presets/hosts";
import { modelPresets } from "../config/presets/models";
import { upstreamPresets } from "../config/presets/upstreams";
import { gatewaySchema } from "../config/schema/gateway";
import { documentedKeys, rowsFor } from "./config-page";
import type { Row } from "./config-page";

type Schema = z.core.JSONSchema.BaseSchema;
type Rows = ReadonlyMap<string, Row>;

/** Keys that take a row of a table. The schema of the config takes any text: the finding names the nearest row. */
const tables: Readonly<Record<string, object>> = {
  "host.preset": hostPresets,
  "host.gpus[].type": gpuPresets,
  "models.<name>.vllm.preset": modelPresets,
  "models.<name>.upstream.preset": upstreamPresets,
};

export function jsonSchema(): Schema {
  const { properties, ...translated } = z.toJSONSchema(gatewaySchema, {
    target: "draft-07",
    io: "input",
    override: ({ zodSchema, jsonSchema: json }) => asWritten(zodSchema, json),
  });
  const forEditors: Schema = {
    type: "string",
    description: "This schema, for the editor. Only in JSON and YAML; changes nothing.",
  };
  const schema: Schema = { ...translated, properties: { $schema: forEditors, ...properties } };
  delete schema.definitions;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:cdktf-vllm-litellm:gateway.schema.json",
    title: "cdktf-vllm-litellm gateway",
    ...tidied(schema, "", documentedKeys()),
  };
}

/** What the translation does not see in the schema, because code decides it. */
function asWritten(schema: z.core.$ZodTypes, json: Schema): void {
  const type = schema as z.core.$ZodType;
  const isNoneOr = type instanceof z.ZodPipe && type.in instanceof z.ZodTransform;
  if (isNoneOr && json.enum) json.enum = [...json.enum, false];
  else if (isNoneOr && json.anyOf) json.anyOf = [...json.anyOf, { const: false }];
  if (isNoneOr) delete json.type;
  if (type instanceof z.ZodDefault) json.default ??= type.def.defaultValue;
  // Stricter than the parser, which takes every address that a browser takes.
  if (json.format === "uri") delete json.format;
}

/** With texts and names of presets, without what says nothing. */
function tidied(schema: Schema, path: string, rows: Rows): Schema {
  // Only arbitrary JSON refers to itself, and everything in a file is JSON.
  if (schema.$ref !== undefined) return {};
  const result: Schema = { ...schema };
  const names = tables[path];
  if (names) result.enum = Object.keys(names);
  if (schema.properties) result.properties = tidiedKeys(schema.properties, path, rows);
  if (isSchema(schema.additionalProperties))
    result.additionalProperties = tidied(schema.additionalProperties, `${path}.<name>`, rows);
  if (isSchema(schema.propertyNames) && Object.keys(schema.propertyNames).join() === "type")
    delete result.propertyNames;
  if (isSchema(schema.items)) result.items = tidied(schema.items, `${path}[]`, rows);
  for (const key of ["anyOf", "oneOf"] as const)
    if (schema[key]) result[key] = schema[key].filter(isSchema).map((option) => tidied(option, path, rows));
  return result;
}

function tidiedKeys(properties: NonNullable<Schema["properties"]>, path: string, rows: Rows) {
  const entries = Object.entries(properties).map(([key, value]) => {
    const keyPath = path === "" ? key : `${path}.${key}`;
    return [
      key,
      isSchema(value) ? { ...description(keyPath, rows), ...tidied(value, keyPath, rows) } : value,
    ];
  });
  return Object.fromEntries(entries) as NonNullable<Schema["properties"]>;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function description(path: string, rows: Rows): Schema {
  const row = rows.get(rowsFor(path).at(-1) ?? path);
  if (!row) return {};
  const meaning = row.meaning.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
  return { description: `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}. Default: ${row.fallback}` };
}
