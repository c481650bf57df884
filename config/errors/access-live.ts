/** Messages about what `llm-gateway access` meets at a running gateway. */
import type { Finding } from "../findings";
import { closestMatch } from "../upstream/closest";
import { error, warning } from "./finding";

export function gatewayUnreachable(url: string, reason: string): Finding {
  return error(
    "ACCESS.UNREACHABLE",
    "",
    `no gateway answers at ${url}: ${reason}`,
    "Start it with `llm-gateway deploy`, or give its address with --url.",
  );
}

export function adminRefused(url: string, secret: string): Finding {
  return error(
    "ACCESS.UNAUTHORIZED",
    "",
    `${url} does not take ${secret} as the key of an administrator`,
    "Correct its value in the env file, or name another secret with --admin-key.",
  );
}

export function gatewayWithoutDatabase(url: string): Finding {
  return error(
    "ACCESS.NO_DATABASE",
    "database.type",
    `the gateway at ${url} has no database, or it is not reachable`,
    'Set database.type to "postgres" or "external" and deploy; if it has one, look at its container.',
  );
}

/** `what`: the request, such as `POST /key/generate for key "ci"`. */
export function requestRefused(what: string, status: number, text: string): Finding {
  return error(
    "ACCESS.REFUSED",
    "",
    `${what} was refused with ${status}: ${text}`,
    "Correct what it names, and run the same command again: what is done already is kept.",
  );
}

export function licenceNeeded(what: string, text: string): Finding {
  return error(
    "ACCESS.LICENCE_MISSING",
    "",
    `${what} needs a licence of LiteLLM: ${text}`,
    "Remove what it names, or set LITELLM_LICENSE in proxy.secretEnv.",
  );
}

/** `owner`: another stack; null for what somebody made by hand. */
export function notOwned(path: string, what: string, owner: string | null): Finding {
  return error(
    "ACCESS.NOT_OWNED",
    path,
    owner === null
      ? `${what} is there already, and was not made from a config`
      : `${what} is there already, and belongs to the stack ${JSON.stringify(owner)}`,
    "Take it over with --adopt, or use another name.",
  );
}

export function stillUsed(what: string, keys: readonly string[]): Finding {
  return warning(
    "ACCESS.IN_USE",
    "",
    `${what} is kept: LiteLLM would delete its keys with it, and ${keys.map((key) => JSON.stringify(key)).join(", ")} would stay`,
    "Remove these keys first, or keep it in the config.",
  );
}

export function keyFile(file: string, reason: string): Finding {
  return error(
    "ACCESS.KEY_FILE",
    "",
    `${file} cannot be made: ${reason}`,
    "Move the old file away, or name another folder; a key's file is never overwritten.",
  );
}

export function keyNotThere(alias: string, known: readonly string[]): Finding {
  const match = closestMatch(alias, known);
  return error(
    "ACCESS.KEY_UNKNOWN",
    "",
    `the gateway has no key ${JSON.stringify(alias)} of this stack`,
    match === undefined
      ? "Make it with `llm-gateway access apply`."
      : `Write ${match}, or make it with \`llm-gateway access apply\`.`,
  );
}

export function notExported(what: string, reason: string): Finding {
  return warning(
    "ACCESS.NOT_EXPORTED",
    "",
    `${what} is left out: ${reason}`,
    "Rename it in the admin page, or leave it as it is: nothing touches what no config owns.",
  );
}
