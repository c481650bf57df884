import { parseGateway } from "../../config";
import { withProduction } from "../../config/production";
import { engine, far } from "./fixtures/fixture";

function resolved(input: object) {
  const { config, findings } = parseGateway({ production: true, ...input });
  expect(findings).toEqual([]);
  if (!config) throw new Error("no config");
  return config;
}

const models = { far };

describe("S2-23: production turns on", () => {
  test("TLS at the edge: a public certificate where there is a domain, else one of an own authority", () => {
    expect(resolved({ models }).edge.tls).toBe("internal");
    expect(resolved({ models, edge: { domain: "llm.example.net" } }).edge.tls).toBe("acme");
    expect(resolved({ models, edge: { domain: "llm.example.net", tls: "internal" } }).edge.tls).toBe(
      "internal",
    );
    expect(resolved({ models, edge: { tls: { cert: "c.pem", key: "TLS_KEY" } } }).edge.tls).toEqual({
      cert: "c.pem",
      key: "TLS_KEY",
    });
    expect(resolved({ models, edge: { enabled: false } }).edge.tls).toBe("none");
  });

  test("a second proxy, where an edge stands before them", () => {
    expect(resolved({ models }).proxy.replicas).toBe(2);
    expect(resolved({ models, proxy: { replicas: 3 } }).proxy.replicas).toBe(3);
    expect(resolved({ models, edge: { enabled: false } }).proxy.replicas).toBe(1);
  });

  test("the image of LiteLLM that needs no root, of the version that is wanted", () => {
    expect(resolved({ models }).images.litellm).toBe("litellm/litellm-non_root:v1.106.2");
    expect(resolved({ models, versions: { litellm: "1.109.1" } }).images.litellm).toBe(
      "litellm/litellm-non_root:v1.109.1",
    );
    expect(resolved({ models, images: { litellm: "litellm/litellm:v1.106.2" } }).images.litellm).toBe(
      "litellm/litellm:v1.106.2",
    );
    expect(resolved({ models, proxy: { image: "litellm/litellm:v1.109.1" } }).images.litellm).toBe(
      "litellm/litellm:v1.109.1",
    );
  });

  test("S2-25: a key for every engine, its own where it names one", () => {
    const key = (vllm: object, rest: object = {}) =>
      resolved({ ...engine({ preset: "gpt-oss-20b", ...vllm }), ...rest }).models[0]?.vllm?.apiKey;
    expect(key({})).toBe("VLLM_API_KEY");
    expect(key({ apiKey: "SHELF_KEY" })).toBe("SHELF_KEY");
    expect(key({}, { defaults: { vllm: { apiKey: "ENGINES_KEY" } } })).toBe("ENGINES_KEY");
  });

  test("Grafana, where Prometheus runs", () => {
    expect(resolved({ models }).grafana.enabled).toBe(true);
    expect(resolved({ models, grafana: { port: 3001 } }).grafana).toMatchObject({
      enabled: true,
      port: 3001,
    });
    expect(resolved({ models, grafana: { enabled: false } }).grafana.enabled).toBe(false);
    expect(resolved({ models, prometheus: { enabled: false } }).grafana.enabled).toBe(false);
  });

  test("nothing of it without `production`", () => {
    const { config } = parseGateway(engine({ preset: "gpt-oss-20b" }));
    expect(config).toMatchObject({ production: false, edge: { tls: "none" }, proxy: { replicas: 1 } });
    expect(config?.images.litellm).toBe("litellm/litellm:v1.106.2");
    expect(config?.models[0]?.vllm?.apiKey).toBeNull();
  });
});

test.each([null, 7, [], "x", { production: "yes", edge: 3 }])("%p is left to the schema", (input) => {
  expect(withProduction(input)).toBe(input);
});

test("sections of another kind are left to the schema", () => {
  const input = {
    production: true,
    edge: 1,
    proxy: [],
    images: "x",
    models: { a: 1 },
    defaults: 3,
    grafana: 0,
  };
  expect(withProduction(input)).toEqual(input);
});
