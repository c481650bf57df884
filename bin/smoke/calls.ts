/** The calls of a smoke test, one per mode of a model: what is sent, and what counts as an answer. */
import { randomBytes } from "node:crypto";
import type { ModelConfig } from "../../config";
import type { Question } from "./ask";

interface Call extends Question {
  /** What it tests, as people read it. */
  readonly check: string;
}

/** Different each time, so that no cache answers. */
const prompt = () => `Say hello. (${randomBytes(4).toString("hex")})`;
const maxTokens = 16;

/** A fallback's answer would hide that the model itself is down. */
const ownAnswer = { disable_fallbacks: true };

/** The calls for a model; empty for a mode that a short text cannot test. */
export function callsFor(model: string, mode: ModelConfig["mode"]): readonly Call[] {
  if (mode === "chat") return [chat(model), streamedChat(model)];
  if (mode === "completion") return [completion(model)];
  return mode === "embedding" ? [embedding(model)] : [];
}

function chat(model: string): Call {
  return {
    check: "chat",
    path: "/v1/chat/completions",
    body: { ...ownAnswer, model, max_tokens: maxTokens, messages: [{ role: "user", content: prompt() }] },
    problem: (text) => expectList(text, "choices"),
  };
}

function streamedChat(model: string): Call {
  return {
    check: "streamed chat",
    path: "/v1/chat/completions",
    body: {
      ...ownAnswer,
      model,
      stream: true,
      max_tokens: maxTokens,
      messages: [{ role: "user", content: prompt() }],
    },
    problem: (text) => {
      const events = text.split("\n").filter((line) => line.startsWith("data: "));
      if (events.some((line) => line.startsWith('data: {"error"'))) return "the stream ended with an error";
      return events.at(-1) === "data: [DONE]" && events.length > 1
        ? undefined
        : "the stream did not end in order";
    },
  };
}

function completion(model: string): Call {
  return {
    check: "completion",
    path: "/v1/completions",
    body: { ...ownAnswer, model, max_tokens: maxTokens, prompt: prompt() },
    problem: (text) => expectList(text, "choices"),
  };
}

function embedding(model: string): Call {
  return {
    check: "embedding",
    path: "/v1/embeddings",
    body: { ...ownAnswer, model, input: prompt() },
    problem: (text) => expectList(text, "data"),
  };
}

/** Every planned model is in the list that clients see. */
export function modelListCall(models: readonly string[]): Call {
  return {
    check: "model list",
    path: "/v1/models",
    body: undefined,
    problem: (text) => {
      const data = field(text, "data");
      const listed = new Set(Array.isArray(data) ? data.map(idOf) : []);
      const absent = models.filter((model) => !listed.has(model));
      return absent.length === 0 ? undefined : `not in the list: ${absent.join(", ")}`;
    },
  };
}

function idOf(entry: unknown): unknown {
  return typeof entry === "object" && entry !== null ? Reflect.get(entry, "id") : undefined;
}

function expectList(text: string, name: string): string | undefined {
  const list = field(text, name);
  return Array.isArray(list) && list.length > 0 ? undefined : `the answer has no ${name}`;
}

function field(text: string, name: string): unknown {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
  } catch {
    return undefined;
  }
}
