/** Which containers a change of the config replaces: their hashes differ. A changed container in front of nothing else. */
import type { GatewayInput } from "../../config";
import { changedWorkloads, synthesiseInput } from "../template";

const big = { vllm: { preset: "gpt-oss-120b", gpus: 2, maxNumSeqs: 32 } } as const;
const small = { vllm: { preset: "gpt-oss-20b", gpus: 1, maxNumSeqs: 48 } } as const;
const base = {
  host: { preset: "dgx-h100" },
  models: { big, small },
  routing: { fallbacks: { big: ["small"] } },
} satisfies GatewayInput;

const before = synthesiseInput(base);
const changedBy = (input: GatewayInput) => changedWorkloads(before, synthesiseInput(input));
const scraped = ["vllm-litellm-prometheus", "vllm-litellm-prometheus-config"];

describe("names", () => {
  test("are the ones people already use", () => {
    const names = [...before.containers].filter(([, { start }]) => start !== false).map(([name]) => name);
    expect(names.toSorted()).toEqual([
      "vllm-big",
      "vllm-litellm-edge",
      "vllm-litellm-gpu-exporter",
      "vllm-litellm-migrate",
      "vllm-litellm-node-exporter",
      "vllm-litellm-postgres",
      "vllm-litellm-postgres-exporter",
      "vllm-litellm-prometheus",
      "vllm-litellm-proxy",
      "vllm-litellm-redis",
      "vllm-litellm-redis-exporter",
      "vllm-litellm-roles",
      "vllm-small",
    ]);
    expect(before.ofType("docker_network")).toMatchObject([
      { name: "vllm_network" },
      { name: "vllm_data", internal: true },
    ]);
  });

  test("are the containers' own, where generations do not overlap", () => {
    for (const name of ["vllm-big", "vllm-litellm-redis", "vllm-litellm-postgres", "vllm-litellm-edge"])
      expect(before.container(name).name).toBe(name);
  });

  test("carry the stack's name, where it has one of its own", () => {
    const { containers } = synthesiseInput({ ...base, name: "lab" });
    expect([...containers.keys()].filter((name) => !name.startsWith("lab-"))).toEqual([]);
    expect([...containers.keys()]).toEqual(expect.arrayContaining(["lab-vllm-big", "lab-proxy", "lab-edge"]));
  });
});

describe("a stack that is written down in another order", () => {
  test("is the same file, byte for byte", () => {
    const other = synthesiseInput({
      routing: { fallbacks: { big: ["small"] } },
      models: { small: { vllm: { maxNumSeqs: 48, gpus: 1, preset: "gpt-oss-20b" } }, big },
      host: { preset: "dgx-h100" },
    });
    expect(other.text).toBe(before.text);
  });
});

describe("a changed model", () => {
  test("replaces its engine alone where its route stays", () => {
    expect(changedBy({ ...base, models: { big: { vllm: { ...big.vllm, maxNumSeqs: 33 } }, small } })).toEqual(
      ["vllm-big"],
    );
  });

  test("with another load budget replaces its engine and how long its alert waits, because vLLM itself gets the budget", () => {
    const after = synthesiseInput({
      ...base,
      models: { big: { vllm: { ...big.vllm, loadBudget: "50m" } }, small },
    });
    expect(changedWorkloads(before, after)).toEqual(["vllm-big", ...scraped]);
    expect(after.container("vllm-big").env).toContain("VLLM_ENGINE_READY_TIMEOUT_S=3000");
    expect(after.container("vllm-big").healthcheck?.start_period).toBe("50m0s");
    expect(after.container("vllm-litellm-proxy").wait_timeout).toBeGreaterThan(3000);
  });

  test("with another price replaces the proxy alone", () => {
    const price = { inputPerMillion: 1, outputPerMillion: 2 };
    expect(changedBy({ ...base, models: { big, small: { ...small, price } } })).toEqual([
      "vllm-litellm-proxy",
    ]);
  });
});

describe.each([
  { model: "big", models: { big: { vllm: { ...big.vllm, replicas: 2 } }, small } },
  { model: "small", models: { big, small: { vllm: { ...small.vllm, replicas: 2 } } } },
])("a second replica of $model", ({ model, models }) => {
  const after = synthesiseInput({ ...base, models });

  test("is one engine more, and its route and its scrape target", () => {
    expect(changedWorkloads(before, after)).toEqual(
      [...scraped, "vllm-litellm-proxy", `vllm-${model}-2`].toSorted(),
    );
  });

  test("is one container and one image more, and nothing less", () => {
    for (const type of ["docker_container", "docker_image"])
      expect(after.ofType(type)).toHaveLength(before.ofType(type).length + 1);
  });

  test("leaves the running engines' arguments as they are, to the last one", () => {
    for (const name of ["vllm-big", "vllm-small"])
      expect(after.container(name)).toEqual(before.container(name));
  });
});

describe("S2-14: one more model", () => {
  const custom = { vllm: { source: "org/m", weightsGiB: 5, kvBytesPerToken: 1 } };
  const expected = [...scraped, "vllm-litellm-proxy", "vllm-my-custom-model"];

  test("is a container more; of the others only proxy and Prometheus change", () => {
    expect(changedBy({ ...base, models: { ...base.models, "my/Custom.Model": custom } })).toEqual(expected);
  });

  test("moves no engine whose GPUs are given, even if it is placed in front of it", () => {
    const models = {
      big: { vllm: { ...big.vllm, gpus: undefined, gpuIds: [0, 1] } },
      small: { vllm: { ...small.vllm, gpus: undefined, gpuIds: [2] } },
    };
    const larger = { vllm: { ...custom.vllm, weightsGiB: 40 } };
    const pinned = synthesiseInput({ ...base, models });
    const after = synthesiseInput({ ...base, models: { ...models, "my/Custom.Model": larger } });
    expect(changedWorkloads(pinned, after)).toEqual(expected);
  });
});

test.each<[string, GatewayInput, readonly string[]]>([
  ["S2-21: the log level replaces the proxy", { proxy: { logLevel: "debug" } }, ["vllm-litellm-proxy"]],
  ["the retention replaces Prometheus", { prometheus: { retention: "9d" } }, ["vllm-litellm-prometheus"]],
  ["S4-19: the port replaces the edge", { proxy: { port: 4100 } }, ["vllm-litellm-edge"]],
  [
    "S4-19: what the edge reads from its file replaces that file's carrier",
    { edge: { maxRequestSizeMiB: 50, adminIps: ["10.0.0.0/8"], timeouts: { body: "60s" } } },
    ["vllm-litellm-edge-config"],
  ],
  ["the size of the cache replaces Redis", { cache: { maxMemoryGiB: 2 } }, ["vllm-litellm-redis"]],
  ["an image replaces its container", { images: { redis: "redis:7.4.3" } }, ["vllm-litellm-redis"]],
  [
    "the LiteLLM image replaces migration and proxy",
    { images: { litellm: "litellm/litellm:v1.106.3" } },
    ["vllm-litellm-migrate", "vllm-litellm-proxy"],
  ],
  ["the state's place replaces nothing", { state: { local: { path: "other.tfstate" } } }, []],
  ["the name of the env file replaces nothing", { secrets: { envFile: ".env.production" } }, []],
  [
    "S0-16: a fallback replaces the proxy, and Prometheus for its alert",
    { routing: { fallbacks: {} } },
    [...scraped, "vllm-litellm-proxy"],
  ],
])("%s and nothing else", (_, change, expected) => {
  expect(changedBy({ ...base, ...change })).toEqual(expected);
});

test("an edge that is switched on takes the port from the proxy and keeps the others", () => {
  const without = synthesiseInput({ ...base, edge: { enabled: false } });
  expect(changedWorkloads(without, before)).toEqual([
    "vllm-litellm-edge",
    "vllm-litellm-edge-config",
    ...scraped,
    "vllm-litellm-proxy",
  ]);
});

test("a renamed stack shares no container with the old one", () => {
  const renamed = Object.keys(synthesiseInput({ ...base, name: "lab" }).hashes());
  expect(renamed.filter((name) => before.containers.has(name))).toEqual([]);
});
