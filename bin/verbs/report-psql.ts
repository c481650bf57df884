/** `llm-gateway report psql`: the database of the reports, for questions of one's own. */
import { reportRefused } from "../../config/errors/report";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import { exit } from "../exit";
import type { ExitCode } from "../exit";
import type { Database } from "../report/database";
import type { Terminal } from "../terminal";

/** The user of another database may be one that writes. */
const readOnly = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;\n";

/** With nobody at the terminal, what stands on standard input is run. */
export async function reportPsql(terminal: Terminal, database: Database): Promise<ExitCode | Finding> {
  if (terminal.ask !== undefined) return (await database.attach()) === 0 ? exit.fine : exit.failed;
  const finished = await database.psql(readOnly + (await terminal.input()), [
    "-X",
    "-q",
    "-v",
    "ON_ERROR_STOP=1",
  ]);
  terminal.write(finished.output);
  return finished.code === 0 ? exit.fine : reportRefused("psql", reasonOf(finished));
}
