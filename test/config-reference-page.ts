/** docs/config-reference.md: type, values and default of every key, from the schema; what a key means is in docs/config.md. */
import type { z } from "zod";
import { documentedKeys, rowsFor } from "./config-page";
import { jsonSchema } from "./json-schema";
import { code, table } from "./markdown";

type Schema = z.core.JSONSchema.BaseSchema;
type Row = readonly [key: string, type: string, fallback: string];

const documented = documentedKeys();

/** Longer lists of values are tables of their own. */
const mostValues = 20;

const introduction = `# Keys of the configuration

Made from the schema by \`npm run golden\`; do not edit by hand. What a key means is in [config.md](config.md), one row each. \`<name>\` stands
for a name of yours, \`[]\` for each entry of a list. A value that depends on other keys is in words.
`;

export function configReferencePage(): string {
  const { properties = {} } = jsonSchema();
  const keys = Object.entries(properties).filter(([key]) => key !== "$schema");
  const sections = keys.map(
    ([key, schema]) =>
      `## ${code(key)}\n\n${table(["key", "type and values", "default"], unique(rowsOf(schema as Schema, key)).map(cells))}\n`,
  );
  return [introduction, ...sections].join("\n");
}

function cells([key, type, fallback]: Row): readonly string[] {
  return [code(key), type, fallback].map((cell) => cell.replaceAll("|", "\\|"));
}

/** The key itself and everything below it. */
function rowsOf(schema: Schema, path: string): readonly Row[] {
  const type = isOfModels(path) ? "as in a model" : typeOf(schema);
  return [[path, type, defaultOf(schema, path)], ...rowsBelow(schema, path)];
}

/** Has the fields of a model, which are rows already. */
const isOfModels = (path: string) => rowsFor(`${path}.any`)[0] === path;

function rowsBelow(schema: Schema, path: string): readonly Row[] {
  if (isOfModels(path)) return [];
  const options = optionsOf(schema).flatMap((option) => rowsBelow(option, path));
  const keys = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    rowsOf(inner as Schema, `${path}.${key}`),
  );
  const named = schema.additionalProperties;
  const entries = isSchema(named) ? rowsBelow(named, `${path}.<name>`) : [];
  const items = isSchema(schema.items) ? rowsBelow(schema.items, `${path}[]`) : [];
  return [...options, ...keys, ...entries, ...items];
}

/** Two forms of an object may have the same key: one row says both. */
function unique(rows: readonly Row[]): readonly Row[] {
  const keys = [...new Set(rows.map(([key]) => key))];
  return keys.map((key) => {
    const same = rows.filter(([other]) => other === key);
    return [key, [...new Set(same.map(([, type]) => type))].join(", or "), same[0]?.[2] ?? ""];
  });
}

function defaultOf(schema: Schema, path: string): string {
  const { default: value } = schema;
  const inWords = documented.get(path)?.fallback;
  if (value === undefined || typeof value === "object") return inWords ?? "–";
  return code(JSON.stringify(value));
}

function typeOf(schema: Schema): string {
  const { enum: values, const: constant } = schema;
  if (values && values.length > mostValues) return "a name: [presets.md](presets.md)";
  if (values) return values.map((value) => code(JSON.stringify(value))).join(", ");
  if (constant !== undefined) return code(JSON.stringify(constant));
  const options = optionsOf(schema);
  if (options.length > 0) return [...new Set(options.map(typeOf))].join(", ");
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(", ");
  if (schema.type === "array") return `list: ${isSchema(schema.items) ? typeOf(schema.items) : "anything"}`;
  if (schema.type === "object") return objectType(schema);
  if (schema.type === "string") return textType(schema);
  if (schema.type === "boolean") return "`true`, `false`";
  return schema.type === undefined ? "anything" : `${numberType(schema)}${rangeOf(schema)}`;
}

function objectType(schema: Schema): string {
  const named = schema.additionalProperties;
  return isSchema(named) ? `by name: ${typeOf(named)}` : "keys below";
}

const numberType = ({ type }: Schema) => (type === "integer" ? "whole number" : "number");

function rangeOf({ minimum, maximum, exclusiveMinimum }: Schema): string {
  const least = exclusiveMinimum === undefined ? minimum : undefined;
  const most = maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum;
  const parts = [
    ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
    ...(least === undefined || least === Number.MIN_SAFE_INTEGER ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ];
  return parts.length === 0 ? "" : `, ${parts.join(", ")}`;
}

/** What a form is called: it takes the first text and not the second. */
const forms = [
  ["duration", "30s", "30"],
  ["name of a secret", "LITELLM_MASTER_KEY", "litellm"],
  ["URL", "https://example.net", "example"],
  ["e-mail address", "alice@example.net", "example"],
  ["address or range", "10.0.0.0/8", "example"],
  ["IP address", "127.0.0.1", "example"],
  ["date", "2027-12-31", "example"],
  ["absolute path", "/srv/llm", "srv"],
] as const;

function textType({ pattern }: Schema): string {
  if (pattern === undefined) return "text";
  const form = new RegExp(pattern);
  const known = forms.find(([, takes, refuses]) => form.test(takes) && !form.test(refuses));
  return known?.[0] ?? "text";
}

function optionsOf({ anyOf, oneOf }: Schema): readonly Schema[] {
  return [...(anyOf ?? []), ...(oneOf ?? [])].filter(isSchema);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}
