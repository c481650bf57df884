import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { evaluateGateway, evaluateInput, textsBeside } from "../../config";
import { readOwnLitellm } from "../../config/own-litellm";
import { named } from "./fixtures/evaluated";

const own = `
model_list:
  - model_name: far
    litellm_params: { model: openai/m, api_key: os.environ/FAR_KEY, api_base: os.environ/FAR_BASE }
    # api_key: os.environ/ONLY_A_COMMENT
  - model_name: near
    litellm_params:
      { model: openai/n, api_key: os.environ/oidc/file//run/secrets/FILE_KEY, organization: os.environ/azure/not/ours }
litellm_settings: { callbacks: [prometheus, os.environ/NOT_SUBSTITUTED], cache: yes, cache: no }
general_settings: { master_key: os.environ/LITELLM_MASTER_KEY }
`;

function walked(text: string, rest: object = {}) {
  const input = { proxy: { configFile: "own.yaml" }, ...rest };
  const { result, findings } = evaluateInput(input, { readText: () => ({ text }) });
  if (!result) throw new Error(JSON.stringify(findings));
  return { ...result, proxy: named(result.plan.workloads, ({ role }) => role === "proxy", "proxy") };
}

describe("readOwnLitellm", () => {
  test("knows what LiteLLM substitutes: values of keys, in no comment and no list", () => {
    expect(readOwnLitellm(own)).toEqual({
      text: own,
      variables: ["FAR_BASE", "FAR_KEY", "LITELLM_MASTER_KEY"],
      files: ["FILE_KEY"],
      masterKey: "LITELLM_MASTER_KEY",
      hasMetrics: true,
    });
  });

  test.each([
    ["os.environ/oidc/file//run/secrets/SHELF_KEY", "SHELF_KEY"],
    ["sk-value", null],
  ])("the master key %s is called %s", (reference, masterKey) => {
    expect(readOwnLitellm(`general_settings: { master_key: ${reference} }`)).toMatchObject({ masterKey });
  });

  test("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Object.keys(readOwnLitellm(text)).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("S0-11: an own YAML", () => {
  test("S0-13: is mounted byte for byte as /app/config.yaml, and named on the command line", () => {
    const { artefacts, proxy } = walked(own);
    expect(artefacts.litellm).toBe(own);
    expect(proxy.files).toEqual([{ path: "/app/config.yaml", artefact: "litellm" }]);
    expect(proxy.argv.slice(0, 2)).toEqual(["--config", "/app/config.yaml"]);
  });

  test("gets what it asks for as secrets, and Redis and the master key under LiteLLM's names", () => {
    const { proxy } = walked(own, { proxy: { configFile: "own.yaml", env: { FAR_BASE: "http://far" } } });
    expect(proxy.secrets.map(({ name, variable }) => [name, variable])).toEqual([
      ["LITELLM_MASTER_KEY", "LITELLM_MASTER_KEY"],
      ["REDIS_PASSWORD", "REDIS_PASSWORD"],
      ["POSTGRES_RW_PASSWORD", "DATABASE_PASSWORD"],
      ["LITELLM_SALT_KEY", "LITELLM_SALT_KEY"],
      ["UI_PASSWORD", "UI_PASSWORD"],
      ["FAR_KEY", "FAR_KEY"],
      ["FILE_KEY", null],
    ]);
    expect(proxy.environment).toMatchObject({
      REDIS_HOST: "vllm-litellm-redis",
      REDIS_PORT: "6379",
      DATABASE_HOST: "vllm-litellm-postgres:5432",
      FAR_BASE: "http://far",
    });
  });

  test.each([
    [
      "one server",
      { host: "store", port: 6380, username: "shelf", password: "STORE_KEY", tls: true },
      { REDIS_HOST: "store", REDIS_PORT: "6380", REDIS_USERNAME: "shelf", REDIS_SSL: "True" },
      ["STORE_KEY REDIS_PASSWORD"],
    ],
    ["one server without a password", { host: "store" }, { REDIS_HOST: "store", REDIS_PORT: "6379" }, []],
    [
      "a cluster",
      { clusterNodes: ["a:1", "b:2"], password: "STORE_KEY" },
      { REDIS_CLUSTER_NODES: '[{"host":"a","port":1},{"host":"b","port":2}]' },
      ["STORE_KEY REDIS_PASSWORD"],
    ],
    [
      "sentinels",
      { sentinel: { nodes: ["a:1"], serviceName: "main", password: "WATCH_KEY" }, password: "STORE_KEY" },
      { REDIS_SENTINEL_NODES: '[["a",1]]', REDIS_SERVICE_NAME: "main" },
      ["STORE_KEY REDIS_PASSWORD", "WATCH_KEY REDIS_SENTINEL_PASSWORD"],
    ],
  ])("S0-11: finds an external Redis under LiteLLM's names: %s", (_, redis, environment, secrets) => {
    const { proxy } = walked(own, { cache: { redis } });
    const named = ([name]: readonly [string, string]) =>
      name.startsWith("REDIS_") && !name.includes("CIRCUIT");
    expect(Object.fromEntries(Object.entries(proxy.environment).filter(named))).toEqual(environment);
    expect(
      proxy.secrets.flatMap(({ name, variable }) =>
        variable?.startsWith("REDIS_") === true ? `${name} ${variable}` : [],
      ),
    ).toEqual(secrets);
  });

  test("S3-02: has a name for the Docker host where it uses it", () => {
    const { proxy } = walked(`${own}# http://host.docker.internal:11434\n`);
    expect(proxy.extraHosts).toEqual({ "host.docker.internal": "host-gateway" });
  });

  test("needs neither Redis nor a database", () => {
    const { proxy } = walked(own, { cache: { type: "none" }, database: { type: "none" } });
    expect(proxy.secrets.map(({ name }) => name)).toEqual([
      "LITELLM_MASTER_KEY",
      "FAR_BASE",
      "FAR_KEY",
      "FILE_KEY",
    ]);
    expect(proxy.environment.REDIS_HOST).toBeUndefined();
  });
});

describe("files beside the config", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "own-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("are read byte for byte, or it is said why not", () => {
    const text = "\uFEFFa: 1\r\nb: ü";
    writeFileSync(join(folder, "own.yaml"), text);
    writeFileSync(join(folder, "latin.yaml"), Buffer.from([0x61, 0xfc]));
    const read = textsBeside(join(folder, "gateway.config.yaml"));
    expect(read("own.yaml")).toEqual({ text });
    expect(read("latin.yaml")).toEqual({ problem: "it is not UTF-8 text" });
    expect(read("none.yaml")).toEqual({ problem: "there is no such file" });
    expect(read(".")).toEqual({ problem: "it is a folder" });
  });

  test("S0-11: a config finds its YAML from wherever it is called", async () => {
    writeFileSync(join(folder, "own.yaml"), own);
    writeFileSync(join(folder, "gateway.config.yaml"), "proxy: { configFile: own.yaml }");
    const { result } = await evaluateGateway(join(folder, "gateway.config.yaml"));
    expect(result?.artefacts.litellm).toBe(own);
  });
});
