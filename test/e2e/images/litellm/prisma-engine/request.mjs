// GraphQL request (what the Python client sends) -> JSON protocol (what the WebAssembly engine reads).
import { Kind, parse } from "graphql";
import { JSON_VALUE, enter } from "./models.mjs";

const MODEL_FIELD =
  /^(findUnique|findFirst|findMany|createOne|createMany|updateOne|updateMany|deleteOne|deleteMany|upsertOne|aggregate|groupBy)(\w+?)(OrThrow)?$/;
const RAW_FIELDS = new Set(["queryRaw", "executeRaw"]);

/** One request body: a single query, or a batch that runs as one transaction. */
export function toJsonProtocol(body, models) {
  if (!body.batch) return toQuery(body.query, models);
  return {
    batch: body.batch.map(({ query }) => toQuery(query, models)),
    transaction: body.transaction ? {} : undefined,
  };
}

function toQuery(source, models) {
  const [operation] = parse(source, { noLocation: true }).definitions;
  const [field] = operation.selectionSet.selections;
  const target = targetOf(field.name.value);
  return { ...target, query: fieldBody(field, models[target.modelName], models) };
}

function targetOf(name) {
  if (RAW_FIELDS.has(name)) return { action: name };
  const match = MODEL_FIELD.exec(name);
  if (!match) throw new SyntaxError(`unknown query field: ${name}`);
  const [, action, modelName, orThrow = ""] = match;
  return { action: action + orThrow, modelName };
}

function fieldBody(field, scope, models) {
  const selections = field.selectionSet?.selections ?? [];
  return {
    arguments: toObject(field.arguments, ({ value }) => toValue(value, scope, models)),
    selection: toObject(selections, (child) => toSelection(child, scope, models)),
  };
}

function toSelection(field, scope, models) {
  if (!field.selectionSet && field.arguments.length === 0) return true;
  return fieldBody(field, enter(models, scope, field.name.value), models);
}

function toValue(node, scope, models) {
  switch (node.kind) {
    case Kind.STRING:
      return scope === JSON_VALUE ? { $type: "Json", value: node.value } : node.value;
    case Kind.INT:
      return toInteger(node.value);
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((value) => toValue(value, scope, models));
    case Kind.OBJECT:
      return toObject(node.fields, ({ name, value }) =>
        toValue(value, enter(models, scope, name.value), models),
      );
    default: // booleans and enum words
      return node.value;
  }
}

// A 64-bit integer does not fit a JavaScript number: it travels as a tagged string.
function toInteger(digits) {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : { $type: "BigInt", value: digits };
}

function toObject(nodes, valueOf) {
  return Object.fromEntries(nodes.map((node) => [node.name.value, valueOf(node)]));
}
