import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUrl } from "../datasource.mjs";
import { describeDriverError } from "../errors.mjs";
import { readModels } from "../models.mjs";
import { toJsonProtocol } from "../request.mjs";
import { toGraphqlResponse } from "../response.mjs";

const models = readModels(`
model User {
  meta   Json    @default("{}") // text
  models String[]
  posts  Post[]
}
model Post {
  models Json
}`);
const translate = (query) => toJsonProtocol({ query }, models);

test("a query becomes an action, a model, arguments and a selection", () => {
  assert.deepEqual(
    translate('query { result: findUniqueUserOrThrow (where: { id: "a" }) { id posts(take: 1) { id } } }'),
    {
      action: "findUniqueOrThrow",
      modelName: "User",
      query: {
        arguments: { where: { id: "a" } },
        selection: { id: true, posts: { arguments: { take: 1 }, selection: { id: true } } },
      },
    },
  );
});

test("only the values of Json fields are marked, by model", () => {
  const data = '{ id: "1", models: ["m"], meta: "{}", posts: { create: { models: "[]" } } }';
  const { query } = translate(`mutation { result: createOneUser (data: ${data}) { id } }`);
  assert.deepEqual(query.arguments.data, {
    id: "1",
    models: ["m"],
    meta: { $type: "Json", value: "{}" },
    posts: { create: { models: { $type: "Json", value: "[]" } } },
  });
});

test("a Json filter's path stays plain text", () => {
  const { query } = translate(
    'query { result: findFirstUser (where: { meta: { path: ["a"], equals: "1" } }) { id } }',
  );
  assert.deepEqual(query.arguments.where.meta, { path: ["a"], equals: { $type: "Json", value: "1" } });
});

test("a 64-bit integer keeps its digits", () => {
  const { query } = translate("query { result: findManyUser (skip: 9007199254740993) { id } }");
  assert.deepEqual(query.arguments.skip, { $type: "BigInt", value: "9007199254740993" });
});

test("a batch runs as one transaction", () => {
  const one = { query: 'mutation { result: executeRaw (query: "SELECT 1") }' };
  assert.deepEqual(toJsonProtocol({ batch: [one], transaction: true }, models), {
    batch: [{ action: "executeRaw", query: { arguments: { query: "SELECT 1" }, selection: {} } }],
    transaction: {},
  });
});

test("an answer loses its type marks", () => {
  const answer = {
    data: { findFirstUser: { id: "a", meta: { $type: "Json", value: '{"a":1}' }, at: null } },
  };
  assert.deepEqual(toGraphqlResponse(answer), { data: { result: { id: "a", meta: '{"a":1}', at: null } } });
});

test("Prisma's URL parameters are not handed to the driver", () => {
  const url = parseUrl(
    "postgresql://u:p@db/name?schema=s&connection_limit=3&pool_timeout=60&sslmode=disable",
  );
  assert.equal(url.connectionString, "postgresql://u:p@db/name?sslmode=disable");
  assert.deepEqual([url.schema, url.connectionLimit, url.poolTimeout, url.port], ["s", 3, 60, "5432"]);
});

test("an unreachable database is P1001", () => {
  const error = describeDriverError(Object.assign(new Error(), { code: "ECONNREFUSED" }), {
    host: "db",
    port: "5432",
  });
  assert.equal(error.user_facing_error.error_code, "P1001");
  assert.match(error.error, /^Can't reach database server at `db:5432`/);
});
