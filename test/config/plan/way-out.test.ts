/** Who gets the company's proxy and its authorities, and what is called past the proxy. */
import { evaluated, workloadOf } from "../fixtures/evaluated";

const https = "http://proxy.example.net:3128";
const http = "http://proxy.example.net:3129";
const ca = "/etc/ssl/example-net.pem";
const cloud = { upstream: { model: "openai/gpt-4o", apiKeys: ["CLOUD_KEY"] } };
const at = (apiBase: string) => ({ upstream: { model: "hosted_vllm/local", apiBase } });
const small = { source: "org/small", maxModelLen: 512, fit: "off" };
const names = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "SSL_CERT_DIR"];

const mount = { kind: "host", source: ca, target: "/etc/ssl/company/ca.pem", readOnly: true };
const first = "localhost,127.0.0.1";

function gateway(rest: { host?: object } & Record<string, unknown> = {}) {
  const host = { preset: "dgx-h100", proxy: { https, http }, caCertificates: ca, ...rest.host };
  return { models: { cloud, small: { vllm: small } }, name: "demo", ...rest, host };
}

/** What a workload has of it, by its role. */
function wayOuts(input: object) {
  return Object.fromEntries(
    evaluated(input)
      .plan.workloads.map(({ role, environment, mounts, authorities }) => {
        const variables = Object.entries(environment).filter(([name]) => names.includes(name));
        const isMounted = mounts.some((one) => one.kind === "host" && one.source === ca);
        return [role, { variables: Object.fromEntries(variables), isMounted, authorities }] as const;
      })
      .filter(([, { variables, isMounted }]) => isMounted || Object.keys(variables).length > 0),
  );
}

const noProxy = (input: object) => workloadOf(input, "demo-proxy").environment.NO_PROXY;

test("those that call the outside have it, with the names of what they call inside", () => {
  const tls = { domain: "demo.example.net", tls: "acme", bind: "0.0.0.0" };
  expect(wayOuts(gateway({ edge: tls }))).toEqual({
    vllm: {
      variables: { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: first },
      isMounted: true,
      authorities: mount.target,
    },
    proxy: {
      variables: {
        HTTPS_PROXY: https,
        HTTP_PROXY: http,
        NO_PROXY: `${first},demo-postgres,demo-redis,demo-vllm-small`,
      },
      isMounted: true,
      authorities: mount.target,
    },
    // Never HTTP_PROXY: Caddy would send there what is for LiteLLM.
    edge: {
      variables: { HTTPS_PROXY: https, NO_PROXY: first, SSL_CERT_DIR: "/etc/ssl/company" },
      isMounted: true,
      authorities: null,
    },
  });
  expect(workloadOf(gateway(), "demo-proxy").mounts).toContainEqual(mount);
});

test("an edge without ACME, engines without a network and a proxy with only engines have nothing", () => {
  const offline = { small: { vllm: { ...small, offline: true } } };
  expect(wayOuts(gateway({ models: offline }))).toEqual({});
});

test("Alloy calls Loki through it, unless Loki is a neighbour", () => {
  const loki = (url: string) => gateway({ models: { cloud }, telemetry: { loki: { url } } });
  expect(wayOuts(loki("https://loki.example.net")).alloy).toEqual({
    variables: { HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: first, SSL_CERT_DIR: "/etc/ssl/company" },
    isMounted: true,
    authorities: null,
  });
  expect(evaluated(loki("https://loki.example.net")).artefacts.alloy).toContain(
    "proxy_from_environment = true",
  );
  expect(workloadOf(loki("http://loki:3100"), "demo-alloy").environment.NO_PROXY).toBe(`${first},loki`);
  const free = { models: { cloud }, telemetry: { loki: { url: "https://loki.example.net" } } };
  expect(evaluated(free).artefacts.alloy).not.toContain("proxy_from_environment");
});

test("each of the two settings stands alone", () => {
  const proxied = wayOuts(gateway({ host: { caCertificates: undefined } }));
  expect(proxied.vllm).toMatchObject({ isMounted: false, authorities: null });
  const trusting = wayOuts(gateway({ host: { proxy: undefined } }));
  expect(trusting.vllm).toEqual({ variables: {}, isMounted: true, authorities: mount.target });
});

test.each([
  ["telemetry", { telemetry: { langfuse: { host: "https://langfuse.example.net" } } }],
  ["a variable", { proxy: { env: { SLACK_CHANNEL: "ops" } } }],
  ["a secret variable", { proxy: { secretEnv: { SLACK_WEBHOOK_URL: "SLACK_HOOK" } } }],
  ["a key of LiteLLM", { litellm: { generalSettings: { alerting_threshold: 300 } } }],
  ["an external Redis", { cache: { redis: { host: "redis.example.net" } } }],
  ["an external database", { database: { type: "external", url: "DATABASE_URL" } }],
])("the proxies have it with %s", (_, rest) => {
  const input = gateway({ models: { small: { vllm: { ...small, offline: true } } }, ...rest });
  expect(wayOuts(input).proxy).toMatchObject({ variables: { HTTPS_PROXY: https } });
});

test.each([
  ["a container", "http://ollama:11434", "ollama"],
  ["a private address", "http://10.1.2.3:8000/v1", "10.1.2.3"],
  ["another private range", "http://172.31.0.9/v1", "172.31.0.9"],
  ["the Docker host", "http://host.docker.internal:1234/v1", "host.docker.internal"],
])("%s is called past the proxy", (_, apiBase, name) => {
  expect(noProxy(gateway({ models: { local: at(apiBase) } }))?.split(",")).toContain(name);
});

test.each(["https://api.example.net/v1", "http://172.32.0.9/v1", "http://8.8.8.8/v1"])(
  "%s is called through it",
  (apiBase) => {
    expect(noProxy(gateway({ models: { local: at(apiBase) } }))).toBe(`${first},demo-postgres,demo-redis`);
  },
);

test("names of extra hosts and one's own come on top, each once", () => {
  const input = gateway({
    models: { cloud },
    host: { proxy: { https, noProxy: [".example.net", "localhost"] } },
    proxy: { extraHosts: { "api.lab.example.org": "10.0.0.9" } },
  });
  expect(noProxy(input)).toBe(`${first},api.lab.example.org,demo-postgres,demo-redis,.example.net`);
});

test("a variable of the proxy's own stays", () => {
  const secretEnv = { HTTPS_PROXY: "COMPANY_PROXY_URL" };
  const { environment, secrets } = workloadOf(gateway({ proxy: { secretEnv } }), "demo-proxy");
  expect(environment.HTTPS_PROXY).toBe(https);
  expect(secrets).toContainEqual(expect.objectContaining({ variable: "HTTPS_PROXY" }));
});
