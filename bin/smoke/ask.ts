/** One request to the gateway: what went wrong and how long it took. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Gateway {
  readonly url: string;
  readonly key: string | undefined;
  /** Until when a resting model is waited for: see `cooldownMilliseconds`. */
  readonly patienceEnds: number;
}

export interface Question {
  readonly path: string;
  /** Undefined asks with GET. */
  readonly body: unknown;
  /** What is wrong with a successful answer; undefined when nothing is. */
  readonly problem: (text: string) => string | undefined;
}

export interface Told {
  /** Empty when nothing went wrong. */
  readonly problem: string;
  /** Of the last try. */
  readonly seconds: number;
}

const timeoutMilliseconds = 120_000;
/** An engine that has just started rests until the gateway's next background check finds it. */
export const cooldownMilliseconds = 90_000;
const pauseMilliseconds = 3000;

/** Waits while the gateway lets the model rest; any other answer counts at once. */
export async function ask(gateway: Gateway, question: Question, onWait: () => void): Promise<Told> {
  for (let isFirst = true; ; isFirst = false) {
    const start = Date.now();
    const { problem, isResting } = await request(gateway, question);
    if (!isResting || Date.now() > gateway.patienceEnds) {
      return { problem: problem ?? "", seconds: Math.round((Date.now() - start) / 100) / 10 };
    }
    if (isFirst) onWait();
    await sleep(pauseMilliseconds);
  }
}

interface Answer {
  readonly problem: string | undefined;
  readonly isResting: boolean;
}

async function request({ url, key }: Gateway, { path, body, problem }: Question): Promise<Answer> {
  try {
    const response = await fetch(url + path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        "content-type": "application/json",
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const text = await response.text();
    if (response.ok) return { problem: problem(text), isResting: false };
    return {
      problem: refusal(response.status, text),
      isResting: text.includes("all_deployments_in_cooldown"),
    };
  } catch (failure) {
    return { problem: describe(failure), isResting: false };
  }
}

function refusal(status: number, text: string): string {
  // LiteLLM's own text repeats a part of the key.
  if (status === 401) return "status 401: the gateway does not know the master key of this env file";
  return `status ${status}: ${text.slice(0, 300)}`;
}

/** `fetch failed` alone helps nobody: the cause says why. */
function describe(failure: unknown): string {
  if (textOf(failure, "name") === "TimeoutError") return `no answer within ${timeoutMilliseconds / 1000} s`;
  const cause: unknown =
    typeof failure === "object" && failure !== null ? Reflect.get(failure, "cause") : undefined;
  return textOf(cause, "message") ?? textOf(failure, "message") ?? String(failure);
}

function textOf(value: unknown, key: string): string | undefined {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
}
