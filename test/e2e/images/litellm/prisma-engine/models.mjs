// The field types of a Prisma schema: the JSON protocol, unlike GraphQL, marks the values of `Json` fields.

const MODEL_BLOCK = /^model\s+(\w+)\s*\{([^}]*)\}/gm;
const FIELD_LINE = /^\s*(\w+)\s+(\w+)/gm;
const PLAIN_JSON_OPERATORS = new Set([
  "path",
  "string_contains",
  "string_starts_with",
  "string_ends_with",
  "mode",
]);

export const JSON_VALUE = Symbol("Json");

/** `{ User: { id: "String", meta: "Json", posts: "Post" } }` */
export function readModels(datamodel) {
  const source = datamodel.replace(/\/\/.*$/gm, "").replace(/"[^"\n]*"/g, '""');
  return Object.fromEntries(
    Array.from(source.matchAll(MODEL_BLOCK), ([, name, body]) => [name, fieldsOf(body)]),
  );
}

function fieldsOf(body) {
  return Object.fromEntries(Array.from(body.matchAll(FIELD_LINE), ([, field, type]) => [field, type]));
}

/** What an argument's key leads to: another model's fields, a Json value, or still the same fields (`where`, `AND`, `equals`). */
export function enter(models, scope, key) {
  if (scope === JSON_VALUE) return PLAIN_JSON_OPERATORS.has(key) ? undefined : JSON_VALUE;
  const type = scope?.[key];
  return type === "Json" ? JSON_VALUE : (models[type] ?? scope);
}
