import type { GatewayPlan } from "../../../config";
import { evaluated } from "../fixtures/evaluated";

const dockerHost = { "host.docker.internal": "host-gateway" };
const at = (apiBase: string) => ({ upstream: { model: "ollama_chat/llama3", apiBase } });
const remote = { local: at("https://api.example.net/v1") };

function hosts(input: object): Readonly<Record<string, object>> {
  const { workloads }: GatewayPlan = evaluated(input).plan;
  return Object.fromEntries(
    workloads
      .filter(({ extraHosts }) => Object.keys(extraHosts).length > 0)
      .map(({ role, extraHosts }) => [role, extraHosts]),
  );
}

describe("S3-02: the Docker host has a name where a URL uses it", () => {
  test.each([
    ["an upstream", { models: { local: at("http://host.docker.internal:11434") } }],
    ["an external Redis", { models: remote, cache: { redis: { host: "host.docker.internal" } } }],
    [
      "a node of a cluster",
      { models: remote, cache: { redis: { clusterNodes: ["host.docker.internal:6379"] } } },
    ],
    [
      "a sentinel",
      {
        models: remote,
        cache: { redis: { sentinel: { nodes: ["host.docker.internal:26379"], serviceName: "m" } } },
      },
    ],
    [
      "a telemetry server",
      {
        models: remote,
        telemetry: { langfuse: { host: "http://host.docker.internal:3000" } },
      },
    ],
    [
      "the other telemetry server",
      { models: remote, telemetry: { langsmith: { endpoint: "http://host.docker.internal:1984" } } },
    ],
    [
      "a provider's endpoint",
      {
        models: {
          cloud: {
            upstream: {
              model: "bedrock/anthropic.claude-sonnet-4-5",
              credentials: {
                awsRegionName: "eu-central-1",
                awsBedrockRuntimeEndpoint: "http://host.docker.internal:4566",
              },
            },
          },
        },
      },
    ],
    [
      "LiteLLM's own spelling",
      {
        models: {
          local: { ...remote.local, litellmParams: { extra_body: { hook: "http://host.docker.internal" } } },
        },
      },
    ],
    ["a variable", { models: remote, proxy: { env: { OTEL_ENDPOINT: "http://HOST.docker.internal:4317" } } }],
  ])("of the proxy: %s", (_, input) => {
    expect(hosts(input)).toEqual({ proxy: dockerHost });
  });

  test("of Prometheus, and of engines", () => {
    const targets = { node: ["host.docker.internal:9100"] };
    expect(hosts({ models: remote, prometheus: { extraTargets: targets } })).toEqual({
      prometheus: dockerHost,
    });
    const engine = { vllm: { source: "/w/a", env: { OTEL_ENDPOINT: "http://host.docker.internal:4317" } } };
    expect(hosts({ models: { engine } })).toEqual({ vllm: dockerHost });
    const mirror = { endpoint: "http://host.docker.internal:8080" };
    expect(hosts({ models: { engine: { vllm: { source: "/w/a" } } }, huggingFace: mirror })).toEqual({
      vllm: dockerHost,
    });
  });

  test("and nowhere else", () => {
    expect(hosts({ models: remote })).toEqual({});
  });
});

test("given names reach the proxies and the migration job, and win", () => {
  const extraHosts = { store: "10.7.0.9", "host.docker.internal": "10.7.0.1" };
  const input = { models: { local: at("http://host.docker.internal:11434") }, proxy: { extraHosts } };
  expect(hosts(input)).toEqual({ migrate: extraHosts, proxy: extraHosts });
});

test("S4-13: further networks are joined by the proxies and the migration job", () => {
  const { workloads } = evaluated({ models: remote, proxy: { networks: ["vpn", "tools"] } }).plan;
  const joined = workloads.filter(({ networks }) => networks.length > 0);
  expect(joined.map(({ role, networks }) => [role, networks])).toEqual([
    ["migrate", ["vpn", "tools"]],
    ["proxy", ["vpn", "tools"]],
  ]);
});
