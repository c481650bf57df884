/** A field that takes the NAME of a secret, never its value. Values live in the env file and in files on the host. */
import { z } from "zod";

/** Not what looks like a key of AWS or Google. */
const namePattern = /^(?!(AKIA|ASIA)[A-Z0-9]{16}$|GOCSPX)[A-Z][A-Z0-9_]*$/;

/** Values that many copies of the same example carry; everybody knows them. */
export const knownDefaultSecrets: readonly string[] = Object.freeze([
  "sk-1234",
  "sk-local-master",
  "sk-master",
  "admin",
  "admin123",
  "litellm",
  "password",
  "postgres",
  "changeme",
  "secret",
]);

export function isSecretName(text: string): boolean {
  return namePattern.test(text);
}

/** True for environment variables and flags whose value is a secret by their name. */
export function namesASecret(name: string): boolean {
  return /(^|[_-])(api[_-]?key|key|token|secret|password|passwd|credentials?)$/i.test(name);
}

/** True for the config's own keys under which a secret's name belongs; a value there may be a pasted secret. */
export function holdsASecret(key: string): boolean {
  return namesASecret(key) || /^(apiKeys|masterKey|saltKey|secretEnv|url)$/.test(key);
}

/** The name of a secret (`[A-Z][A-Z0-9_]*`). A literal value is the finding SECRET.LITERAL. */
export function secretName() {
  return z
    .string()
    .superRefine((text, context) => {
      if (isSecretName(text)) return;
      const isDefault = knownDefaultSecrets.includes(text.toLowerCase());
      const finding = isDefault ? "SECRET.KNOWN_DEFAULT" : "SECRET.LITERAL";
      context.addIssue({ code: "custom", params: { finding } });
    })
    .meta({ pattern: namePattern.source });
}
