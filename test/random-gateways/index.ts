/** Random gateways without an error finding: the whole surface of the config, the same ones on every run. */
import fc from "fast-check";
import { evaluateInput } from "../../config/evaluate";
import type { Evaluated } from "../../config/evaluate";
import { model, wildcard } from "./models";
import type { RandomModel } from "./models";
import { litellm } from "./raw";
import { routing } from "./routing";
import { cache, database, proxy, telemetry } from "./services";
import { given, maybe, seconds, some } from "./values";

export interface RandomGateway extends NonNullable<Evaluated["result"]> {
  readonly input: unknown;
}

export interface RandomGateways {
  readonly gateways: readonly RandomGateway[];
  /** Codes of the errors of those that were left out; a combination that the checks know to be wrong. */
  readonly refused: readonly string[];
}

export function randomGateways(count: number): RandomGateways {
  const gateways: RandomGateway[] = [];
  const refused: string[] = [];
  for (const input of fc.sample(gateway, { seed: 20_261_121, numRuns: count * 2 })) {
    const { result, findings } = evaluateInput(input);
    if (result) gateways.push({ input, ...result });
    else
      refused.push(
        ...new Set(findings.flatMap(({ severity, code }) => (severity === "error" ? [code] : []))),
      );
    if (gateways.length === count) return { gateways, refused };
  }
  throw new Error(`only ${gateways.length} of ${count} configs have no error: ${refused.join(" ")}`);
}

/** Some look like numbers, dates or booleans. */
const names = [
  "gpt-4o",
  "llama-3.1",
  "Ünï/code",
  "a b",
  "org/model:free",
  "1e3",
  "true",
  "2026-11-21",
  "wild card",
  '"q"',
];

const gateway: fc.Arbitrary<object> = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }), fc.nat({ max: 5 }))
  .chain(([chosen, wild]) => fc.tuple(...[...chosen.map(model), ...(wild === 0 ? [wildcard("wild/*")] : [])]))
  .chain(around);

function around(models: readonly RandomModel[]): fc.Arbitrary<object> {
  return fc.tuple(cache, database).chain(([drawnCache, drawnDatabase]) => {
    const hasDatabase = !("type" in drawnDatabase && drawnDatabase.type === "none");
    return fc
      .record({
        name: maybe(fc.constantFrom("shelf", "n0")),
        defaults: maybe(defaults),
        routing: maybe(routing(models)),
        proxy: maybe(proxy(hasDatabase, "type" in drawnCache)),
        telemetry: maybe(telemetry),
        litellm: maybe(litellm),
      })
      .map((rest) =>
        given({
          ...rest,
          host: { preset: "cpu" },
          models: Object.fromEntries(models.map(({ name, input }) => [name, input])),
          cache: drawnCache,
          database: drawnDatabase,
        }),
      );
  });
}

const defaults = some({
  timeout: seconds(1, 100),
  request: fc.constantFrom<object>({ temperature: 0.7 }, { maxTokens: 500, topP: 0.5 }),
  limits: fc.constant({ maxParallelRequests: 300 }),
});
