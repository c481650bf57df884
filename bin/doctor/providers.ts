/** `--providers`: every key of every provider is tried once, with a request that costs nothing. */
import * as messages from "../../config/errors/doctor-clients";
import { formatPath, givenCredentials } from "../../config";
import type { Finding, GatewayConfig, UpstreamConfig } from "../../config";
import { send } from "../smoke/request";
import type { Terminal } from "../terminal";
import { proxyFromHere } from "../through-proxy";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import type { Reply } from "./gateway";
import { wordsOf } from "./failure-words";
import { addressFromHere } from "./from-here";
import { providerCall } from "./provider-calls";
import type { ProviderCall } from "./provider-calls";

interface Asked {
  readonly path: string;
  readonly secret: string;
  readonly call: ProviderCall;
}

interface Questions {
  readonly asked: readonly Asked[];
  /** Variables whose values cannot be tried from here. */
  readonly untried: readonly string[];
}

export const providers: Check = {
  name: "provider keys",
  look: async ({ config, values, options, terminal }) => {
    if (options.providers !== true) return notSeen("--providers asks them");
    const { asked, untried } = questions(config, values, terminal.environment);
    const left = untried.length === 0 ? [] : [`not tried: ${untried.join(", ")}`];
    if (asked.length === 0) return notSeen(left[0] ?? "no model has a provider's key");
    const judged = asked.map(async (one) => judgeProvider(one, await ask(one.call)));
    const findings = (await Promise.all(judged)).flat();
    const said = findings.map(({ message }) => message);
    return seen([...(said.length === 0 ? [`${asked.length} accepted`] : said), ...left].join("; "), findings);
  },
};

/** A key is asked once per address, whoever names it. One without a value is a finding of the secrets. */
export function questions(
  { models, host }: Pick<GatewayConfig, "models" | "host">,
  values: ReadonlyMap<string, string>,
  environment: Terminal["environment"],
): Questions {
  const asked = new Map<string, Asked>();
  const untried = new Set<string>();
  for (const { name, upstream } of models)
    for (const secret of upstream === null ? [] : secretsOf(upstream)) {
      const value = values.get(secret);
      if (upstream === null || value === undefined) continue;
      const call = upstream.apiKeys.includes(secret) ? providerCall(upstream, value) : undefined;
      if (call === undefined) untried.add(secret);
      else if (proxyFromHere(environment, host, call.url)) untried.add(`${secret} (behind a proxy)`);
      else if (!asked.has(`${secret} ${call.url}`))
        asked.set(`${secret} ${call.url}`, { path: formatPath(["models", name]), secret, call });
    }
  return { asked: [...asked.values()], untried: [...untried] };
}

/** What its provider is asked with. */
function secretsOf(upstream: UpstreamConfig): readonly string[] {
  const credentials = givenCredentials(upstream).filter(({ secret }) => secret);
  return [...upstream.apiKeys, ...credentials.map(({ value }) => value)];
}

async function ask({ url, headers }: ProviderCall): Promise<Reply> {
  const { pathname, search } = new URL(url);
  const address = addressFromHere(url);
  const path = pathname + search;
  try {
    return await send(
      { url, address },
      { method: "GET", path, headers, body: undefined, timeoutMilliseconds: 15_000 },
    );
  } catch (failure) {
    return { reason: wordsOf(failure) };
  }
}

/** The provider's own text may repeat a part of the key, so only its status is told. */
export function judgeProvider({ path, secret, call }: Asked, reply: Reply): readonly Finding[] {
  const { origin } = new URL(call.url);
  if ("reason" in reply) return [messages.providerAway(path, origin, reply.reason)];
  const { status, text } = reply;
  // Google answers 400 to a bad key.
  if (status === 401 || status === 403 || (status === 400 && text.includes("API_KEY_INVALID")))
    return [messages.providerKeyRefused(path, secret, origin, status)];
  if (status === 429 || status === 402) return [messages.providerLimited(path, secret, origin)];
  return status >= 400 ? [messages.providerAway(path, call.url.split("?")[0] ?? "", `status ${status}`)] : [];
}
