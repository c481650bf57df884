/** JavaScript and TypeScript: the OpenAI SDK, and what Node has by itself. */
import { question, quoted } from "./client";
import type { Client } from "./client";

export const javascriptOpenai: Client = {
  name: "javascript",
  title: "JavaScript, OpenAI SDK",
  file: "chat-openai.mjs",
  install: "npm install openai",
  text: ({ baseUrl, model, keyVariable }) => `import OpenAI from "openai";

const client = new OpenAI({ baseURL: ${quoted(baseUrl)}, apiKey: process.env[${quoted(keyVariable)}] });
const stream = await client.chat.completions.create({
  model: ${quoted(model)},
  messages: [{ role: "user", content: ${quoted(question)} }],
  stream: true,
});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta?.content ?? "");
process.stdout.write("\\n");
`,
};

export const typescriptPlain: Client = {
  name: "typescript-plain",
  title: "TypeScript, nothing but Node",
  file: "chat.ts",
  install: "",
  text: ({ baseUrl, model, keyVariable }) => `interface Completion {
  readonly choices: readonly { readonly message: { readonly content: string } }[];
}

async function ask(content: string): Promise<string> {
  const answer = await fetch(${quoted(`${baseUrl}/chat/completions`)}, {
    method: "POST",
    headers: {
      authorization: \`Bearer \${process.env[${quoted(keyVariable)}] ?? ""}\`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ model: ${quoted(model)}, messages: [{ role: "user", content }] }),
  });
  if (!answer.ok) throw new Error(\`status \${answer.status}: \${await answer.text()}\`);
  const { choices } = (await answer.json()) as Completion;
  return choices[0]?.message.content ?? "";
}

void ask(${quoted(question)}).then((text) => console.log(text));
`,
};
