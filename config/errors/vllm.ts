/** Messages about flags and environment variables of vLLM. */
import type { Finding } from "../findings";
import { error, names } from "./finding";
import { closestMatch } from "../upstream/closest";

export function flagUnknown(
  path: string,
  flag: string,
  version: string,
  closest: string | undefined,
): Finding {
  return error(
    "VLLM.FLAG_UNKNOWN",
    path,
    `vLLM ${version} has no flag --${flag}; it would exit with code 2`,
    closest === undefined ? "Remove it." : `Write ${closest.replace(/^--/, "")}.`,
  );
}

export function flagRemoved(path: string, flag: string, since: string, replacement: string): Finding {
  return error(
    "VLLM.FLAG_REMOVED",
    path,
    `--${flag} was removed from vLLM (${since})`,
    `Instead: ${replacement}.`,
  );
}

export function flagOwned(path: string, flag: string, field: string): Finding {
  const fix = field.startsWith("the ") ? "Remove it." : `Use ${field}, and remove it here.`;
  return error("VLLM.FLAG_OWNED", path, `--${flag} is set by ${field}`, fix);
}

export function flagValue(path: string, flag: string, expected: string): Finding {
  return error("VLLM.FLAG_VALUE", path, `--${flag} takes ${expected}`, `Give ${expected}.`);
}

export function registryUnknown(path: string, got: string, known: readonly string[]): Finding {
  const match = closestMatch(got, known);
  return error(
    "VLLM.VALUE_UNKNOWN",
    path,
    `the pinned vLLM has no ${JSON.stringify(got)}; known: ${names(known)}`,
    match === undefined ? "Use a known value." : `Use ${JSON.stringify(match)}.`,
  );
}

export function environmentUnknown(path: string, variable: string, closest: string | undefined): Finding {
  return error(
    "VLLM.ENV_UNKNOWN",
    path,
    `the pinned vLLM reads no variable ${variable}`,
    closest === undefined ? "Remove it." : `Write ${closest}.`,
  );
}

export function environmentRemoved(path: string, variable: string, replacement: string): Finding {
  return error("VLLM.ENV_REMOVED", path, `${variable} was removed from vLLM`, `Instead: ${replacement}.`);
}

export function environmentOwned(path: string, variable: string, field: string): Finding {
  return error("VLLM.ENV_OWNED", path, `${variable} is set by ${field}`, `Use ${field}, and remove it here.`);
}

export function speculativeModelMissing(path: string, method: string): Finding {
  return error(
    "VLLM.SPECULATIVE_MODEL",
    path,
    `method ${JSON.stringify(method)} needs a draft checkpoint, and no model is given`,
    "Add model, or choose a method without a draft such as ngram, suffix or mtp.",
  );
}

export function speculativeKeyOwned(path: string, key: string, field: string): Finding {
  return error(
    "VLLM.SPECULATIVE_KEY",
    path,
    `${key} is set by speculative.${field}`,
    `Use ${field}, and remove it here.`,
  );
}

export function speculativeKeyUnknown(path: string, key: string, known: readonly string[]): Finding {
  const match = closestMatch(key, known);
  return error(
    "VLLM.SPECULATIVE_KEY",
    path,
    `the speculative config of the pinned vLLM has no key ${JSON.stringify(key)}`,
    match === undefined ? "Remove it." : `Write ${match}.`,
  );
}
