/** `--model NAME`: why a client gets no answer from it: the name, the key, a limit, or what stands behind it. */
import * as messages from "../../config/errors/doctor-clients";
import { closestMatch, formatPath } from "../../config";
import type { Finding, GatewayPlan } from "../../config";
import { askedOf } from "../smoke/asked-of";
import type { Call } from "../smoke/call";
import { callsFor } from "../smoke/calls";
import { send } from "../smoke/request";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import type { Reply } from "./gateway";
import { wordsOf } from "./failure-words";
import { masterKey } from "./subject";
import type { Subject } from "./subject";

export const model: Check = {
  name: "model",
  look: async (subject) => {
    const { plan, options, config, terminal } = subject;
    const { model: name, keyEnv } = options;
    if (name === undefined) return notSeen("--model NAME asks one");
    const key = keyEnv === undefined ? masterKey(subject) : terminal.environment[keyEnv];
    if (key === undefined && (keyEnv !== undefined || config.proxy.masterKey !== "none"))
      return notSeen(`${keyEnv ?? config.proxy.masterKey} has no value`);
    const route = routeOf(plan, name);
    if (route === undefined) return seen("", judgeName(plan, name));
    const asked = { ...askedOf(config, route), model: name };
    const [call] = callsFor(asked);
    if (call === undefined) return notSeen(`a short text cannot test ${name}, whose mode is ${asked.mode}`);
    const findings = judgeAnswer(name, keyEnv ?? config.proxy.masterKey, await ask(subject, call, key));
    return seen(findings.length === 0 ? `${name} answers` : "", findings);
  },
};

/** A route with a wildcard takes names that the config does not have. */
export function judgeName({ routes }: Pick<GatewayPlan, "routes">, name: string): readonly Finding[] {
  const names = routes.flatMap((route) => [route.model, ...route.aliases]);
  if (routeOf({ routes }, name) !== undefined) return [];
  return [messages.modelUnknown(name, closestMatch(name, names))];
}

/** The one that names it goes before a wildcard. */
function routeOf(
  { routes }: Pick<GatewayPlan, "routes">,
  name: string,
): GatewayPlan["routes"][number] | undefined {
  const takes = (matches: (known: string) => boolean) =>
    routes.find(({ model, aliases }) => [model, ...aliases].some(matches));
  return (
    takes((known) => known === name) ??
    takes((known) => known.endsWith("*") && name.startsWith(known.slice(0, -1)))
  );
}

async function ask({ target }: Subject, { path, body }: Call, key: string | undefined): Promise<Reply> {
  const headers = {
    "content-type": "application/json",
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  try {
    return await send(target, {
      method: "POST",
      path,
      headers,
      body: JSON.stringify(body),
      timeoutMilliseconds: 120_000,
    });
  } catch (failure) {
    return { reason: wordsOf(failure) };
  }
}

/** LiteLLM's own words decide; a text about a key is not repeated, because it shows a part of the key. */
export function judgeAnswer(name: string, key: string, reply: Reply): readonly Finding[] {
  const path = formatPath(["models", name]);
  if ("reason" in reply) return [messages.modelFails(path, name, reply.reason)];
  const { status, text } = reply;
  if (status < 400) return [];
  if (/key_model_access_denied|team_model_access_denied|not allowed to access model/.test(text))
    return [messages.modelNotAllowed(path, name, key)];
  if (status === 401) return [messages.clientKeyRefused(key)];
  if (text.includes("all_deployments_in_cooldown") || /No deployments available/i.test(text))
    return [messages.modelResting(path, name)];
  if (status === 429 || /budget/i.test(text)) return [messages.modelLimited(path, name, short(text))];
  return [messages.modelFails(path, name, `status ${status}: ${short(text)}`)];
}

/** The message of an OpenAI error, else the beginning of the text. */
function short(text: string): string {
  const message = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text;
  return message.replace(/\s+/g, " ").slice(0, 200);
}
