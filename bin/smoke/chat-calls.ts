/** The shapes of chat that clients send: plain, with metadata, streamed, several turns, with a tool. Half of them without `/v1`. */
import { field, listIn, parsed } from "./answer";
import { maxTokens, ownAnswer, prompt } from "./call";
import type { Asked, Call } from "./call";

const versioned = "/v1/chat/completions";
/** The base URL as many clients write it. */
const bare = "/chat/completions";

/** A model that thinks first needs room before it calls. */
const toolTokens = 512;

export function chatCalls(asked: Asked): readonly Call[] {
  const { model, callsTools } = asked;
  return [
    plain(model),
    withMetadata(model),
    streamed(model),
    severalTurns(model),
    ...(callsTools ? [toolCall(asked)] : []),
  ];
}

const user = (content: string) => ({ role: "user", content });

function plain(model: string): Call {
  return chat("chat", versioned, { model, messages: [user(prompt())] });
}

function withMetadata(model: string): Call {
  const metadata = { purpose: "smoke test", session_id: "llm-gateway-smoke", step: 2 };
  const sender = { user: "llm-gateway-smoke", metadata };
  return chat("chat with metadata", bare, { model, ...sender, messages: [user(prompt())] });
}

function severalTurns(model: string): Call {
  const messages = [
    { role: "system", content: "You answer in one word." },
    user("Say one."),
    { role: "assistant", content: "One." },
    user(prompt()),
  ];
  return chat("several turns", bare, { model, messages });
}

function chat(check: string, path: string, body: object): Call {
  return {
    check,
    path,
    body: { ...ownAnswer, max_tokens: maxTokens, ...body },
    problem: (text) => listIn(text, "choices").problem,
  };
}

function streamed(model: string): Call {
  return {
    ...chat("streamed chat", versioned, { model, stream: true, messages: [user(prompt())] }),
    problem: (text) => {
      const events = text.split("\n").filter((line) => line.startsWith("data: "));
      if (events.some((line) => line.startsWith('data: {"error"'))) return "the stream ended with an error";
      return events.at(-1) === "data: [DONE]" && events.length > 1
        ? undefined
        : "the stream did not end in order";
    },
  };
}

const tool = {
  type: "function",
  function: {
    name: "get_weather",
    description: "Get the weather of a city. It is the only way to know it.",
    parameters: {
      type: "object",
      properties: { city: { type: "string", description: "such as Paris" } },
      required: ["city"],
    },
  },
};

function toolCall({ model, room }: Asked): Call {
  const question = `What is the weather in Paris now? Call the tool. ${prompt().slice(-10)}`;
  return {
    ...chat("tool call", versioned, {
      model,
      max_tokens: Math.min(toolTokens, room ?? toolTokens),
      messages: [user(question)],
      tools: [tool],
      tool_choice: "auto",
    }),
    problem: noToolCall,
    fix: "Set the `vllm.toolCallParser` of this model's family; `capabilities: { tools: false }` where it calls none.",
  };
}

function noToolCall(text: string): string | undefined {
  const { list, problem } = listIn(text, "choices");
  if (problem !== undefined) return problem;
  const [choice] = list;
  const call = field(field(field(field(choice, "message"), "tool_calls"), 0), "function");
  if (field(call, "name") !== tool.function.name)
    return field(choice, "finish_reason") === "length"
      ? "the answer was cut before the model called the tool"
      : "the model answered in words and called no tool";
  const given = parsed(String(field(call, "arguments")));
  return typeof field(given, "city") === "string" ? undefined : "the call has no readable arguments";
}
