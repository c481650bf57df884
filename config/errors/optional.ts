/** Messages about keys that may be missing. Names only. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function optionalKeyMissing(path: string, name: string): Finding {
  return warning(
    "SECRET.OPTIONAL_MISSING",
    path,
    `${name} has no value: its deployment is left out`,
    `Add ${name}=… to the env file to have it, or remove the key.`,
  );
}

export function optionalKeysAllMissing(path: string, keys: readonly string[]): Finding {
  return error(
    "SECRET.OPTIONAL_ALL_MISSING",
    path,
    `none of its keys has a value (${keys.join(", ")}): nothing would answer under its name`,
    "Give one of them a value, or set optional: true on the model to leave it out.",
  );
}

export function modelLeftOut(path: string, keys: readonly string[], aliases: readonly string[]): Finding {
  const also = aliases.length === 0 ? "" : `, with its aliases ${names(aliases)}`;
  return warning(
    "MODEL.LEFT_OUT",
    path,
    `is left out${also}: none of its keys has a value (${keys.join(", ")})`,
    "Add one of them to the env file to have it.",
  );
}

export function fallbacksEmptied(path: string, targets: readonly string[]): Finding {
  return error(
    "MODEL.FALLBACKS_EMPTIED",
    path,
    `every fallback is left out, because no key of theirs has a value: ${names(targets)}`,
    "Add a key to the env file, or a fallback that needs none of them.",
  );
}

export function groupEmptied(path: string, members: readonly string[]): Finding {
  return error(
    "GROUP.EMPTIED",
    path,
    `every member is left out, because no key of theirs has a value: ${names(members)}`,
    "Add a key to the env file, or a member that needs none of them.",
  );
}

export function keyWithoutModel(name: string, title: string): Finding {
  return warning(
    "SECRET.KEY_UNUSED",
    "",
    `${name} is in the env file, but no model uses it`,
    `Add a model of ${title}, or remove the line.`,
  );
}
