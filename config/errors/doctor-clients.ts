/** Messages of `llm-gateway doctor` about one model as a client sees it, and about providers and their keys. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function modelUnknown(model: string, closest: string | undefined): Finding {
  return error(
    "DOCTOR.MODEL_UNAVAILABLE",
    "models",
    `the config has no model ${JSON.stringify(model)}${closest === undefined ? "" : `; the closest name is ${JSON.stringify(closest)}`}`,
    "Let the client send a name that GET /v1/models lists, in exactly that spelling.",
  );
}

export function modelNotAllowed(path: string, model: string, key: string): Finding {
  return error(
    "DOCTOR.MODEL_UNAVAILABLE",
    path,
    `the key in ${key} may not call ${model}`,
    "Add the model to access.keys or access.teams of that key, then run `llm-gateway access apply`.",
  );
}

export function modelLimited(path: string, model: string, said: string): Finding {
  return error(
    "DOCTOR.MODEL_UNAVAILABLE",
    path,
    `${model} is refused because of a limit: ${said}`,
    "Wait until the minute is over, or raise limits of the model, or rpm, tpm or maxBudget of the key.",
  );
}

export function modelResting(path: string, model: string): Finding {
  return error(
    "DOCTOR.MODEL_UNAVAILABLE",
    path,
    `every deployment of ${model} rests after failed calls`,
    "Look at its engines or its provider; LiteLLM asks again after routing.cooldown.",
  );
}

export function modelFails(path: string, model: string, said: string): Finding {
  return error(
    "DOCTOR.MODEL_UNAVAILABLE",
    path,
    `${model} does not answer: ${said}`,
    "Read `llm-gateway logs` of the proxy and of the model's engines.",
  );
}

export function clientKeyRefused(key: string): Finding {
  return error(
    "DOCTOR.MODEL_UNAVAILABLE",
    "access.keys",
    `the gateway does not know the key in ${key}`,
    "Correct the variable, or make the key with `llm-gateway access apply`.",
  );
}

export function providerKeyRefused(path: string, secret: string, provider: string, status: number): Finding {
  return error(
    "DOCTOR.PROVIDER_KEY",
    path,
    `${provider} answers ${status} to the value of ${secret}`,
    `Make a new key at the provider and give it with \`llm-gateway secrets rotate ${secret} --stdin\`.`,
  );
}

export function providerLimited(path: string, secret: string, provider: string): Finding {
  return warning(
    "DOCTOR.PROVIDER_KEY",
    path,
    `${provider} answers 429 to the value of ${secret}: a limit is reached, or the account has no credit`,
    "Look at the account's limits and balance at the provider.",
  );
}

export function providerAway(path: string, address: string, reason: string): Finding {
  return warning(
    "DOCTOR.PROVIDER_AWAY",
    path,
    `${address} was asked from this machine and gave no answer: ${reason}`,
    "Correct apiBase, or open the way; where only the Docker host may call outside, this says nothing about it.",
  );
}
