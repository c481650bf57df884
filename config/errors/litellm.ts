/** Messages about keys and values of LiteLLM's own configuration. A `name` is the key with its section. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

/** `effect` continues "it". */
export function keyUnknown(
  path: string,
  name: string,
  version: string,
  effect: string,
  closest: string | undefined,
): Finding {
  return error(
    "LITELLM.KEY_UNKNOWN",
    path,
    `LiteLLM ${version} has no ${name}; it ${effect}`,
    closest === undefined ? "Remove it." : `Write ${closest}.`,
  );
}

/** Inside an object of which LiteLLM reads only certain keys. */
export function objectKeyUnknown(
  path: string,
  name: string,
  known: readonly string[],
  closest: string | undefined,
): Finding {
  return error(
    "LITELLM.KEY_UNKNOWN",
    path,
    `LiteLLM has no ${name}; it is ignored without a warning`,
    closest === undefined ? `Remove it, or write one of ${known.join(", ")}.` : `Write ${closest}.`,
  );
}

export function keyUnread(path: string, name: string, effect: string, closest: string | undefined): Finding {
  const instead = closest === undefined ? "" : `Write ${closest} where that is meant; otherwise `;
  const rest = "it may stay as a note for people.";
  const fix = instead === "" ? "Remove it, or keep it as a note for people." : instead + rest;
  return warning("LITELLM.KEY_UNREAD", path, `${name} ${effect}`, fix);
}

/** `isKnown`: vLLM reads a parameter of this name. */
export function keySent(path: string, name: string, isKnown: boolean): Finding {
  return warning(
    "LITELLM.KEY_SENT",
    path,
    `${name} is no key of LiteLLM: it is sent to the model server in the body of every request${isKnown ? "; vLLM reads it" : ""}`,
    "Write it inside extra_body, where everything is meant for the model server; otherwise remove it.",
  );
}

export function keyMisplaced(
  path: string,
  name: string,
  effect: string,
  places: readonly [string, ...string[]],
): Finding {
  return error(
    "LITELLM.KEY_MISPLACED",
    path,
    `${name} is not read there; it ${effect}`,
    `Write it in ${places.join(" or ")}.`,
  );
}

const refusals = {
  dead: ["LITELLM.KEY_DEAD", error],
  crashes: ["LITELLM.KEY_CRASHES", error],
  clobbers: ["LITELLM.KEY_CLOBBERS", error],
  internal: ["LITELLM.KEY_INTERNAL", warning],
  enterprise: ["LITELLM.KEY_ENTERPRISE", warning],
} as const;

/** `reason` continues the name; `fix` is an imperative without a full stop. */
export function keyRefused(
  status: keyof typeof refusals,
  path: string,
  name: string,
  { reason, fix }: { readonly reason: string; readonly fix: string },
): Finding {
  const [code, make] = refusals[status];
  return make(code, path, `${name} ${reason}`, sentence(fix));
}

export function keyOwned(path: string, name: string, field: string): Finding {
  const fix = field === "the toolkit" ? "Remove it." : `Use ${field}, and remove it here.`;
  return error("LITELLM.KEY_OWNED", path, `${name} is set by ${field}`, fix);
}

export function valueType(
  path: string,
  name: string,
  expected: string,
  hint: ValueHint | undefined,
): Finding {
  return error(
    "LITELLM.VALUE_TYPE",
    path,
    `${name} takes ${expected}${hint ? `; ${hint.why}` : ""}`,
    hint?.fix ?? `Give ${expected}.`,
  );
}

/** Why a value is of another type than it looks. */
export interface ValueHint {
  readonly why: string;
  readonly fix: string;
}

export function valueUnknown(
  path: string,
  name: string,
  got: string,
  choices: readonly string[],
  closest: string | undefined,
): Finding {
  return error(
    "LITELLM.VALUE_UNKNOWN",
    path,
    `${name} has no ${JSON.stringify(got)}; known: ${names(choices)}`,
    closest === undefined ? "Use a known value." : `Use ${JSON.stringify(closest)}.`,
  );
}

export function valueRange(path: string, name: string, bounds: string, effect: string): Finding {
  return error(
    "LITELLM.VALUE_RANGE",
    path,
    `${name} takes a number ${bounds}; ${effect}`,
    `Give a number ${bounds}.`,
  );
}

/** `effect` continues the name. */
export function valueCrashes(path: string, name: string, effect: string, fix: string): Finding {
  return error("LITELLM.VALUE_CRASHES", path, `${name} ${effect}`, fix);
}

/** `effect` continues the name. */
export function valueTrap(path: string, name: string, effect: string, fix: string): Finding {
  return warning("LITELLM.VALUE_TRAP", path, `${name} ${effect}`, fix);
}

export function environmentDead(
  path: string,
  variable: string,
  { reason, fix }: { readonly reason: string; readonly fix: string },
): Finding {
  return error("LITELLM.ENV_DEAD", path, `${variable} ${reason}`, sentence(fix));
}

export function environmentLate(path: string, variable: string): Finding {
  return error(
    "LITELLM.ENV_LATE",
    path,
    `${variable} is read before environment_variables are set, and has no effect there`,
    "Set it in the environment of the container.",
  );
}

function sentence(imperative: string): string {
  return `${imperative.charAt(0).toUpperCase()}${imperative.slice(1)}.`;
}
