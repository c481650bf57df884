/** Messages about the proxy's callbacks, its database features, its workers, and the operator's own YAML. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function callbackUnknown(path: string, name: string, closest: string | undefined): Finding {
  const isModule = name.includes(".");
  return error(
    "PROXY.CALLBACK_UNKNOWN",
    path,
    isModule
      ? `${JSON.stringify(name)} is a Python module, and no module is mounted`
      : `LiteLLM knows no callback ${JSON.stringify(name)}, and does not start`,
    closest === undefined
      ? "Use a callback of LiteLLM's own, or an image that brings the module with a configFile that names it."
      : `Write ${JSON.stringify(closest)}.`,
  );
}

export function callbackLicence(path: string, name: string): Finding {
  return error(
    "PROXY.CALLBACK_LICENCE",
    path,
    `${name} works only with an Enterprise licence`,
    "Give the licence as secretEnv { LITELLM_LICENSE: … }, or remove the callback.",
  );
}

export function callbackPackage(path: string, name: string, packageName: string): Finding {
  return warning(
    "PROXY.CALLBACK_PACKAGE",
    path,
    `${name} needs the Python package ${packageName}, which LiteLLM's image does not have`,
    "Use an image of your own that has it, or another callback.",
  );
}

export function callbackVariables(path: string, name: string, variables: readonly string[]): Finding {
  return error(
    "PROXY.CALLBACK_NEEDS",
    path,
    `${name} does not work without the variables ${names(variables)}`,
    "Give them in proxy.env, those that are secret in proxy.secretEnv, or remove the callback.",
  );
}

export function callbackSetting(path: string, name: string, setting: string): Finding {
  return error(
    "PROXY.CALLBACK_NEEDS",
    path,
    `${name} stops the start without litellm_settings.${setting}`,
    `Give litellm.litellmSettings.${setting}, or remove the callback.`,
  );
}

export function callbackTwice(path: string, name: string, field: string): Finding {
  return error(
    "PROXY.CALLBACK_TWICE",
    path,
    `${name} reports what ${field} reports already`,
    `Remove it here; ${field} sets it up.`,
  );
}

export function databaseNeeded(path: string, feature: string): Finding {
  return error(
    "DATABASE.NEEDED",
    path,
    `${feature} needs a database, but database.type is none`,
    `Set database.type to "postgres" or "external", or remove ${path}.`,
  );
}

export function retentionTwice(path: string, kept: number, prompts: number): Finding {
  return error(
    "DATABASE.RETENTION_TWICE",
    path,
    `rows of requests go after ${kept} s here and after ${prompts} s by proxy.storePrompts.retention, and they are the same rows`,
    "Give both the same time.",
  );
}

export function connectionsFew(path: string, connections: number, workers: number): Finding {
  return error(
    "DATABASE.CONNECTIONS_FEW",
    path,
    `${connections} connections cannot be split over ${workers} workers`,
    "Give at least one connection per worker.",
  );
}

export function connectionsMany(path: string, connections: number, limit: number): Finding {
  return warning(
    "DATABASE.CONNECTIONS_MANY",
    path,
    `proxies may open ${connections} connections while they are replaced; the Postgres of the stack takes ${limit} in all`,
    "Lower maxConnections or proxy.replicas, or use an external database behind a pooler.",
  );
}

export function ownConfigUnusable(path: string, file: string, problem: string): Finding {
  return error(
    "PROXY.OWN_CONFIG_UNUSABLE",
    path,
    `${file} ${problem}`,
    "Name one complete LiteLLM YAML, as a path beside this file.",
  );
}

export function ownConfigExcludes(path: string): Finding {
  return error(
    "PROXY.OWN_CONFIG_EXCLUDES",
    path,
    "cannot stand beside proxy.configFile, which is mounted as it is",
    `Remove ${path}, or remove proxy.configFile.`,
  );
}

export function ownConfigIgnores(path: string): Finding {
  return warning(
    "PROXY.OWN_CONFIG_IGNORES",
    path,
    "has no effect: proxy.configFile is mounted as it is",
    "Say it in that file, and remove it here.",
  );
}

export function ownConfigMasterKey(path: string, inFile: string, here: string): Finding {
  return error(
    "PROXY.OWN_CONFIG_MASTER_KEY",
    path,
    `is ${here}, but the own YAML takes its master key from ${inFile}`,
    `Set proxy.masterKey to ${names([inFile])}: Prometheus and the smoke test use it too.`,
  );
}

export function ownConfigDatabase(path: string, type: string): Finding {
  return error(
    "PROXY.OWN_CONFIG_DATABASE",
    path,
    `is ${type}, but the own YAML reads a DATABASE_URL of its own`,
    'Set database to { type: "external", url: "DATABASE_URL" }, or remove database_url from that file.',
  );
}

export function ownConfigMetrics(path: string): Finding {
  return warning(
    "PROXY.OWN_CONFIG_METRICS",
    path,
    "finds no metrics: the own YAML has no prometheus among litellm_settings.callbacks",
    'Add callbacks: ["prometheus"] to litellm_settings there, or set prometheus.enabled to false.',
  );
}

export function stopGraceShort(path: string, seconds: number, longest: number): Finding {
  return warning(
    "PROXY.STOP_GRACE_SHORT",
    path,
    `requests that take longer than ${seconds} s are cut when a proxy is replaced, and ${longest} s are allowed`,
    "Leave it out: a proxy then stops as soon as its last request has ended, at the latest after proxy.requestTimeout.",
  );
}
