import { evaluated } from "./fixtures/evaluated";
import { far, withFar } from "./fixtures/fixture";
import { rich } from "./fixtures/rich";

const namesOf = (input: unknown) => evaluated(input).plan.workloads.map(({ name }) => name);

const three = {
  host: { preset: "dgx-h100" },
  models: {
    "gpt-oss-120b": { vllm: { preset: "gpt-oss-120b" } },
    "gpt-oss-20b": { vllm: { preset: "gpt-oss-20b", replicas: 3 } },
    "qwen-30b": { vllm: { preset: "qwen-30b" } },
  },
};

describe("names", () => {
  test("S2-01, S2-02: default names are the ones that people use", () => {
    expect(namesOf(three)).toEqual([
      "vllm-gpt-oss-120b",
      "vllm-gpt-oss-20b",
      "vllm-gpt-oss-20b-2",
      "vllm-gpt-oss-20b-3",
      "vllm-qwen-30b",
      "vllm-litellm-redis",
      "vllm-litellm-postgres",
      "vllm-litellm-roles",
      "vllm-litellm-migrate",
      "vllm-litellm-proxy",
      "vllm-litellm-edge",
      "vllm-litellm-prometheus",
      "vllm-litellm-redis-exporter",
      "vllm-litellm-postgres-exporter",
      "vllm-litellm-node-exporter",
      "vllm-litellm-gpu-exporter",
    ]);
    expect(evaluated(three).plan.network).toEqual({ name: "vllm_network", adopt: false, subnet: null });
  });

  test("another stack name is the prefix of all names, so that two stacks live on one host", () => {
    const { plan, config } = evaluated({ ...three, name: "wall" });
    const names = plan.workloads.map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith("wall-"))).toEqual([]);
    expect(names).toContain("wall-vllm-gpt-oss-20b-2");
    expect(plan.network.name).toBe("wall_network");
    expect(config.host).toMatchObject({ dataDir: "/var/lib/wall", weightsDir: "/var/lib/wall/weights" });
    expect(plan.secretsDir).toBe("/var/lib/wall/secrets");
  });

  test("S2-14: a further model changes no other engine's name", () => {
    const before = evaluated(three).plan.workloads;
    const after = evaluated({
      ...three,
      models: { ...three.models, wall: { vllm: { source: "/w", fit: "off" } } },
    });
    const engines = (workloads: typeof before) => workloads.filter(({ role }) => role === "vllm");
    const others = engines(after.plan.workloads).filter(({ model }) => model !== "wall");
    expect(others.map(({ name }) => name)).toEqual(engines(before).map(({ name }) => name));
  });

  test("a config can adopt a network and give services names of their own", () => {
    const { plan } = evaluated(
      withFar({
        host: { network: { name: "shelf_net", adopt: true } },
        names: { proxy: "front", redis: "store", postgres: "books", prometheus: "watch" },
        proxy: { replicas: 2 },
      }),
    );
    expect(plan.network).toEqual({ name: "shelf_net", adopt: true, subnet: null });
    expect(plan.workloads.map(({ name }) => name)).toEqual([
      "store",
      "books",
      "vllm-litellm-roles",
      "vllm-litellm-migrate",
      "front",
      "front-2",
      "vllm-litellm-edge",
      "watch",
      "vllm-litellm-redis-exporter",
      "vllm-litellm-postgres-exporter",
    ]);
  });
});

describe("planGateway", () => {
  test("lists every published port with its workload", () => {
    expect(evaluated(rich).plan.ports).toEqual([
      { bind: "127.0.0.1", port: 6400, internal: 6379, workload: "shelf-store" },
      { bind: "127.0.0.1", port: 5400, internal: 5432, workload: "shelf-postgres" },
      { bind: "127.0.0.1", port: 8400, internal: 8080, workload: "shelf-edge" },
      { bind: "127.0.0.2", port: 8400, internal: 8081, workload: "shelf-edge" },
      { bind: "127.0.0.1", port: 9190, internal: 9090, workload: "shelf-watch" },
    ]);
  });

  test("D7: by default only the gateway is published, on loopback", () => {
    expect(evaluated(withFar({})).plan.ports).toEqual([
      { bind: "127.0.0.1", port: 4000, internal: 8080, workload: "vllm-litellm-edge" },
    ]);
  });

  test("without the edge the proxy publishes the port itself", () => {
    expect(evaluated(withFar({ edge: { enabled: false }, proxy: { port: 8400 } })).plan.ports).toEqual([
      { bind: "127.0.0.1", port: 8400, internal: 4000, workload: "vllm-litellm-proxy" },
    ]);
  });

  test("lists the volumes that outlive the stack", () => {
    expect(evaluated(rich).plan.volumes).toEqual([
      "shelf-vllm-big-cache-vllm-1-h100-80gb",
      "shelf-vllm-small-cache-vllm-1-spare",
      "shelf-vllm-small-2-cache-vllm-1-h100-80gb",
      "shelf-vllm-vectors-cache-vllm-1-h100-80gb",
      "shelf-postgres-data",
      "shelf-edge-data",
      "shelf-watch-data",
    ]);
  });

  test.each([
    [["10.0.0.5"], "http://10.0.0.5:8400"],
    [["127.0.0.2", "127.0.0.1"], "http://127.0.0.2:8400"],
    [["0.0.0.0"], "http://127.0.0.1:8400"],
    [["::"], "http://[::1]:8400"],
    [["::1"], "http://[::1]:8400"],
  ])("bound to %j the gateway is at %s", (bind, url) => {
    expect(evaluated({ models: { far }, proxy: { bind, port: 8400 } }).plan.url).toBe(url);
  });

  test("S2-26: what is switched off has no workload", () => {
    const off = {
      database: { type: "none" },
      cache: { type: "none" },
      prometheus: { enabled: false },
      edge: { enabled: false },
    };
    expect(namesOf(withFar(off))).toEqual(["vllm-litellm-proxy"]);
  });
});
