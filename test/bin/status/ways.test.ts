import { statusOf, statusText } from "../../../bin/status/print";
import { waysOf } from "../../../bin/status/ways";
import { evaluated } from "../../config/fixtures/evaluated";
import { watched } from "../../config/fixtures/watched";

const ways = (rest: object = {}) => {
  const { plan, config } = evaluated({ ...watched, ...rest });
  return waysOf(plan, config).map(
    ({ from, to, host, port, path }) =>
      `${from} → ${host === to ? "" : `${to} at `}${host}:${port}${path === null ? "" : ` ${path}`}`,
  );
};

test("S2-19: every way there is, between the containers of every role and to what others serve", () => {
  expect(ways()).toEqual([
    "shelf-edge → shelf-proxy:4000 /health/liveliness",
    "shelf-proxy → shelf-redis:6379",
    "shelf-proxy → shelf-postgres:5432",
    "shelf-proxy → shelf-vllm-small:8000 /health",
    "shelf-proxy → far at far.example.net:443",
    "shelf-prometheus → shelf-proxy:4000 /health/liveliness",
    "shelf-prometheus → shelf-vllm-small:8000 /health",
    "shelf-prometheus → shelf-edge:8078 /metrics",
    "shelf-prometheus → shelf-redis-exporter:9121 /health",
    "shelf-prometheus → shelf-postgres-exporter:9187 /",
    "shelf-prometheus → shelf-node-exporter:9100 /",
    "shelf-prometheus → shelf-gpu-exporter:9400 /health",
    "shelf-prometheus → shelf-blackbox-exporter:9115 /-/healthy",
    "shelf-prometheus → shelf-alertmanager:9093 /-/ready",
    "shelf-redis-exporter → shelf-redis:6379",
    "shelf-postgres-exporter → shelf-postgres:5432",
    "shelf-blackbox-exporter → shelf-edge:8443",
    "shelf-grafana → shelf-prometheus:9090 /-/ready",
    "shelf-grafana → shelf-postgres:5432",
    "shelf-alloy → Loki at loki.example.net:3100",
    "shelf-backup → shelf-postgres:5432",
  ]);
});

test("S2-19: the certificate is looked at where the edge has its TLS, and without TLS nobody looks", () => {
  expect(ways({ edge: { tls: "internal", domain: "g.example.net", httpsPort: 9443 } })).toContain(
    "shelf-blackbox-exporter → shelf-edge:8443",
  );
  expect(ways({ edge: { tls: "none" } }).filter((way) => way.includes("blackbox"))).toEqual([]);
});

test("S2-19: what is called through the company's proxy is tried as far as the proxy", () => {
  const { plan, config } = evaluated({
    ...watched,
    host: {
      ...watched.host,
      proxy: {
        https: "http://proxy.example.net:3128",
        http: "http://proxy.example.net",
        noProxy: [".near.example.net"],
      },
    },
    models: {
      ...watched.models,
      near: {
        upstream: { model: "openai/x", apiBase: "https://a.near.example.net/v1", apiKeys: ["FAR_KEY"] },
      },
      beside: { upstream: { model: "openai/y", apiBase: "http://10.0.0.9:8000/v1", apiKeys: ["FAR_KEY"] } },
    },
  });
  const others = ["far", "near", "beside", "Loki"];
  const outside = waysOf(plan, config).filter(({ to }) => others.includes(to));
  expect(outside.map(({ to, host, port, isProxy = false }) => [to, host, port, isProxy])).toEqual([
    ["beside", "10.0.0.9", 8000, false],
    ["far", "proxy.example.net", 3128, true],
    ["near", "a.near.example.net", 443, false],
    ["Loki", "proxy.example.net", 80, true],
  ]);
  const tried = outside.slice(1, 2).map((way) => ({ ...way, ok: true, milliseconds: 2, problem: "" }));
  expect(statusText(statusOf(plan, [], tried), 0)).toMatch(/ far +proxy\.example\.net:3128 \(proxy\) /);
});

test("S2-19: without an edge and watchers only the ways of requests are left", () => {
  const rest = { edge: { enabled: false }, prometheus: { enabled: false }, grafana: { enabled: false } };
  expect(ways({ ...rest, alerts: undefined, telemetry: {}, database: {} })).toEqual([
    "shelf-proxy → shelf-redis:6379",
    "shelf-proxy → shelf-postgres:5432",
    "shelf-proxy → shelf-vllm-small:8000 /health",
    "shelf-proxy → far at far.example.net:443",
  ]);
});
