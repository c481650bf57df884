/** The real LiteLLM loads 200 random gateways and every golden YAML: it holds exactly what was meant, and has nothing to say. */
import { isDeepStrictEqual } from "node:util";
import { randomGateways } from "../../random-gateways";
import type { RandomGateway } from "../../random-gateways";
import { expectedDeployments } from "./expected-deployments";
import {
  expectedCallbacks,
  expectedChecks,
  expectedGeneral,
  expectedLitellm,
  expectedPolicies,
  expectedRedis,
  expectedRouter,
} from "./expected-proxy";
import { names as examples, planned } from "./goldens";
import { loadedByLitellm } from "./held-proxies";
import type { Held, Loaded } from "./held-proxies";

type Gateway = Omit<RandomGateway, "input"> & { readonly name: string };

let gateways: readonly Gateway[];
let answers: readonly Loaded[];

beforeAll(async () => {
  const goldens = await Promise.all(
    examples
      .filter((name) => name !== "own-litellm-yaml")
      .map(async (name) => ({ ...(await planned(name)), name: `examples/${name}` })),
  );
  const random = randomGateways(200).gateways.map((gateway, index) => ({
    ...gateway,
    name: `random ${index}`,
  }));
  gateways = [...goldens, ...random];
  const secrets = new Set(gateways.flatMap(({ plan }) => plan.secrets.map(({ name }) => name)));
  answers = await loadedByLitellm(
    gateways.map(({ plan, artefacts }) => ({ plan, yaml: artefacts.litellm })),
    [...secrets],
  );
});

/** The gateways of which something else is held than was meant, each with both. */
function differences(of: (held: Held) => unknown, meant: (gateway: Gateway) => unknown): readonly object[] {
  return gateways.flatMap((gateway, index) => {
    const held = answers[index]?.held;
    const [is, wanted] = [held ? of(held) : "it did not load", meant(gateway)].map(plain);
    return isDeepStrictEqual(is, wanted) ? [] : [{ name: gateway.name, held: is, meant: wanted }];
  });
}

/** As JSON has it. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

test("all of them load, by LiteLLM's own validation", () => {
  const failed = gateways.flatMap(({ name }, index) => {
    const { code = -1, output = "" } = answers[index] ?? {};
    return code === 0 ? [] : [`${name}: ${output.slice(-600)}`];
  });
  expect(failed).toEqual([]);
  expect(gateways.length).toBeGreaterThan(200);
});

test("it counts the models that were planned, those behind an alias once more", () => {
  const counted = answers.map(({ output }) => /LiteLLM: config OK \((\d+) models\)/.exec(output)?.[1]);
  const meant = gateways.map(({ plan }) =>
    String(
      plan.routes.reduce(
        (sum, { deployments, aliases }) => sum + deployments.length * (1 + aliases.length),
        0,
      ),
    ),
  );
  expect(counted).toEqual(meant);
});

test("every deployment is there, in its order, with what was said of it and nothing else", () => {
  expect(
    differences(
      ({ deployments }) => deployments,
      ({ config, plan }) => expectedDeployments(config, plan),
    ),
  ).toEqual([]);
});

test("routes, retries, rests and falls back as configured", () => {
  expect(
    differences(
      ({ router }) => router,
      ({ config, plan }) => expectedRouter(config, plan),
    ),
  ).toEqual([]);
});

test("has the policies and the checks", () => {
  expect(
    differences(
      ({ retryPolicy, allowedFailsPolicy, checks }) => ({ retryPolicy, allowedFailsPolicy, checks }),
      ({ config }) => ({ ...expectedPolicies(config), checks: expectedChecks(config) }),
    ),
  ).toEqual([]);
});

/** As LiteLLM reads its texts. */
function inSeconds(value: unknown): unknown {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(String(value)) ?? [];
  const each = { s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? ""];
  return each === undefined ? value : Number(number) * each;
}

test("has its general settings, and no other", () => {
  const times = ["maximum_spend_logs_retention_period", "maximum_spend_logs_retention_interval"];
  expect(
    differences(
      ({ general }) =>
        Object.fromEntries(
          Object.entries(general)
            .filter(([key]) => key !== "coordination_redis")
            .map(([key, value]) => [key, times.includes(key) ? inSeconds(value) : value]),
        ),
      ({ config }) => expectedGeneral(config),
    ),
  ).toEqual([]);
});

test("has the settings of the library", () => {
  expect(
    differences(
      ({ litellm }) => ({
        ...litellm,
        ...("budget_duration" in litellm ? { budget_duration: inSeconds(litellm.budget_duration) } : {}),
      }),
      ({ config }) => expectedLitellm(config),
    ),
  ).toEqual([]);
});

test("has its callbacks, each where it is known", () => {
  const missing = gateways.flatMap(({ name, config }, index) => {
    const { both = [], success = [], failure = [] } = expectedCallbacks(config);
    const { callbacks = [], successCallbacks = [], failureCallbacks = [] } = answers[index]?.held ?? {};
    const lacks = (wanted: readonly string[], list: readonly string[]) =>
      wanted.filter((one) => !list.includes(one));
    return [
      ...lacks(both, callbacks),
      ...lacks(success, successCallbacks),
      ...lacks(failure, failureCallbacks),
    ].map((callback) => `${name}: ${callback}`);
  });
  expect(missing).toEqual([]);
});

test("shares its state through the Redis that was meant, and caches what was asked for", () => {
  expect(
    differences(
      ({ cache, coordination }) => ({ cache, coordination }),
      ({ config }) => expectedRedis(config),
    ),
  ).toEqual([]);
});

test("has its key from the secret's file", () => {
  expect(
    differences(
      ({ masterKey }) => masterKey,
      ({ config: { proxy } }) => (proxy.masterKey === "none" ? null : `value-of-${proxy.masterKey}`),
    ),
  ).toEqual([]);
});

/** What LiteLLM says of a config that means it. */
const justified: readonly RegExp[] = [
  // `masterKey: none` is this.
  /LITELLM_MASTER_KEY is not set!/,
  // Its list of readers lacks Polly, whose code reads the region (llms/aws_polly/text_to_speech/transformation.py).
  /resolves to provider 'aws_polly', which ignores them/,
];

test("no warning, no error", () => {
  const said = gateways.flatMap(({ name }, index) =>
    complaints(answers[index]?.output ?? "").map((line) => `${name}: ${line}`),
  );
  expect(said).toEqual([]);
});

function complaints(output: string): readonly string[] {
  return output
    .split("\n")
    .filter((line) => /warning|error|critical|exception|traceback|not a valid argument|failed/i.test(line))
    .filter((line) => !justified.some((pattern) => pattern.test(line)));
}
