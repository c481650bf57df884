import { parseGateway } from "../../config";
import { evaluateInput } from "../../config/evaluate";
import { far } from "./fixtures/fixture";

const codes = (input: unknown) => evaluateInput(input).findings.map(({ code, path }) => `${path} ${code}`);

describe("parseGateway", () => {
  test("leaves its input as it was", () => {
    const input = { rooting: {}, models: { far }, proxy: { port: "x" } };
    const before = structuredClone(input);
    parseGateway(input);
    expect(input).toEqual(before);
  });

  test.each([[undefined], [null], [7], ["models"], [[]]])(
    "reports %j, which is no object, and gives no config",
    (input) => {
      const { config, findings } = parseGateway(input);
      expect(config).toBeUndefined();
      expect(findings).toHaveLength(1);
      expect(findings[0]?.path).toBe("");
    },
  );

  test("what remains without the wrong parts has the defaults in their place", () => {
    const { config } = parseGateway({ models: { far }, proxy: { port: "x", replicas: 3 }, cache: 5 });
    expect(config?.proxy.port).toBe(4000);
    expect(config?.proxy.replicas).toBe(3);
    expect(config?.cache.type).toBe("redis");
  });

  test("wrong entries of a list go, right ones stay", () => {
    const extraTargets = { shelf: ["a:1", 2, 3, "b:2", 4] };
    const { config } = parseGateway({ models: { far }, prometheus: { extraTargets } });
    expect(config?.prometheus.extraTargets).toEqual({ shelf: ["a:1", "b:2"] });
  });

  test("a config that holds itself is refused, not followed for ever", () => {
    const models: Record<string, unknown> = { far };
    models.again = models;
    expect(codes({ models })).toEqual(["models.again SHAPE.WRONG_TYPE"]);
  });

  test("one object in two places is refused in both", () => {
    const upstream = { model: "groq/far", apiBase: "nowhere" };
    expect(codes({ models: { far: { upstream }, near: { upstream } } })).toEqual([
      "models.far.upstream.apiBase SHAPE.BAD_FORMAT",
      "models.near.upstream.apiBase SHAPE.BAD_FORMAT",
    ]);
  });
});

describe("one run", () => {
  test("reports the mistakes of all stages, shallow paths first", () => {
    expect(
      codes({
        nmae: "shelf",
        host: { gpus: [{ type: "h100-80gb", count: 2 }] },
        models: {
          a: { vllm: { preset: "gpt-oss-120b", gpuIds: [0, 7], engineArgs: { "swap-space": 1 } } },
          b: { vllm: { preset: "gpt-oss-99b" } },
          c: { upstream: { model: "gpt-4o", apiKeys: ["sk-1"] } },
          d: {},
        },
        routing: { fallbacks: { a: ["b", "e"] }, timeout: 5, aliases: { a: "b" } },
        proxy: { bind: "10.0.0.5", port: 0 },
        cache: { publish: { port: 6400 } },
        database: { publish: { port: 6400 } },
      }),
    ).toEqual([
      "nmae SHAPE.UNKNOWN_KEY",
      "models.d MODEL.BACKEND_MISSING",
      "proxy.bind BIND.NOT_LOOPBACK",
      "proxy.port SHAPE.OUT_OF_RANGE",
      "routing.timeout SHAPE.WRONG_TYPE",
      "database.publish.port PORT.CONFLICT",
      "routing.aliases.a ALIAS.SHADOWS_MODEL",
      "models.a.vllm.gpuIds GPU.NOT_ON_HOST",
      "models.b.vllm.preset MODEL.PRESET_UNKNOWN",
      "models.c.upstream.model MODEL.PROVIDER_MISSING",
      "routing.fallbacks.a[1] MODEL.FALLBACK_UNKNOWN",
      "models.a.vllm.engineArgs.swap-space VLLM.FLAG_REMOVED",
      "models.c.upstream.apiKeys[0] SECRET.LITERAL",
    ]);
  });

  test.each([
    [
      "a wrong backend does not count as missing",
      { models: { far: { upstream: 5 } } },
      ["models.far.upstream SHAPE.WRONG_TYPE"],
    ],
    [
      "a wrong count of GPUs is not also too many",
      {
        host: { preset: "dgx-spark" },
        models: { a: { vllm: { preset: "gpt-oss-20b", gpus: "9" } } },
      },
      ["models.a.vllm.gpus SHAPE.WRONG_TYPE"],
    ],
    [
      "a wrong database URL does not count as missing",
      {
        models: { far },
        database: { type: "external", url: 5 },
      },
      ["database.url SHAPE.WRONG_TYPE"],
    ],
    [
      "a wrong price does not count as half",
      {
        models: { far: { ...far, price: { inputPerMillion: "1", outputPerMillion: 2 } } },
      },
      ["models.far.price.inputPerMillion SHAPE.WRONG_TYPE"],
    ],
    [
      "a literal key of a model does not hide another mistake beside it",
      {
        models: { far: { upstream: { model: "far", apiKeys: ["sk-x"] } } },
      },
      ["models.far.upstream.model MODEL.PROVIDER_MISSING", "models.far.upstream.apiKeys[0] SECRET.LITERAL"],
    ],
    [
      "an unknown key of a model does not hide what is wrong with the model",
      { models: { "far.a": { ...far, colour: "blue" }, "far-a": far } },
      ['models["far.a"] MODEL.NAME_COLLISION', 'models["far.a"].colour SHAPE.UNKNOWN_KEY'],
    ],
    [
      "an unknown key does not hide another mistake beside it",
      {
        models: { far: { ...far, colour: "blue", price: {} } },
      },
      ["models.far.colour SHAPE.UNKNOWN_KEY", "models.far.price MODEL.PRICE_INCOMPLETE"],
    ],
  ])("%s", (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
  });
});
