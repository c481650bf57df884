/** What can be seen of a secret's value without knowing it: a default, a placeholder, nothing at all. */
import { knownDefaultSecrets, namesASecret } from "../schema/secret";

/** True for names whose value is a secret; `ANTHROPIC_API_KEY_2` is one too. */
export function holdsSecret(name: string): boolean {
  return namesASecret(name.replace(/_\d+$/, "")) && !/(^|_)per_|max_|_cost|(^|_)public_key$/i.test(name);
}

/** True for a credential of the stack itself, which works with any value; a provider's key works only when it is real. */
export function isOwnCredential(name: string): boolean {
  return /(password|passwd|master_key|salt_key|nextauth_secret|^salt)$/i.test(name);
}

/** Continues "X is"; undefined for a value that may be one. */
export function weaknessOf(value: string): string | undefined {
  const text = value.trim().toLowerCase();
  if (text === "") return "empty";
  if (knownDefaultSecrets.includes(text)) return "a default that everybody knows";
  return isPlaceholder(text) ? "a placeholder" : undefined;
}

export function isPlaceholder(text: string): boolean {
  return (
    /(^|[-_ ])your([-_ ]|$)|change[-_ ]?(this|me|it)|replace[-_ ]?(this|me|with)|insert[-_ ]|placeholder|^<.*>$|x{6,}|^\.{3}$/i.test(
      text,
    ) || isMadeUp(text)
  );
}

/** A word where a key would stand, for servers that ask for none. */
export function isMadeUp(text: string): boolean {
  return /^(not[-_ ]?(used|needed|required)|none|empty|dummy|fake([-_]key)?|no[-_]key|sk-no-key-required|n\/?a|anything|-)$/i.test(
    text,
  );
}

/** The password in a URL; undefined without one. */
export function passwordOfUrl(url: string): string | undefined {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/@:]*:([^@]*)@/i.exec(url)?.[1];
}

/** A URL with a password, wherever it stands in a text; a port before a path with an at sign is none. */
const urlWithPassword = /[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:"']*:([^\s/?#@"']+)@[^\s/?#@"']/gi;
/** What a template, or somebody who hides it, writes in place of a password. */
const noPassword = /^(\$.*|<.*>|\*+)$/;

/** What a plain text holds that is a secret, whatever the text is called: continues "holds". */
export function secretInText(text: string): string | undefined {
  const passwords = [...text.matchAll(urlWithPassword)].map(([, password = ""]) => password);
  if (passwords.some((password) => !noPassword.test(password))) return "a URL with a password";
  // Real ones are long and have digits; words such as `sk-learn-extension` have none.
  return /(^|[\s"'=,:])sk-(?=[\w-]*\d)[\w-]{12,}/.test(text) ? "a key" : undefined;
}

/** Bits that no search over a network reaches. */
const enoughBits = 64;

/** About how many bits a value holds, seen from its own characters: their number times the spread among them. */
export function strengthOf(value: string): number {
  const counts = new Map<string, number>();
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const length = Array.from(value).length;
  const perLetter = [...counts.values()].reduce((sum, n) => sum - (n / length) * Math.log2(n / length), 0);
  return Math.floor(length * perLetter);
}

export function isEasyToGuess(value: string): boolean {
  return strengthOf(value) < enoughBits;
}
