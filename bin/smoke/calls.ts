/** The calls of a smoke test, by the mode of a model: what is sent, and what counts as an answer. */
import { field, listIn } from "./answer";
import { maxTokens, ownAnswer, prompt } from "./call";
import type { Asked, Call } from "./call";
import { chatCalls } from "./chat-calls";

/** The calls for a model; empty for a mode that a short text cannot test. */
export function callsFor(asked: Asked): readonly Call[] {
  const { model, mode } = asked;
  if (mode === "chat") return chatCalls(asked);
  if (mode === "completion") return [completion(model)];
  return mode === "embedding" ? [embedding(model)] : [];
}

function completion(model: string): Call {
  return {
    check: "completion",
    path: "/v1/completions",
    body: { ...ownAnswer, model, max_tokens: maxTokens, prompt: prompt() },
    problem: (text) => listIn(text, "choices").problem,
  };
}

function embedding(model: string): Call {
  return {
    check: "embedding",
    path: "/v1/embeddings",
    body: { ...ownAnswer, model, input: prompt() },
    problem: (text) => listIn(text, "data").problem,
  };
}

/** Every planned model is in the list that clients see. */
export function modelListCall(models: readonly string[]): Call {
  return {
    check: "model list",
    path: "/v1/models",
    body: undefined,
    problem: (text) => {
      const listed = new Set(listIn(text, "data").list.map((entry) => field(entry, "id")));
      const absent = models.filter((model) => !listed.has(model));
      return absent.length === 0 ? undefined : `not in the list: ${absent.join(", ")}`;
    },
    fix: "Deploy again; LiteLLM leaves out a deployment that it cannot build, and `llm-gateway logs` of the proxy says why.",
  };
}
