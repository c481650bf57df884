// Prisma's own query engine, compiled to WebAssembly, on top of the JavaScript PostgreSQL driver.
/* global WebAssembly */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindAdapter } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { errorDescriber } from "./errors.mjs";
import { readModels } from "./models.mjs";

const require = createRequire(import.meta.url);
const RUNTIME = "@prisma/client/runtime/query_engine_bg.postgresql";
// PostgreSQL's `name` and `name[]`, which catalogue queries return and the adapter does not know: read as text.
const READ_AS = { 19: 25, 1003: 1009 };
pg.types.setTypeParser(1003, pg.types.getTypeParser(1009));

export async function startEngine(datasource) {
  const pool = openPool(datasource);
  await pool.query("SELECT 1"); // like the real engine: no database at the start, no engine
  const adapter = bindAdapter(new CatalogueAdapter(pool, { schema: datasource.schema }));
  const { QueryEngine } = loadWebAssembly();
  const engine = new QueryEngine(
    {
      datamodel: datasource.datamodel,
      env: process.env,
      logQueries: false,
      ignoreEnvVarErrors: true,
      datasourceOverrides: {},
      logLevel: "error",
      configDir: ".",
      engineProtocol: "json",
    },
    () => {},
    adapter,
  );
  await engine.connect("{}");
  return {
    engine,
    models: readModels(datasource.datamodel),
    describeError: errorDescriber(datasource, adapter.errorRegistry),
  };
}

function openPool({ connectionString, connectionLimit, poolTimeout }) {
  const pool = new pg.Pool({
    connectionString,
    max: connectionLimit,
    connectionTimeoutMillis: poolTimeout * 1000,
    idleTimeoutMillis: 0,
  });
  pool.on("error", () => {}); // a lost idle connection is dropped; the next query opens another
  pool.on("connect", (client) => client.on("error", () => {})); // a lost busy one fails its query, and only that
  return pool;
}

class CatalogueAdapter extends PrismaPg {
  async performIO(query) {
    return retype(await super.performIO(query));
  }

  async startTransaction() {
    const started = await super.startTransaction();
    return started.map((transaction) => {
      const performIO = transaction.performIO.bind(transaction);
      return Object.assign(transaction, { performIO: async (query) => retype(await performIO(query)) });
    });
  }
}

function retype(result) {
  for (const field of (result.ok && result.value.fields) || []) {
    field.dataTypeID = READ_AS[field.dataTypeID] ?? field.dataTypeID;
  }
  return result;
}

function loadWebAssembly() {
  const bindings = require(`${RUNTIME}.js`);
  const module = new WebAssembly.Module(readFileSync(require.resolve(`${RUNTIME}.wasm`)));
  const { exports } = new WebAssembly.Instance(module, { "./query_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(exports);
  return bindings;
}
