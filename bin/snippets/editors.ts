/** Configs of clients that people talk to: each lists the chat models of the gateway. */
import type { Client } from "./client";

/** https://opencode.ai/docs/providers/ */
export const opencode: Client = {
  name: "opencode",
  title: "OpenCode",
  file: "opencode.json",
  install: "",
  text: ({ baseUrl, model, models, keyVariable, stack }) =>
    json({
      $schema: "https://opencode.ai/config.json",
      provider: {
        [stack]: {
          npm: "@ai-sdk/openai-compatible",
          name: stack,
          options: { baseURL: baseUrl, apiKey: `{env:${keyVariable}}` },
          models: Object.fromEntries(
            models.map(({ name, input, output }) => [
              name,
              {
                name,
                ...(input === null || output === null ? {} : { limit: { context: input, output } }),
              },
            ]),
          ),
        },
      },
      model: `${stack}/${model}`,
    }),
};

/** https://docs.openclaw.ai/gateway/config-tools/custom-providers */
export const openclaw: Client = {
  name: "openclaw",
  title: "OpenClaw",
  file: "openclaw.json",
  install: "",
  text: ({ baseUrl, model, models, keyVariable, stack }) =>
    json({
      models: {
        mode: "merge",
        providers: {
          [stack]: {
            baseUrl,
            apiKey: `\${${keyVariable}}`,
            api: "openai-completions",
            models: models.map(({ name, input, output }) => ({
              id: name,
              name,
              ...(input === null ? {} : { contextWindow: input }),
              ...(output === null ? {} : { maxTokens: output }),
            })),
          },
        },
      },
      agents: { defaults: { model: { primary: `${stack}/${model}` } } },
    }),
};

function json(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
