/** What speaks against restoring an archive into this stack, found before anything is touched. */
import { compareVersions } from "../../config";
import * as messages from "../../config/errors/backup";
import type { Finding } from "../../config";
import { saltCheckOf } from "./about";
import type { ArchiveAbout } from "./about";
import { query } from "./server";
import type { PostgresServer } from "./server";
import { versionText } from "./subject";
import type { Subject } from "./subject";

/** Tables whose rows hold values that LiteLLM encrypts with the salt key. */
const encrypted = ["LiteLLM_CredentialsTable", "LiteLLM_ProxyModelTable", "LiteLLM_MCPServerTable"];

export async function checkArchive(
  { config }: Pick<Subject, "config">,
  server: PostgresServer,
  about: ArchiveAbout,
  values: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const running = Number(await query(server, "template1", "show server_version_num;"));
  const major = (version: number) => Math.floor(version / 10_000);
  const isOlder = major(running) < major(about.postgres);
  return [
    ...(isOlder ? [messages.postgresOlder(versionText(about.postgres), versionText(running))] : []),
    ...(/^\d+\.\d+\.\d+$/.test(about.litellm) && compareVersions(config.litellmVersion, about.litellm) < 0
      ? [messages.litellmOlder(about.litellm, config.litellmVersion)]
      : []),
    ...checkSalt(config.proxy.saltKey, about, values),
  ];
}

function checkSalt(
  secret: string,
  { created, saltCheck, tables }: ArchiveAbout,
  values: ReadonlyMap<string, string>,
): readonly Finding[] {
  const value = values.get(secret);
  if (saltCheck === "" || value === undefined || saltCheckOf(created, value) === saltCheck) return [];
  const held = tables.filter(
    ({ name, rows }) => rows > 0 && encrypted.includes(name.replace(/^public\./, "")),
  );
  const text = held.map(({ name, rows }) => `${rows} rows of ${name.replace(/^public\./, "")}`).join(", ");
  return [messages.saltKeyOther(secret, held.length > 0 ? "error" : "warning", text)];
}

/** Tables that only somebody's use fills; a new stack has rows of its own in others. */
const ofUse = [
  "LiteLLM_VerificationToken",
  "LiteLLM_TeamTable",
  "LiteLLM_SpendLogs",
  "LiteLLM_CredentialsTable",
  "LiteLLM_ProxyModelTable",
];

/** What would be lost, in words; empty for a database that nobody has used. */
export async function heldIn(server: PostgresServer, database: string): Promise<string> {
  const sql = ofUse.map(
    (table) =>
      `select to_regclass('"${table}"') is not null as there \\gset\n\\if :there\nselect '${table}', count(*) from "${table}" having count(*) > 0;\n\\endif\n`,
  );
  const lines = (await query(server, database, sql.join(""))).split("\n").filter((line) => line !== "");
  return lines.map((line) => line.replace(/^(.*)\|(\d+)$/, "$2 rows of $1")).join(", ");
}
