/** S3-17: the catalogue of providers, row by row. */
import { credentials, credentialNeeds } from "../../../config/presets/credentials";
import { providerOf, providers, refusedProviders } from "../../../config/presets/providers";
import { reasoningFamily } from "../../../config/presets/reasoning";
import { upstreamPresets } from "../../../config/presets/upstreams";
import { isSecretName } from "../../../config/schema/secret";
import { litellmTable, lookUpLitellmKey } from "../../../config/upstream/litellm";
import { evaluated, routeOf } from "../fixtures/evaluated";
import { hostedModel } from "../fixtures/hosted-model";

const rows = Object.entries(providers).map(([prefix, row]) => ({ prefix, ...row }));

test("S3-17: it has every provider that the sources name, and every one that serves locally", () => {
  const named = ["openai", "anthropic", "gemini", "vertex_ai", "cohere", "azure", "bedrock", "ollama"];
  const more = ["ollama_chat", "huggingface", "hosted_vllm", "together_ai", "replicate", "stability"];
  const rest = ["mistral", "ai21", "openrouter", "groq", "deepseek"];
  expect([...named, ...more, ...rest].filter((prefix) => !Object.hasOwn(providers, prefix))).toEqual([]);
  expect(Object.keys(refusedProviders)).toContain("aleph_alpha");
  expect(Object.keys(refusedProviders).filter((prefix) => Object.hasOwn(providers, prefix))).toEqual([]);
});

test.each(rows)("S3-17: $prefix compiles with its key's name, without a finding", ({ prefix, ...row }) => {
  const { artefacts, config } = evaluated({ models: { far: hostedModel(prefix) } });
  expect(artefacts.litellm).toContain(`model: "${prefix}/some-model"`);
  const keys = row.key === "required" && row.keyName !== null ? [row.keyName] : [];
  expect(config.models[0]?.upstream?.apiKeys).toEqual(keys);
  for (const key of keys) expect(artefacts.litellm).toContain(`/run/secrets/${key}"`);
});

test.each(rows)(
  "$prefix: its key is a secret's name, and its row is whole",
  ({ keyName, key, modes, link }) => {
    expect(keyName === null || isSecretName(keyName)).toBe(true);
    expect(key === "required" && keyName === null).toBe(false);
    expect(modes?.length).not.toBe(0);
    expect(link).toMatch(/^https:\/\//);
  },
);

test("the prefix ends at the first slash", () => {
  expect(providerOf("openrouter/openai/gpt-5")).toMatchObject({ prefix: "openrouter", name: "openai/gpt-5" });
  expect(providerOf("gpt-5")).toEqual({ prefix: "", name: "gpt-5", provider: undefined });
  expect(providerOf("toString/x").provider).toBeUndefined();
});

test("every field of credentials is one that LiteLLM reads", () => {
  const table = litellmTable("1.106.2");
  if (!table) throw new Error("there is no table of the pinned LiteLLM");
  const unread = Object.values(credentials).filter(
    ({ parameter }) => lookUpLitellmKey(table, "litellm_params", parameter).status !== "read",
  );
  expect(unread).toEqual([]);
  const named = Object.values(credentialNeeds).flat();
  expect(named.length).toBeGreaterThan(5);
});

describe("presets of hosted models", () => {
  const presets = Object.entries(upstreamPresets).map(([name, row]) => ({ name, ...row }));

  test.each(presets)("$name: its provider serves it, and its window is the route's", ({ name, ...row }) => {
    const { provider } = providerOf(row.model);
    expect(provider?.modes ?? [row.mode ?? "chat"]).toContain(row.mode ?? "chat");
    const route = routeOf({ models: { far: { upstream: { preset: name } } } }, "far");
    expect(route.maxInputTokens).toBe(row.contextWindow.input);
    expect(route.deployments.map(({ model }) => model)).toEqual([row.model]);
  });

  test.each(presets.filter(({ request }) => request !== undefined))(
    "S0-05: $name is asked with a level that it takes",
    ({ model, request }) => {
      const family = reasoningFamily(model);
      expect(family?.efforts ?? [request?.reasoningEffort]).toContain(request?.reasoningEffort);
    },
  );
});
