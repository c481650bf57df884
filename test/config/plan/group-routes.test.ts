import fc from "fast-check";
import { compileModelList } from "../../../config/compile/model-list";
import { weightScale } from "../../../config/plan/group-routes";
import { evaluated, routeOf } from "../fixtures/evaluated";

const keys = (model: string, ...apiKeys: string[]) => ({ upstream: { model, apiKeys } });
const models = {
  far: { ...keys("openai/far", "A_KEY", "B_KEY", "C_KEY"), contextWindow: { input: 9000 } },
  near: { ...keys("groq/near", "N_KEY"), contextWindow: { input: 4000, output: 500 } },
};

function group(...smart: object[]) {
  return { models, routing: { groups: { smart } } };
}

const told = (input: unknown) =>
  routeOf(input, "smart").deployments.map(({ id, name, weight, order }) => [id, name, weight, order]);

describe("groups", () => {
  test("S3-18: a model's weight is divided over its deployments, so that its share is exact", () => {
    expect(told(group({ model: "far", weight: 90 }, { model: "near", weight: 10 }))).toEqual([
      ["smart:far-a-key", "far", 30, null],
      ["smart:far-b-key", "far", 30, null],
      ["smart:far-c-key", "far", 30, null],
      ["smart:near-n-key", "near", 10, null],
    ]);
  });

  test("weights that cannot be divided grow together", () => {
    const weights = told(group({ model: "far", weight: 4 }, { model: "near", weight: 1 })).map(
      (one) => one[2],
    );
    expect(weights).toEqual([4, 4, 4, 3]);
  });

  test("every weight is divided without a rest, by the smallest factor", () => {
    const part = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const isDivided = (scale: number) =>
          parts.every(([weight, deployments]) => (weight * scale) % deployments === 0);
        const scale = weightScale(parts);
        const first = Array.from({ length: scale }, (_, index) => index + 1).find(isDivided);
        expect(first).toBe(scale);
      }),
    );
  });

  test("S2-11: orders stay orders; deployments of one order are equal, also where only some have limits", () => {
    expect(told(group({ model: "near", order: 1 }, { model: "far", order: 2 }))).toEqual([
      ["smart:near-n-key", "near", 1, 1],
      ["smart:far-a-key", "far", 1, 2],
      ["smart:far-b-key", "far", 1, 2],
      ["smart:far-c-key", "far", 1, 2],
    ]);
  });

  test("without either every deployment is equal", () => {
    expect(told(group({ model: "far" }, { model: "near" })).map((one) => one[2])).toEqual([1, 1, 1, 1]);
  });

  test("has members, aliases and fallbacks of its own, and the largest window: longer prompts go to that member", () => {
    const input = group({ model: "far", weight: 90 }, { model: "near", weight: 10 });
    const more = { aliases: { chat: "smart" }, fallbacks: { smart: ["near"] } };
    const { deployments, ...route } = routeOf({ ...input, routing: { ...input.routing, ...more } }, "smart");
    expect(deployments).toHaveLength(4);
    expect(route).toEqual({
      model: "smart",
      members: [
        { model: "far", weight: 90, order: null },
        { model: "near", weight: 10, order: null },
      ],
      aliases: ["chat"],
      fallbacks: ["near"],
      contextWindowFallbacks: [],
      contentPolicyFallbacks: [],
      maxInputTokens: 9000,
      maxOutputTokens: null,
    });
  });

  test("without the checks before a call only what all members take is sure", () => {
    const input = group({ model: "far" }, { model: "near" });
    const routing = { ...input.routing, preCallChecks: false };
    expect(routeOf({ ...input, routing }, "smart").maxInputTokens).toBe(4000);
  });

  test("an adapter can be a member, and the order of groups in the file changes nothing", () => {
    const vllm = { preset: "gpt-oss-20b", lora: { adapters: { sql: "shelf/sql" } } };
    const groups = { b: [{ model: "sql" }], a: [{ model: "shelf" }] };
    const { plan } = evaluated({
      host: { preset: "dgx-h100" },
      models: { shelf: { vllm } },
      routing: { groups },
    });
    expect(plan.routes.map(({ model, deployments }) => [model, deployments[0]?.id])).toEqual([
      ["shelf", "vllm-shelf"],
      ["sql", "vllm-shelf:sql"],
      ["a", "a:vllm-shelf"],
      ["b", "b:vllm-shelf:sql"],
    ]);
  });
});

describe("entries of a group", () => {
  const limits = { rpm: 10 };
  const limited = { ...models, far: { ...models.far, limits } };
  const { config, plan } = evaluated({
    ...group({ model: "far", weight: 90 }, { model: "near", weight: 10 }),
    models: limited,
  });
  const entries = compileModelList(config, plan).filter(
    (entry) => "model_name" in entry && entry.model_name === "smart",
  );

  test("have everything of their model, its limits split over its own deployments, and their weight", () => {
    expect(entries).toHaveLength(4);
    expect(entries[1]).toEqual({
      model_name: "smart",
      litellm_params: {
        model: "openai/far",
        api_key: "os.environ/oidc/file//run/secrets/B_KEY",
        timeout: 600,
        weight: 30,
        rpm: 3,
        max_parallel_requests: 100_000,
      },
      model_info: {
        id: "smart:far-b-key",
        mode: "chat",
        max_input_tokens: 9000,
        allowed_fails_policy: { RateLimitErrorAllowedFails: 1_000_000 },
        disable_background_health_check: true,
      },
    });
    expect(entries[3]).toMatchObject({ litellm_params: { model: "groq/near", weight: 10 } });
  });

  test("no id comes twice", () => {
    const ids = plan.routes.flatMap(({ deployments }) => deployments.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(8);
  });
});
