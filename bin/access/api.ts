/** The admin API of a running LiteLLM. What it refuses becomes a finding, and never shows a key. */
import type { Finding } from "../../config";
import * as messages from "../../config/errors/access-live";
import { objectOf, parseJson, textOf } from "./json";
import type { Json, JsonObject } from "./json";

export interface AdminApi {
  readonly url: string;
  readonly get: (path: string) => Promise<Json>;
  /** `what`: for whom, as messages say it. */
  readonly post: (path: string, body: JsonObject, what: string) => Promise<JsonObject>;
}

/** Ends a verb with its findings. */
export class AccessFailure extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super("the gateway refused");
  }
}

const timeoutMilliseconds = 60_000;

/** `secret`: the name of what holds `key`. */
export function adminApi(url: string, key: string, secret: string): AdminApi {
  const ask = async (method: string, path: string, body: JsonObject | undefined, what: string) => {
    const asked = `${method} ${path.replace(/\?.*/, "")}${what === "" ? "" : ` for ${what}`}`;
    const answer = await send(url, key, method, path, body);
    if (answer.status < 300) return parseJson(answer.text) ?? null;
    throw new AccessFailure([refusal(url, secret, asked, answer)]);
  };
  return {
    url,
    get: (path) => ask("GET", path, undefined, ""),
    post: async (path, body, what) => objectOf(await ask("POST", path, body, what)),
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function send(
  url: string,
  key: string,
  method: string,
  path: string,
  body: JsonObject | undefined,
): Promise<Answer> {
  try {
    const response = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    return { status: response.status, text: await response.text() };
  } catch (failure) {
    throw new AccessFailure([messages.gatewayUnreachable(url, reasonOf(failure))]);
  }
}

function refusal(url: string, secret: string, asked: string, { status, text }: Answer): Finding {
  const said = textOf(objectOf(objectOf(parseJson(text)).error).message) ?? text;
  const shown = said.replace(/sk-[\w.-]+/g, "sk-…").slice(0, 300);
  if (/not connected|no connected db|no_db_connection/i.test(text))
    return messages.gatewayWithoutDatabase(url);
  if (/enterprise|premium/i.test(text)) return messages.licenceNeeded(asked, shown);
  if (status === 401 || status === 403) return messages.adminRefused(url, secret);
  return messages.requestRefused(asked, status, shown);
}

/** `fetch failed` alone helps nobody: the cause says why. */
function reasonOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  if (failure.name === "TimeoutError") return `no answer within ${timeoutMilliseconds / 1000} s`;
  const { cause } = failure;
  return cause instanceof Error && cause.message !== "" ? cause.message : failure.message;
}
