/** One request to the gateway: what went wrong and how long it took. */
import { setTimeout as sleep } from "node:timers/promises";
import { refusesKey } from "./refused-key";
import { send } from "./request";
import type { Target } from "./request";

export interface Gateway extends Target {
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
  /** 0: there was no answer. */
  readonly status: number;
  readonly isKeyRefused: boolean;
  readonly requestId: string;
}

/** What a question waits for, as it begins to take long. */
export interface Waiting {
  /** The gateway lets the model rest. */
  readonly onRest: () => void;
  /** No answer after `silenceMilliseconds`. */
  readonly onSilence: () => void;
}

const timeoutMilliseconds = 120_000;
/** An engine that has just started rests until the gateway's next background check finds it. */
export const cooldownMilliseconds = 90_000;
const pauseMilliseconds = 3000;
const silenceMilliseconds = 2000;

/** Waits while the gateway lets the model rest; any other answer counts at once. */
export async function ask(gateway: Gateway, question: Question, waiting: Waiting): Promise<Told> {
  for (let isFirst = true; ; isFirst = false) {
    const start = Date.now();
    const silence = setTimeout(waiting.onSilence, isFirst ? silenceMilliseconds : timeoutMilliseconds);
    const { isResting, ...told } = await request(gateway, question);
    clearTimeout(silence);
    if (!isResting || Date.now() > gateway.patienceEnds)
      return { ...told, seconds: Math.round((Date.now() - start) / 100) / 10 };
    if (isFirst) waiting.onRest();
    await sleep(pauseMilliseconds);
  }
}

interface Answer extends Omit<Told, "seconds"> {
  readonly isResting: boolean;
}

const fine = { isResting: false, isKeyRefused: false };

async function request(gateway: Gateway, { path, body, problem }: Question): Promise<Answer> {
  try {
    const { status, text, requestId } = await send(gateway, {
      method: body === undefined ? "GET" : "POST",
      path,
      headers: {
        "content-type": "application/json",
        ...(gateway.key === undefined ? {} : { authorization: `Bearer ${gateway.key}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      timeoutMilliseconds,
    });
    if (status >= 200 && status < 300) return { ...fine, problem: problem(text) ?? "", status, requestId };
    const isResting = text.includes("all_deployments_in_cooldown");
    const isKeyRefused = refusesKey(status, text);
    return { problem: refusal(status, text), isResting, isKeyRefused, status, requestId };
  } catch (failure) {
    return { ...fine, problem: describe(failure), status: 0, requestId: "" };
  }
}

function refusal(status: number, text: string): string {
  // LiteLLM's own text repeats a part of the key.
  if (refusesKey(status, text))
    return `status ${status}: the gateway does not know the master key of this env file`;
  return `status ${status}: ${text.slice(0, 300)}`;
}

function describe(failure: unknown): string {
  const cause: unknown =
    typeof failure === "object" && failure !== null ? Reflect.get(failure, "cause") : undefined;
  if ([failure, cause].some((one) => textOf(one, "name") === "TimeoutError"))
    return `no answer within ${timeoutMilliseconds / 1000} s`;
  return textOf(cause, "message") ?? textOf(failure, "message") ?? String(failure);
}

function textOf(value: unknown, key: string): string | undefined {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
}
