/** Keeps values of secrets out of what is shown. A config holds names of secrets; this is for what somebody pasted all the same. */
import { isSecretName, namesASecret } from "../../config";

const hidden = "(hidden)";

/** The value of a key or a variable, as text; hidden where its name says that it holds a secret and it is none's name. */
export function namedValue(name: string, value: unknown): string {
  if (typeof value === "string") return holdsOne(name, value) ? hidden : value;
  return JSON.stringify(value, (key, inner: unknown) =>
    typeof inner === "string" && holdsOne(key, inner) ? hidden : inner,
  );
}

function holdsOne(name: string, value: string): boolean {
  return namesASecret(name) && !isSecretName(value);
}

/** Forms of keys that providers give, and passwords in addresses. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\b(sk|pk|rk)-[A-Za-z0-9_-]{16,}/g, hidden],
  [/\b(hf_|ghp_|gho_|ghs_|github_pat_|glpat-|xox[a-z]-|gsk_|nvapi-)[A-Za-z0-9_-]{12,}/g, hidden],
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/g, hidden],
  [/\bAIza[A-Za-z0-9_-]{30,}/g, hidden],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, hidden],
  [/([a-z][a-z0-9+.-]*:\/\/[^\s/@:"]*:)[^\s@"]+@/gi, `$1${hidden}@`],
];

/** Shorter ones are words that occur by themselves. */
const shortest = 6;

/** A copy of a document of texts, lists and objects. `values`: the secrets that are known here, by name. */
export function conceal<T>(document: T, values: ReadonlyMap<string, string>): T {
  const known = [...values].filter(([, value]) => value.length >= shortest);
  // Longer first: one may be a part of another.
  const sorted = known.toSorted(([, a], [, b]) => b.length - a.length);
  const clean = (text: string) => {
    const named = sorted.reduce((rest, [name, value]) => rest.replaceAll(value, `(${name})`), text);
    return forms.reduce((rest, [form, instead]) => rest.replace(form, instead), named);
  };
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return clean(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  // The same shape, with other texts.
  return walk(document) as T;
}
