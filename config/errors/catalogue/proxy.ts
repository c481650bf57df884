/** The proxy: its callbacks, what it needs the database for, and a YAML of the operator's own. */
import { entriesOf } from "./entry";

export const proxyEntries = entriesOf({
  "PROXY.STOP_GRACE_SHORT": {
    severity: "warning",
    meaning:
      "A stopping proxy has less time for its open requests than a request may take, so a change of the proxy cuts the longest ones.",
    fix: "Leave `proxy.stopGrace` out: then it is `proxy.requestTimeout`.",
    example: {
      path: "proxy.stopGrace",
      message: "requests that take longer than 30 s are cut when a proxy is replaced, and 90 s are allowed",
    },
  },
  "PROXY.CALLBACK_UNKNOWN": {
    severity: "error",
    meaning: "`proxy.callbacks` names something that LiteLLM does not know: it would not start.",
    fix: "Use a name from LiteLLM's documentation; the message has the nearest one.",
    example: {
      path: "proxy.callbacks[0]",
      message: 'LiteLLM knows no callback "datadogg", and does not start',
    },
  },
  "PROXY.CALLBACK_LICENCE": {
    severity: "error",
    meaning: "The callback refuses to work without an Enterprise licence.",
    fix: "Give the licence in `proxy.secretEnv` as `LITELLM_LICENSE`, or remove the callback.",
    example: {
      path: "proxy.callbacks[1]",
      message: "gcs_bucket works only with an Enterprise licence",
    },
  },
  "PROXY.CALLBACK_PACKAGE": {
    severity: "warning",
    meaning: "The callback needs a Python package that LiteLLM's image does not have.",
    fix: "Use an image of your own that has it, or another callback.",
    example: {
      path: "proxy.callbacks[2]",
      message: "mlflow needs the Python package mlflow, which LiteLLM's image does not have",
    },
  },
  "PROXY.CALLBACK_NEEDS": {
    severity: "error",
    meaning:
      "The callback needs settings of its own: without them LiteLLM does not start, or reports nothing.",
    fix: "Give them where the message says, or remove the callback.",
    example: {
      path: "proxy.callbacks[2]",
      message: "azure_content_safety stops the start without litellm_settings.azure_content_safety_params",
    },
  },
  "PROXY.CALLBACK_TWICE": {
    severity: "error",
    meaning:
      "A callback and a section of `telemetry` report to the same service, so every request would be there twice.",
    fix: "Keep the section of `telemetry`.",
    example: {
      path: "proxy.callbacks[0]",
      message: "langfuse reports what telemetry.langfuse reports already",
    },
  },
  "DATABASE.NEEDED": {
    severity: "error",
    meaning: "Something that lives in the database was asked for with `database.type: none`.",
    fix: "Set `database.type` to `postgres` or `external`, or remove the setting.",
    example: { path: "proxy.budget", message: "a budget needs a database, but database.type is none" },
  },
  "DATABASE.RETENTION_TWICE": {
    severity: "error",
    meaning:
      "`database.spendLogs` and `proxy.storePrompts` delete the same rows, prompts and all, and say different times.",
    fix: "Give both the same time; without stored prompts `database.spendLogs` alone.",
    example: {
      path: "database.spendLogs.retention",
      message:
        "rows of requests go after 7776000 s here and after 604800 s by proxy.storePrompts.retention, and they are the same rows",
    },
  },
  "DATABASE.CONNECTIONS_FEW": {
    severity: "error",
    meaning: "`database.maxConnections` is shared by the workers of a proxy, and there are more workers.",
    fix: "Give at least one connection per worker.",
    example: {
      path: "database.maxConnections",
      message: "3 connections cannot be split over 4 workers",
    },
  },
  "DATABASE.CONNECTIONS_MANY": {
    severity: "warning",
    meaning:
      "All proxies together, twice while they are replaced, may open more connections than the Postgres of the stack takes: it is told to take what they need, up to 500.",
    fix: "Lower `database.maxConnections` or `proxy.replicas`, or use an external database behind a pooler.",
    example: {
      path: "database.maxConnections",
      message:
        "proxies may open 606 connections while they are replaced; the Postgres of the stack takes 500 in all",
    },
  },
  "PROXY.OWN_CONFIG_UNUSABLE": {
    severity: "error",
    meaning: "The file that `proxy.configFile` names is not there, is no YAML, or is not complete in itself.",
    fix: "Name one complete LiteLLM YAML, as a path beside the config.",
    example: { path: "proxy.configFile", message: "own.yaml includes other files, which are not mounted" },
  },
  "PROXY.OWN_CONFIG_EXCLUDES": {
    severity: "error",
    meaning: "`models` or `routing` beside `proxy.configFile`, which is mounted as it is.",
    fix: "Remove one of the two.",
    example: {
      path: "routing",
      message: "cannot stand beside proxy.configFile, which is mounted as it is",
    },
  },
  "PROXY.OWN_CONFIG_IGNORES": {
    severity: "warning",
    meaning: "A setting that would be compiled into the YAML, beside `proxy.configFile`.",
    fix: "Say it in that file, and remove it here.",
    example: {
      path: "proxy.dropParams",
      message: "has no effect: proxy.configFile is mounted as it is",
    },
  },
  "PROXY.OWN_CONFIG_MASTER_KEY": {
    severity: "error",
    meaning:
      "The own YAML takes its master key from another secret than the one that Prometheus and the smoke test send.",
    fix: "Name that secret in `proxy.masterKey`.",
    example: {
      path: "proxy.masterKey",
      message: "is SHELF_MASTER, but the own YAML takes its master key from OTHER_MASTER",
    },
  },
  "PROXY.OWN_CONFIG_DATABASE": {
    severity: "error",
    meaning: "The own YAML brings the URL of a database, but the stack runs one of its own, or none.",
    fix: "Make the database external with that URL, or remove `database_url` from the file.",
    example: {
      path: "database.type",
      message: "is postgres, but the own YAML reads a DATABASE_URL of its own",
    },
  },
  "PROXY.OWN_CONFIG_METRICS": {
    severity: "warning",
    meaning: "Prometheus runs, but the own YAML does not turn LiteLLM's metrics on.",
    fix: "Add `prometheus` to `litellm_settings.callbacks` in the file, or turn `prometheus` off.",
    example: {
      path: "prometheus.enabled",
      message: "finds no metrics: the own YAML has no prometheus among litellm_settings.callbacks",
    },
  },
});
