/** Reports from the database. */
import { entriesOf } from "./entry";

export const reportEntries = entriesOf({
  "REPORT.NO_DATABASE": {
    severity: "error",
    meaning: "A report was asked for, and the stack has no database.",
    fix: "Set `database.type`, or name another database with `--dsn-env`.",
    example: { path: "database.type", message: "is none: there are no records to report on" },
  },
  "REPORT.NOT_RUNNING": {
    severity: "error",
    meaning: "The stack's Postgres, in whose container reports run, does not run.",
    fix: "Deploy the stack, or start the container.",
    example: { path: "", message: "container vllm-litellm-postgres does not run" },
  },
  "REPORT.DSN_MISSING": {
    severity: "error",
    meaning: "The variable or secret that holds the address of the database has no value.",
    fix: "Set it in the environment or the env file.",
    example: { path: "", message: "REPORTS_URL has no value" },
  },
  "REPORT.DSN_INVALID": {
    severity: "error",
    meaning:
      "The address of the database cannot be read. Its value is not shown, because it holds a password.",
    fix: "Write `postgresql://user:password@host:5432/database`, special characters percent-encoded.",
    example: { path: "", message: "the value of REPORTS_URL is no address of a Postgres database" },
  },
  "REPORT.TIMED_OUT": {
    severity: "error",
    meaning: "The report took longer than `--timeout`; the database ended it.",
    fix: "Ask for a shorter window with `--since`, or allow more time.",
    example: { path: "", message: "report latency was ended after 60 s" },
  },
  "REPORT.TABLE_MISSING": {
    severity: "error",
    meaning:
      "A table that the report reads is not there: another database, or one without LiteLLM's migrations.",
    fix: "Look with `report tables`, and deploy the stack once.",
    example: {
      path: "",
      message: 'report daily reads "LiteLLM_SpendLogs", which this database does not have',
    },
  },
  "REPORT.REFUSED": {
    severity: "error",
    meaning:
      "The database cannot be reached or refused the user, the password or the query; the reason is its own.",
    fix: "Correct the cause; `report psql` opens the same database with the same user.",
    example: {
      path: "",
      message: 'the database refused report daily: FATAL:  role "litellm_ro" does not exist',
    },
  },
  "REPORT.NO_PROMPTS": {
    severity: "error",
    meaning: "The report shows what was said, and the requests were made while prompts were not stored.",
    fix: "Set `proxy.storePrompts` with a retention if prompts may be kept; it holds for requests from then on.",
    example: {
      path: "proxy.storePrompts",
      message: "report conversation-flow shows what was said, and no text of these requests was stored",
    },
  },
});

export const reportArea = {
  title: "Reports",
  prefixes: ["REPORT"],
  introduction: "Raised by `llm-gateway report`: [reports.md](reports.md).",
  entries: reportEntries,
};
