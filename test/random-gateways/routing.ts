/** Routes over the models that are there: groups, fallbacks of every kind, aliases, and how requests find their way. */
import fc from "fast-check";
import type { RandomModel } from "./models";
import { given, maybe, seconds, some } from "./values";

/** Modes that answer each other's requests. */
const text = ["chat", "completion", "responses"];

export function routing(models: readonly RandomModel[]): fc.Arbitrary<object> {
  const members = models.filter(({ mode, isWildcard }) => text.includes(mode) && !isWildcard);
  const names = members.map(({ name }) => name);
  return groups(names).chain((drawn) => {
    const answering = [...Object.keys(drawn), ...names];
    const behind = models.some(({ isWildcard }) => isWildcard) ? ["wild/some-model"] : [];
    const chained = [...behind, ...answering];
    const hosted = models.filter(({ input }) => Object.hasOwn(input, "upstream")).map(({ name }) => name);
    return fc
      .record({
        fallbacks: maybe(lists(chained)),
        contextWindowFallbacks: maybe(lists(answering)),
        contentPolicyFallbacks: maybe(lists(answering)),
        defaultFallbacks: maybe(someOf(answering)),
        aliases: maybe(
          aliases([...answering, ...models.filter((one) => !one.isWildcard).map(({ name }) => name)]),
        ),
        healthChecks: maybe(healthChecks(hosted)),
        settings: settings(),
      })
      .map(({ settings: more, ...rest }) =>
        given({ ...more, ...rest, groups: Object.keys(drawn).length > 0 ? drawn : undefined }),
      );
  });
}

function someOf(names: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.shuffledSubarray([...names], { maxLength: Math.min(3, names.length) });
}

type Groups = Readonly<Record<string, readonly object[]>>;

function groups(names: readonly string[]): fc.Arbitrary<Groups> {
  if (names.length === 0) return fc.constant({});
  const group = fc
    .tuple(
      fc.shuffledSubarray([...names], { minLength: 1 }),
      fc.constantFrom("even", "weight", "order"),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: names.length, maxLength: names.length }),
    )
    .map(([members, kind, numbers]) =>
      members.map((name, index) => ({ model: name, ...(kind === "even" ? {} : { [kind]: numbers[index] }) })),
    );
  return fc.dictionary(fc.constantFrom("pool", "any of them", "007"), group, {
    maxKeys: 2,
    noNullPrototype: true,
  });
}

/** Only to names further behind in the list: never in a circle. */
function lists(names: readonly string[]): fc.Arbitrary<object> {
  const entries = names
    .slice(0, -1)
    .map((name, index) =>
      someOf(names.slice(index + 1).filter((one) => !one.startsWith("wild/"))).map(
        (targets) => [name, targets] as const,
      ),
    );
  if (entries.length === 0) return fc.constant({});
  return fc
    .tuple(...entries)
    .map((drawn) => Object.fromEntries(drawn.filter(([, targets]) => targets.length > 0)));
}

function aliases(names: readonly string[]): fc.Arbitrary<object> {
  if (names.length === 0) return fc.constant({});
  const alias = fc.constantFrom("gpt-4", "fast", "yes", "old name", "3.10");
  return fc.dictionary(alias, fc.constantFrom(...names), { maxKeys: 3, noNullPrototype: true });
}

function healthChecks(hosted: readonly string[]): fc.Arbitrary<unknown> {
  const named = hosted.length === 0 ? [] : [fc.shuffledSubarray([...hosted], { minLength: 1 })];
  const upstreams = fc.oneof(fc.boolean(), ...named);
  return fc.oneof(fc.constant(false), some({ every: seconds(5, 90), timeout: seconds(1, 9), upstreams }));
}

const retries = fc.integer({ min: 0, max: 4 });

function settings(): fc.Arbitrary<object> {
  return some({
    // The others have a finding each; two of them warn at the start.
    strategy: fc.constantFrom(
      "simple-shuffle",
      "simple-shuffle",
      "least-busy",
      "latency-based-routing",
      "cost-based-routing",
    ),
    retries,
    retryPolicy: some({
      badRequestErrorRetries: retries,
      authenticationErrorRetries: retries,
      timeoutErrorRetries: retries,
      rateLimitErrorRetries: retries,
      contentPolicyViolationErrorRetries: retries,
      internalServerErrorRetries: retries,
      serviceUnavailableErrorRetries: retries,
      notFoundErrorRetries: retries,
      defaultRetries: retries,
    }),
    timeout: seconds(1, 100),
    streamTimeout: seconds(1, 100),
    cooldown: some({ afterFailures: fc.integer({ min: 0, max: 5 }), for: seconds(1, 90) }),
    preCallChecks: fc.boolean(),
    tagFiltering: fc.oneof(fc.boolean(), some({ match: fc.constantFrom("any", "all") })),
    sessionAffinity: fc.oneof(
      fc.boolean(),
      some({ by: fc.constantFrom("session", "key"), ttl: seconds(1, 9000) }),
    ),
  });
}
