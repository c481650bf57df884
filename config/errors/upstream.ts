/** Messages about hosted models: their providers, addresses, keys and credentials. */
import { closestMatch } from "../upstream/closest";
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function upstreamModelMissing(path: string): Finding {
  return error(
    "UPSTREAM.MODEL_MISSING",
    path,
    "has neither model nor preset",
    'Add model: "<provider>/<model>", such as "openai/gpt-4o", or a preset of docs/presets.md.',
  );
}

export function upstreamPresetUnknown(path: string, preset: string, known: readonly string[]): Finding {
  const match = closestMatch(preset, known);
  return error(
    "UPSTREAM.PRESET_UNKNOWN",
    path,
    `unknown preset ${JSON.stringify(preset)}`,
    match === undefined
      ? 'Use a preset of docs/presets.md, or model: "<provider>/<model>".'
      : `Use ${JSON.stringify(match)}, or model: "<provider>/<model>".`,
  );
}

/** `because` explains a prefix that people know from elsewhere. */
export function providerUnknown(
  path: string,
  model: string,
  prefix: string,
  known: readonly string[],
  more: { readonly because: string | undefined; readonly hasBase: boolean },
): Finding {
  const match = closestMatch(prefix, known);
  const fixes = [
    ...(match === undefined ? [] : [`"${match}/${model.slice(prefix.length + 1)}"`]),
    ...(more.hasBase ? [`"openai/${model}" for a server that speaks OpenAI's API`] : []),
  ];
  const fix =
    fixes.length > 0
      ? `Write ${fixes.join(", or ")}.`
      : "Write a prefix of the list of providers in docs/presets.md; a server that speaks OpenAI's API is openai/… with apiBase.";
  return error(
    "UPSTREAM.PROVIDER_UNKNOWN",
    path,
    `unknown provider ${JSON.stringify(prefix)}${more.because === undefined ? "" : `: ${more.because}`}`,
    fix,
  );
}

export function keyMissing(path: string, title: string, keyName: string): Finding {
  return error(
    "UPSTREAM.KEY_MISSING",
    path,
    `there is no key for this address: ${keyName} goes to ${title} alone, and without any key requests fail`,
    "Add apiKeys with the secret's name; for a server that wants no key write hosted_vllm/… as its provider.",
  );
}

export function apiBaseMissing(path: string, title: string): Finding {
  return error(
    "UPSTREAM.API_BASE_MISSING",
    path,
    `${title} has no address that LiteLLM could know`,
    "Add apiBase with the address of the endpoint.",
  );
}

export function apiBasePath(path: string, base: string, rule: "with /v1" | "without /v1"): Finding {
  const root = base.replace(/\/+$/, "");
  const better = rule === "with /v1" ? `${root}/v1` : root.replace(/\/v1$/, "");
  return warning(
    "UPSTREAM.API_BASE_PATH",
    path,
    rule === "with /v1"
      ? "does not end in /v1, and LiteLLM appends only what comes behind it"
      : "ends in /v1, and LiteLLM appends a path of its own to it",
    `Write ${better}, unless a reverse proxy there changes paths.`,
  );
}

export function apiBaseLoopback(path: string, base: string): Finding {
  const better = base.replace(
    /^(https?:\/\/)(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)/i,
    "$1host.docker.internal",
  );
  return error(
    "UPSTREAM.API_BASE_LOOPBACK",
    path,
    "is an address inside the proxy's own container, where nothing answers",
    `Write ${better} for a server on the Docker host, which must listen on more than 127.0.0.1.`,
  );
}

export function apiVersionMissing(path: string): Finding {
  return warning(
    "UPSTREAM.API_VERSION_MISSING",
    path,
    "has no apiVersion, so that an upgrade of LiteLLM may change it (now 2025-02-01-preview)",
    'Add apiVersion, such as "2024-10-21".',
  );
}

export function credentialForeign(path: string, title: string, allowed: readonly string[]): Finding {
  return error(
    "UPSTREAM.CREDENTIAL_FOREIGN",
    path,
    `${title} does not read it; it reads ${names(allowed)}`,
    "Remove it, or correct the provider in model.",
  );
}

export function credentialsIncomplete(path: string, field: string, missing: readonly string[]): Finding {
  return error(
    "UPSTREAM.CREDENTIALS_INCOMPLETE",
    path,
    `${field} means nothing without ${missing.join(" and ")}`,
    `Add ${missing.join(" and ")}.`,
  );
}

export function regionMissing(path: string): Finding {
  return error(
    "UPSTREAM.CREDENTIALS_INCOMPLETE",
    path,
    "has no awsRegionName, and LiteLLM would take us-west-2",
    'Add awsRegionName, such as "eu-central-1".',
  );
}

export function modeUnserved(path: string, title: string, mode: string, served: readonly string[]): Finding {
  return warning(
    "UPSTREAM.MODE_UNSERVED",
    path,
    `${title} is not known to serve ${JSON.stringify(mode)}; known: ${names(served)}`,
    "Correct mode, or the provider in model; keep it if you know better.",
  );
}
