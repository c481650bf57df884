/** Messages about reports from the database. */
import type { Finding } from "../findings";
import { error } from "./finding";

export function noReportDatabase(): Finding {
  return error(
    "REPORT.NO_DATABASE",
    "database.type",
    "is none: there are no records to report on",
    "Set database.type to postgres, or name another database with --dsn-env.",
  );
}

export function reportDatabaseNotRunning(container: string): Finding {
  return error(
    "REPORT.NOT_RUNNING",
    "",
    `container ${container} does not run`,
    "Deploy the stack, or start that container, and try again.",
  );
}

/** `name` is the secret or the variable; `isConfig`: of `database.url`. */
export function dsnMissing(name: string, isConfig: boolean): Finding {
  return error(
    "REPORT.DSN_MISSING",
    isConfig ? "database.url" : "",
    `${name} has no value`,
    `Set ${name} in the environment or the env file, as postgresql://user:password@host:5432/database.`,
  );
}

export function dsnInvalid(name: string, isConfig: boolean): Finding {
  return error(
    "REPORT.DSN_INVALID",
    isConfig ? "database.url" : "",
    `the value of ${name} is no address of a Postgres database`,
    "Write it as postgresql://user:password@host:5432/database, with special characters of the password percent-encoded.",
  );
}

export function reportTimedOut(name: string, seconds: number): Finding {
  return error(
    "REPORT.TIMED_OUT",
    "",
    `report ${name} was ended after ${seconds} s`,
    "Ask for a shorter window with --since, or allow more time with --timeout.",
  );
}

export function reportTableMissing(name: string, table: string): Finding {
  return error(
    "REPORT.TABLE_MISSING",
    "",
    `report ${name} reads ${table}, which this database does not have`,
    "Look with `report tables` what is there; the tables come with LiteLLM's migrations, when the stack is deployed.",
  );
}

export function reportRefused(name: string, reason: string): Finding {
  return error(
    "REPORT.REFUSED",
    "",
    `the database refused report ${name}: ${reason}`,
    "Correct the cause; `report psql` opens the same database with the same user.",
  );
}

export function noPromptsStored(name: string): Finding {
  return error(
    "REPORT.NO_PROMPTS",
    "proxy.storePrompts",
    `report ${name} shows what was said, and no text of these requests was stored`,
    'Set proxy.storePrompts: { retention: "30d" } if prompts may be kept; it holds for requests from then on.',
  );
}
