/** Messages about environment variables that make a config. The path is the variable's name; no value is shown. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function nameRetired(name: string, successor: string): Finding {
  return error(
    "VARIABLE.RETIRED",
    name,
    `is no longer read; now: ${successor}`,
    `Remove it, and use ${successor}${successor.startsWith("proxy.") ? " in a config file or with --set" : ""}.`,
  );
}

export function nameMeansNothing(name: string, reason: string): Finding {
  return warning("VARIABLE.NO_EFFECT", name, `has no effect: ${reason}`, "Remove it.");
}

export function variablesDiffer(ignored: string, used: string, meaning: string): Finding {
  return warning(
    "VARIABLE.CONFLICT",
    ignored,
    `says something else than ${used}, which wins`,
    `Keep one of the two; both mean ${meaning}.`,
  );
}

export function valueUnknown(name: string, allowed: readonly string[]): Finding {
  return error(
    "VARIABLE.VALUE_UNKNOWN",
    name,
    `has none of the allowed values: ${names(allowed)}`,
    "Write one of them.",
  );
}

export function noPort(name: string): Finding {
  return error("VARIABLE.NO_PORT", name, "is no port number from 1 to 65535", "Write a number such as 4000.");
}

export function modelUnlisted(name: string, key: string): Finding {
  return warning(
    "VARIABLE.MODEL_UNLISTED",
    name,
    `belongs to a model that PROXY_MODEL_KEYS does not list: ${JSON.stringify(key)}`,
    `Add ${JSON.stringify(key)} to PROXY_MODEL_KEYS, or remove the variable.`,
  );
}

export function modelTwice(name: string, model: string): Finding {
  return error(
    "VARIABLE.MODEL_TWICE",
    name,
    `gives the name ${JSON.stringify(model)} to a second model`,
    "Give every key an alias of its own.",
  );
}
