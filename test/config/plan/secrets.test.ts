import { evaluated } from "../fixtures/evaluated";
import { far, withFar } from "../fixtures/fixture";
import { rich } from "../fixtures/rich";

describe("planned secrets", () => {
  test("every secret with its readers, sorted; only our own can be made", () => {
    const proxies = ["shelf-proxy", "shelf-proxy-2"];
    const engines = ["shelf-vllm-big", "shelf-vllm-small", "shelf-vllm-small-2", "shelf-vllm-vectors"];
    expect(evaluated(rich).plan.secrets).toEqual([
      { name: "A_KEY", readers: ["shelf-vllm-big"], canBeMade: false },
      { name: "B_KEY", readers: ["shelf-vllm-big"], canBeMade: false },
      { name: "ENGINE_KEY", readers: [...engines.slice(0, 3), ...proxies], canBeMade: true },
      { name: "FAR_KEY", readers: proxies, canBeMade: false },
      { name: "FAR_KEY_2", readers: proxies, canBeMade: false },
      { name: "HUB_TOKEN", readers: engines, canBeMade: false },
      { name: "LANGFUSE_SECRET", readers: proxies, canBeMade: false },
      {
        name: "POSTGRES_MONITOR_PASSWORD",
        readers: ["shelf-roles", "shelf-postgres-exporter"],
        canBeMade: true,
      },
      {
        name: "POSTGRES_PASSWORD",
        readers: ["shelf-postgres", "shelf-roles", "shelf-migrate"],
        canBeMade: true,
      },
      { name: "POSTGRES_RO_PASSWORD", readers: ["shelf-roles"], canBeMade: true },
      { name: "POSTGRES_RW_PASSWORD", readers: ["shelf-roles", ...proxies], canBeMade: true },
      {
        name: "REDIS_PASSWORD",
        readers: ["shelf-store", ...proxies, "shelf-redis-exporter"],
        canBeMade: true,
      },
      { name: "SHELF_MASTER", readers: [...proxies, "shelf-watch"], canBeMade: true },
      { name: "SHELF_SALT", readers: proxies, canBeMade: true },
      { name: "SHELF_UI", readers: proxies, canBeMade: true },
    ]);
  });

  test("S2-26: without a master key, a database and Redis only the provider's keys are left", () => {
    const input = withFar({
      proxy: { masterKey: false },
      database: { type: "none" },
      cache: { type: "none" },
    });
    expect(evaluated(input).plan.secrets).toEqual([
      { name: "FAR_KEY", readers: ["vllm-litellm-proxy"], canBeMade: false },
    ]);
  });

  test("an external database is known by its URL alone", () => {
    const input = { models: { far }, database: { type: "external", url: "SHELF_URL" } };
    const { secrets } = evaluated(input).plan;
    expect(secrets.find(({ name }) => name === "SHELF_URL")).toEqual({
      name: "SHELF_URL",
      readers: ["vllm-litellm-migrate", "vllm-litellm-proxy"],
      canBeMade: false,
    });
    expect(secrets.map(({ name }) => name)).not.toContain("POSTGRES_PASSWORD");
  });

  test("public metrics need no key", () => {
    const { secrets } = evaluated(withFar({ proxy: { publicMetrics: true } })).plan;
    expect(secrets.find(({ name }) => name === "LITELLM_MASTER_KEY")?.readers).toEqual([
      "vllm-litellm-proxy",
    ]);
  });
});
