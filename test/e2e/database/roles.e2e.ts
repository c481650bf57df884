/** The users of a real Postgres: made by the compiled job, on a new volume and on one that is in use already. */
import { evaluateInput } from "../../../config";
import type { Workload } from "../../../config";
import { engine } from "../behaviour/services";
import { Testbed } from "../behaviour/testbed";
import { docker, run } from "../run";
import { eventually } from "../traffic";
import { databaseInput } from "./testbed";

const { result } = evaluateInput({ name: "users", ...databaseInput({ models: { one: engine() } }) });
const { plan, artefacts } = result ?? { plan: undefined, artefacts: undefined };

let testbed: Testbed;
let postgres: string;

function planned(role: Workload["role"]): Workload {
  const workload = plan?.workloads.find((one) => one.role === role);
  if (!workload) throw new Error(`a plan without ${role}`);
  return workload;
}

async function job(name: string, change: Partial<Workload> = {}): Promise<string> {
  if (!artefacts) throw new Error("a config without artefacts");
  const container = await testbed.workload({ ...planned("roles"), ...change, name }, artefacts);
  await docker("wait", container);
  return (await run("docker", ["logs", container])).output;
}

/** What psql prints, or the error. By name: the image trusts everybody who comes from its own loopback. */
async function as(user: string, statement: string, password = passwordOf(user)): Promise<string> {
  const words = ["psql", "-h", "users-postgres", "-U", user, "-d", "litellm", "-tAqc", statement];
  const ran = await run("docker", ["exec", "-e", `PGPASSWORD=${password}`, postgres, ...words], {
    mayFail: true,
  });
  return ran.output.trim().split("\n")[0] ?? "";
}

/** As the testbed gives them. */
function passwordOf(user: string): string {
  const names: Readonly<Record<string, string>> = {
    litellm: "POSTGRES_PASSWORD",
    litellm_rw: "POSTGRES_RW_PASSWORD",
    litellm_ro: "POSTGRES_RO_PASSWORD",
  };
  return `value-of-${names[user] ?? ""}`;
}

beforeAll(async () => {
  if (!artefacts) throw new Error("a config without artefacts");
  testbed = await Testbed.open();
  postgres = await testbed.workload(planned("postgres"), artefacts);
  await eventually("Postgres answers", 180, async () => (await as("litellm", "SELECT 1")) === "1");
  // A volume of an earlier release, with a table that a restored dump left to somebody else.
  await as(
    "litellm",
    "CREATE TABLE before (id serial, text text); CREATE ROLE other; CREATE TABLE left_over (a int)",
  );
  await as("litellm", "ALTER TABLE left_over OWNER TO other; INSERT INTO before (text) VALUES ('kept')");
  await job("users-roles");
  await as("litellm", "CREATE TABLE later (id serial, text text); CREATE VIEW seen AS SELECT * FROM later");
});

afterAll(() => testbed.close());

test.each(["before", "later", "left_over"])("both read %s, and only rw changes its rows", async (table) => {
  expect(await as("litellm_rw", `DELETE FROM ${table} WHERE false`)).toBe("");
  expect(await as("litellm_ro", `SELECT count(*) >= 0 FROM ${table}`)).toBe("t");
  expect(await as("litellm_ro", `DELETE FROM ${table}`)).toBe(
    "ERROR:  cannot execute DELETE in a read-only transaction",
  );
  expect(await as("litellm_ro", `BEGIN READ WRITE; DELETE FROM ${table}`)).toBe(
    `ERROR:  permission denied for table ${table}`,
  );
});

test("rw draws numbers from sequences, ro reads views", async () => {
  expect(await as("litellm_rw", "INSERT INTO later (text) VALUES ('new') RETURNING id")).toBe("1");
  expect(await as("litellm_ro", "SELECT text FROM seen")).toBe("new");
  expect(await as("litellm_ro", "SELECT text FROM before")).toBe("kept");
});

test.each([
  ["CREATE TABLE x (a int)", "permission denied for schema public"],
  ["CREATE VIEW x AS SELECT 1", "permission denied for schema public"],
  ["CREATE TEMPORARY TABLE x (a int)", 'permission denied to create temporary tables in database "litellm"'],
  ["CREATE SCHEMA x", "permission denied for database litellm"],
  ["CREATE ROLE x", "permission denied to create role"],
  ["CREATE EXTENSION pgcrypto", 'permission denied to create extension "pgcrypto"'],
  ["ALTER TABLE before ADD x int", "must be owner of table before"],
  ["DROP TABLE before", "must be owner of table before"],
  ["TRUNCATE before", "permission denied for table before"],
  ["SELECT rolpassword FROM pg_authid", "permission denied for table pg_authid"],
])("rw may not %s", async (statement, reason) => {
  expect(await as("litellm_rw", statement)).toBe(`ERROR:  ${reason}`);
});

test("the owner has what somebody else owned", async () => {
  const owners = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'";
  expect(await as("litellm", owners)).toBe("litellm");
});

test("runs again: a changed file is the new password, and nothing else changes", async () => {
  const roles = planned("roles");
  const secrets = roles.secrets.map((secret) =>
    secret.name === "POSTGRES_RW_PASSWORD" ? { ...secret, name: "ANOTHER" } : secret,
  );
  const said = await job("users-roles-again", { secrets });
  expect(said).not.toMatch(/error|value-of/i);
  expect(await as("litellm_rw", "SELECT 1")).toContain("password authentication failed");
  expect(await as("litellm_rw", "SELECT 1", "value-of-ANOTHER")).toBe("1");
  expect(await as("litellm_ro", "SELECT 1")).toBe("1");
});

test("no password is in the server's log, also when it logs every statement", async () => {
  await as("litellm", "ALTER SYSTEM SET log_statement = 'all'");
  await as("litellm", "SELECT pg_reload_conf()");
  await job("users-roles-logged");
  const { output } = await run("docker", ["logs", postgres]);
  expect(output).toMatch(/ALTER USER "?litellm_rw"? PASSWORD 'SCRAM-SHA-256/);
  expect(output).not.toContain("value-of-");
});
