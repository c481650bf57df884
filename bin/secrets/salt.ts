/** Guards the salt key: what LiteLLM encrypted with it can be read with the same value only. Facts: LiteLLM 1.106.2. */
import { saltInUse, saltUnknown } from "../../config/errors/secret-rotation";
import type { Finding, GatewayConfig } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { psql } from "./postgres";

/** Columns that hold ciphertext: litellm/proxy/db/master_key_migration.py. */
const columns: readonly (readonly [table: string, column: string])[] = [
  ["LiteLLM_ProxyModelTable", "litellm_params"],
  ["LiteLLM_CredentialsTable", "credential_values"],
  ["LiteLLM_Config", "param_value"],
  ["LiteLLM_SSOConfig", "sso_settings"],
  ["LiteLLM_CacheConfig", "cache_settings"],
  ["LiteLLM_ConfigOverrides", "config_value"],
  ["LiteLLM_MCPServerTable", "credentials"],
  ["LiteLLM_MCPServerTable", "static_headers"],
  ["LiteLLM_MCPServerTable", "env_vars"],
  ["LiteLLM_MCPServerTable", "env"],
  ["LiteLLM_MCPServerOAuthClient", "credentials"],
  ["LiteLLM_MCPUserCredentials", "credential_b64"],
  ["LiteLLM_MCPUserEnvVars", "values_b64"],
  ["LiteLLM_SSOIdentityAssertion", "assertion_b64"],
  ["LiteLLM_SearchToolsTable", "litellm_params"],
];

/** Columns in which only a value behind this mark is ciphertext. */
const marked: typeof columns = [
  ["LiteLLM_GuardrailsTable", "litellm_params"],
  ["LiteLLM_TeamTable", "metadata"],
  ["LiteLLM_VerificationToken", "metadata"],
  ["LiteLLM_UserTable", "metadata"],
];
const mark = "litellm_enc::";

/** Settings that LiteLLM writes in clear. */
const clearSettings = ["general_settings", "router_settings", "litellm_settings"];

/** Asks of the tables that are there; each line of the answer is a table and a number. */
const list = (pairs: typeof columns) => pairs.map((pair) => `('${pair.join("','")}')`).join(",");
const isFilled = "%2$I IS NOT NULL AND %2$I::text NOT IN (''{}'',''[]'',''null'','''')";
const isSecretSetting = `param_name NOT IN (${clearSettings.map((name) => `''${name}''`).join(",")})`;
const question = `
SELECT format('SELECT %1$L, count(*) FROM %1$I WHERE ${isFilled}'
  || CASE WHEN table_name = 'LiteLLM_Config' THEN ' AND ${isSecretSetting}' ELSE '' END, table_name, column_name)
FROM information_schema.columns
WHERE table_schema = ANY (current_schemas(false)) AND (table_name, column_name) IN (${list(columns)})
UNION ALL
SELECT format('SELECT %1$L, count(*) FROM %1$I WHERE %2$I::text LIKE ''%%${mark}%%''', table_name, column_name)
FROM information_schema.columns
WHERE table_schema = ANY (current_schemas(false)) AND (table_name, column_name) IN (${list(marked)})
\\gexec
`;

/** Why the salt key must keep its value; empty when nothing is encrypted with it. */
export async function guardSalt(
  docker: Docker,
  { proxy, database }: GatewayConfig,
  container: { readonly id: string | undefined; readonly name: string },
): Promise<readonly Finding[]> {
  const unknown = (reason: string) => [saltUnknown(proxy.saltKey, reason)];
  if (database.type === "none") return [];
  if (database.type !== "postgres") return unknown("an external database is not asked");
  if (container.id === undefined) return unknown(`${container.name} does not run`);
  const answer = await docker.run(psql(container.id, database.user, database.name), question);
  if (answer.code !== 0) return unknown(reasonOf(answer));
  const counts = new Map<string, number>();
  for (const line of answer.output.split("\n")) {
    const [table = "", count = "0"] = line.split("|");
    if (Number(count) > 0) counts.set(table, (counts.get(table) ?? 0) + Number(count));
  }
  const held = [...counts].map(([table, count]) => `${count} in ${table}`).toSorted();
  return held.length === 0 ? [] : [saltInUse(proxy.saltKey, held)];
}
