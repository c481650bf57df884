/** What nobody means to write, and somebody does. */

/** Names that every object has, names of other places, names that are no names. */
export const oddNames: readonly string[] = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "length", "then"],
  ...["", " ", ".", "..", "/", "*", "*/*", "-", "--", "a b", "a.b", "a[0]", 'a"b', "a'b", "a\\b", "a\nb"],
  ...["${HOME}", "${a.b}", "$(id)", "`id`", "os.environ/A_KEY", "%s", "{{a}}", "<b>", "#", "~", "null", "0"],
  ...["größe", "模型", "🦉", "\u0000", "\u001b[2J", "\u202Etxt", "\ud800", "\ufeff", "e\u0301"],
  ...["default", "defaults", "models", "vllm", "upstream", "proxy", "edge", "all", "A_KEY", "a".repeat(300)],
];

export const oddNumbers: readonly number[] = [
  ...[0, -0, 1, -1, 0.5, 1e-7, 1e21, 2 ** 31, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE],
  ...[NaN, Infinity, -Infinity, 65_535, 65_536, 80, 443, 100_000],
];

export const oddTexts: readonly string[] = [
  ...["s", "-5s", "1h30m", "0s", "99999999999999999999d", "5m", "30", "1e3", "0x10", "TRUE", "off", "yes"],
  ...[
    "http://",
    "http://[",
    "https://user:word@host/",
    "file:///",
    "localhost",
    "0.0.0.0",
    "::1",
    "256.1.1.1",
  ],
  ...["10.0.0.0/33", "openai/", "/gpt", "openai/gpt-4o", "azure/x", "hosted_vllm/x", "/srv/a", "./a", "../a"],
  ...["vllm/vllm-openai:v0.32.0", ":", "a:b:c@d", "GPU-17", "LITELLM_MASTER_KEY", "lower", "sk-"],
  ...oddNames,
  "x".repeat(100_000),
  `${"a".repeat(5000)}!`,
];

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

/** Made anew for each use: what one config changes is not the next one's. */
export const oddThings: readonly (() => unknown)[] = [
  ...[undefined, null, true, false, 10n, Symbol("odd")].map((value) => () => value),
  () => ({}),
  () => [],
  () => [[]],
  () => [null, undefined, {}],
  () => ({ a: 1 }),
  () => ({ default: {} }),
  () => () => 1,
  () => new Date(0),
  () => new Map([["a", 1]]),
  () => new Set(["a"]),
  () => /a/,
  () => new Error("odd"),
  () => Object.create(null) as unknown,
  () => Object.freeze({ a: 1 }),
  () => nested(200, (inner) => ({ a: inner })),
  () => nested(200, (inner) => [inner]),
  () => Array.from({ length: 200 }, (_, index) => index),
  () => Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key-${index}`, index])),
];
