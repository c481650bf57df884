import { reader, withFar } from "../fixtures/fixture";
import { evaluated } from "../fixtures/evaluated";
import { evaluateInput } from "../../../config/evaluate";
import { rich } from "../fixtures/rich";

const domain = "gateway.example.net";
const pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

const lines = (input: unknown) => evaluated(input).artefacts.edge.split("\n");
const starting = (input: unknown, word: string) =>
  lines(input)
    .map((line) => line.trim())
    .filter((line) => line.startsWith(word));
const sites = (input: unknown) => lines(input).filter((line) => /^https?:/.test(line));

/** For its own probe and for Prometheus. */
const ownSites = ["http://127.0.0.1:8079 {", "http://:8078 {"];

describe("compileEdge", () => {
  test("names its source in the first line", () => {
    expect(lines(rich)[0]).toBe(
      "# Edge configuration of shelf, compiled from its gateway config. Changes here are overwritten.",
    );
  });

  test("listens once per address, and for its own probe", () => {
    expect(sites(rich)).toEqual([...ownSites, "http://:8080, http://:8081 {"]);
    expect(sites(withFar({}))).toEqual([...ownSites, "http://:8080 {"]);
  });

  test("finds the proxies by the name they share, beside the names of its own listeners, and gives up after LiteLLM does", () => {
    expect(starting(rich, "name ")).toEqual(["name metrics", "name probe", "name shelf-proxy"]);
    expect(starting(rich, "response_header_timeout")).toEqual(["response_header_timeout 245s"]);
    const fraction = withFar({ proxy: { requestTimeout: "90.5s" } });
    expect(starting(fraction, "read_timeout")).toEqual(["read_timeout 96s"]);
  });

  test("with TLS the plain port only redirects, to the published port", () => {
    const edge = { domain, tls: "internal", httpPort: 8080, httpsPort: 8443 };
    expect(sites(withFar({ edge }))).toEqual([
      ...ownSites,
      "http://:8080 {",
      "https://gateway.example.net:8443 {",
    ]);
    expect(starting(withFar({ edge }), "redir")).toEqual(["redir https://gateway.example.net:8443{uri} 308"]);
    expect(starting(withFar({ edge }), "tls")).toEqual(["tls internal"]);
    expect(sites(withFar({ edge: { ...edge, httpPort: "none" } }))).toHaveLength(3);
  });

  test("an own certificate is a file, its key a secret's file", () => {
    const input = withFar({
      edge: { domain, tls: { cert: "own.pem", key: "EDGE_KEY" }, clientCa: "ca.pem" },
    });
    const { result } = evaluateInput(input, { readText: reader({ "own.pem": pem, "ca.pem": pem }) });
    expect(result?.artefacts["edge-cert"]).toBe(pem);
    expect(result?.artefacts.edge).toContain("tls {$EDGE_FILES}/cert.pem /run/secrets/EDGE_KEY {");
    expect(result?.artefacts.edge).toContain("mode require_and_verify");
    const edge = result?.plan.workloads.find(({ role }) => role === "edge");
    expect(edge?.files.map(({ path }) => path)).toEqual([
      "/etc/caddy/Caddyfile",
      "/etc/caddy/cert.pem",
      "/etc/caddy/client-ca.pem",
    ]);
    expect(edge?.secrets.map(({ name }) => name)).toEqual(["EDGE_KEY"]);
  });

  test("S2-23: admin paths only from private networks unless the config says otherwise", () => {
    const closed = starting(withFar({}), "not remote_ip");
    expect(closed).toEqual([expect.stringContaining(" 10.0.0.0/8 ")]);
    expect(closed[0]).not.toContain("0.0.0.0/0");
    const [open = ""] = starting(withFar({ edge: { publicPaths: ["/anthropic/*"] } }), "not path");
    expect(open.split(" ")).toEqual(expect.arrayContaining(["/v1/chat/*", "/anthropic/*"]));
    for (const path of ["/metrics", "/ui", "/key/*", "/*"]) expect(open.split(" ")).not.toContain(path);
  });

  test("the browser's password is a hash that only the container knows", () => {
    const input = withFar({ edge: { domain, tls: "internal", basicAuth: { user: "office" } } });
    expect(starting(input, "office")).toEqual(["office {$UI_HASH}"]);
    const [asked = ""] = starting(input, "@ui path");
    // Where LiteLLM tries a password; not where the UI sends its own key in the header.
    expect(asked.split(" ")).toEqual(expect.arrayContaining(["/ui/*", "/login", "/v2/login", "/v3/login"]));
    expect(asked).not.toMatch(/\/sso\/\*| \/key|\/v1|onboarding/);
  });

  test("no HSTS without TLS, and none when it is not wanted", () => {
    const edge = { domain, tls: "internal" };
    expect(starting(withFar({}), "Strict-")).toEqual([]);
    expect(starting(withFar({ edge }), "Strict-")).toEqual(['Strict-Transport-Security "max-age=31536000"']);
    expect(starting(withFar({ edge: { ...edge, hsts: "none" } }), "Strict-")).toEqual([]);
  });

  test("leaves a proxy for a second after a lost connection, and sends a request again that nobody answered", () => {
    expect(starting(rich, "lb_")).toEqual([
      "lb_policy least_conn",
      "lb_try_duration 5s",
      "lb_try_interval 100ms",
      "lb_retry_match {",
    ]);
    expect(starting(rich, "fail_duration")).toEqual(["fail_duration 1s"]);
    expect(starting(rich, "request_buffers")).toEqual(["request_buffers 64KiB"]);
  });
});
