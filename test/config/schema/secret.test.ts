import { holdsASecret, isSecretName, knownDefaultSecrets, namesASecret } from "../../../config/schema/secret";

test.each([
  ["LITELLM_MASTER_KEY", true],
  ["A", true],
  ["KEY_2", true],
  ["lower_case", false],
  ["2_KEY", false],
  ["_KEY", false],
  ["MY-KEY", false],
  ["sk-1234", false],
  ["", false],
  ["AKIAIOSFODNN7EXAMPLE", false],
  ["ASIAIOSFODNN7EXAMPLE", false],
  ["AKIA_KEY", true],
])("%j is a secret's name: %s", (text, expected) => {
  expect(isSecretName(text)).toBe(expected);
});

test.each([
  ["HF_TOKEN", true],
  ["OPENAI_API_KEY", true],
  ["API_KEY", true],
  ["apikey", true],
  ["DB_PASSWORD", true],
  ["client-secret", true],
  ["GOOGLE_CREDENTIALS", true],
  ["MAX_TOKENS", false],
  ["MONKEY", false],
  ["KEY_FILE", false],
  ["TOKENIZERS_PARALLELISM", false],
])("%s is a secret by its name: %s", (name, expected) => {
  expect(namesASecret(name)).toBe(expected);
});

test.each([
  ["apiKeys", true],
  ["masterKey", true],
  ["saltKey", true],
  ["secretEnv", true],
  ["password", true],
  ["token", true],
  ["url", true],
  ["model", false],
  ["apiBase", false],
])("a secret's name belongs under %s: %s", (key, expected) => {
  expect(holdsASecret(key)).toBe(expected);
});

test("known default keys are compared in lower case", () => {
  expect(knownDefaultSecrets.length).toBeGreaterThan(0);
  expect(knownDefaultSecrets.filter((key) => key !== key.toLowerCase())).toEqual([]);
});
