/** The edge's configuration (Caddy): TLS, who may come in, and the way to the proxies without a dropped request. */
import type { GatewayConfig } from "../gateway-config";
import { apiPaths, privateRanges, uiPaths } from "../plan/edge-access";
import { edgePorts, gatewayUrl, hasTls } from "../plan/edge-ports";
import { serviceNames } from "../plan/names";
import type { GatewayPlan } from "../plan/types";
import { edgeMetricsPort, edgeProbePort } from "../plan/workloads/edge";
import { proxyPort } from "../plan/workloads/proxy";
import { block, printCaddyfile } from "./caddyfile";
import type { Directive } from "./caddyfile";

export function compileEdge(config: GatewayConfig, plan: GatewayPlan): string {
  const heading = `# Edge configuration of ${plan.name}, compiled from its gateway config. Changes here are overwritten.`;
  return printCaddyfile(heading, [
    globalOptions(config),
    byName(config),
    block("(address)", ["to {$PROXIES}"]),
    proxies(config),
    gateway(config),
    ...sites(config),
  ]);
}

function globalOptions(config: GatewayConfig): Directive {
  const { acme, domain, timeouts } = config.edge;
  return block("", [
    "admin unix//tmp/admin.sock",
    "persist_config off",
    "skip_install_trust",
    "auto_https disable_redirects",
    "http_port 8080",
    "https_port 8443",
    ...(hasTls(config) ? [`default_sni ${domain ?? "localhost"}`] : []),
    ...(config.edge.tls === "acme" && acme.email !== undefined ? [`email ${acme.email}`] : []),
    block("log", ["output stdout", "format json", "level WARN"]),
    ...(config.prometheus.enabled
      ? [
          "metrics",
          block(`servers :${edgeMetricsPort}`, ["name metrics"]),
          block(`servers 127.0.0.1:${edgeProbePort}`, ["name probe"]),
        ]
      : []),
    block("servers", [
      block("timeouts", [
        `read_header ${timeouts.header}s`,
        `read_body ${timeouts.body}s`,
        `idle ${timeouts.idle}s`,
      ]),
    ]),
  ]);
}

/** By their name, unless the loop beside Caddy found one that hangs: then by the addresses of the others. */
function byName(config: GatewayConfig): Directive {
  return block("(name)", [
    block("dynamic a", [
      `name ${serviceNames(config).proxy}`,
      `port ${proxyPort}`,
      "refresh 300ms",
      "resolvers 127.0.0.11",
      "dial_timeout 1s",
    ]),
  ]);
}

function proxies(config: GatewayConfig): Directive {
  const seconds = Math.ceil(config.proxy.requestTimeout) + 5;
  return block("(proxies)", [
    block("reverse_proxy", [
      "import {$PROXIES_BY:name}",
      "lb_policy least_conn",
      "# A proxy that goes away is left at once; a request that fits the buffer is sent again before a byte was answered.",
      "lb_try_duration 5s",
      "lb_try_interval 100ms",
      block("lb_retry_match", ["path *"]),
      "request_buffers 64KiB",
      "fail_duration 1s",
      block("transport http", [
        "dial_timeout 1s",
        `response_header_timeout ${seconds}s`,
        `read_timeout ${seconds}s`,
        "keepalive off",
        "compression off",
      ]),
    ]),
  ]);
}

/** What every request passes, in this order. */
function gateway(config: GatewayConfig): Directive {
  const { adminIps, allowIps, basicAuth, maxRequestSizeMiB, publicPaths } = config.edge;
  const from = (ranges: readonly string[]) =>
    ranges.flatMap((one) => (one === "private" ? privateRanges : one)).join(" ");
  return block("(gateway)", [
    ...headers(config),
    "# A reload closes connections that wait for a next request; before one they end with their answer instead.",
    block("@closing file", ["root /tmp", "try_files /closing"]),
    "header @closing Connection close",
    block("route", [
      ...(allowIps.length === 0
        ? []
        : [
            `@stranger not remote_ip ${from(allowIps)}`,
            refuse("@stranger", 403, "this address may not connect"),
          ]),
      "# What the matchers below and LiteLLM could read differently.",
      "@odd vars_regexp {http.request.orig_uri.path} (^|/)\\.{1,2}(/|$)|//|\\\\",
      refuse("@odd", 400, "the path is not in its plain form"),
      block("@closed", [
        `not path ${[...apiPaths, ...publicPaths].join(" ")}`,
        ...(adminIps.length === 0 ? [] : [`not remote_ip ${from(adminIps)}`]),
      ]),
      refuse("@closed", 403, "this path is not open to this address"),
      ...(basicAuth
        ? [
            `@ui path ${uiPaths.join(" ")}`,
            block("basic_auth @ui", [`${basicAuth.user} {$UI_HASH}`]),
            "request_header @ui -Authorization",
          ]
        : []),
      block("request_body", [`max_size ${maxRequestSizeMiB}MiB`]),
      "import proxies",
    ]),
    errors(maxRequestSizeMiB),
  ]);
}

/** What a client reads when no proxy has answered. */
function errors(maxRequestSizeMiB: number): Directive {
  return block("handle_errors", [
    '@large expression {err.status_code} == 413 || {err.message}.contains("body too large")',
    block("handle @large", [refuse("", 413, `the request is larger than ${maxRequestSizeMiB} MiB`)]),
    "@silent expression {err.status_code} in [502, 503, 504]",
    block("handle @silent", ["header Retry-After 1", refuse("", 503, "no proxy of the gateway answers")]),
    block("handle", [refuse("", "{err.status_code}", "{err.status_text}")]),
  ]);
}

function headers(config: GatewayConfig): readonly Directive[] {
  const { hsts } = config.edge;
  return [
    block("header", [
      "-Server",
      "-Via",
      "X-Content-Type-Options nosniff",
      "X-Frame-Options DENY",
      "Referrer-Policy no-referrer",
      ...(hasTls(config) && hsts !== "none" ? [`Strict-Transport-Security "max-age=${hsts}"`] : []),
      "defer",
    ]),
  ];
}

/** In the form of OpenAI's API, whose clients show the message. */
function refuse(matcher: string, status: number | string, message: string): Directive {
  const body = `{"error":{"message":"${message}","type":"edge_error","param":null,"code":"${status}"}}`;
  return block(`respond${matcher === "" ? "" : ` ${matcher}`} \`${body}\` ${status}`, ["close"]);
}

function sites(config: GatewayConfig): readonly Directive[] {
  const { http, https } = edgePorts(config);
  const { domain = "localhost" } = config.edge;
  const probe = block(`http://127.0.0.1:${edgeProbePort}`, ["bind 127.0.0.1", "import proxies"]);
  const metrics = config.prometheus.enabled ? [block(`http://:${edgeMetricsPort}`, ["metrics"])] : [];
  const plain = http.map(({ internal }) => `http://:${internal}`).join(", ");
  if (!hasTls(config)) return [probe, ...metrics, block(plain, ["import gateway"])];
  const secure = https.map(({ internal }) => `https://${domain}:${internal}`).join(", ");
  const redirect = plain === "" ? [] : [block(plain, [`redir ${gatewayUrl(config)}{uri} 308`])];
  return [probe, ...metrics, ...redirect, block(secure, [...tls(config), "import gateway"])];
}

function tls({ edge }: GatewayConfig): readonly Directive[] {
  const clients =
    edge.clientCa === undefined
      ? []
      : [block("client_auth", ["mode require_and_verify", "trust_pool file {$EDGE_FILES}/client-ca.pem"])];
  const { directory, ca } = edge.acme;
  const issuer =
    edge.tls === "acme" && (directory !== undefined || ca !== undefined)
      ? [
          block("issuer acme", [
            ...(directory === undefined ? [] : [`dir ${directory}`]),
            ...(ca === undefined ? [] : ["trusted_roots {$EDGE_FILES}/acme-ca.pem"]),
          ]),
        ]
      : [];
  const own = typeof edge.tls === "object" ? ` {$EDGE_FILES}/cert.pem /run/secrets/${edge.tls.key}` : "";
  const word = edge.tls === "internal" ? " internal" : own;
  const inner = [...issuer, ...clients];
  return word === "" && inner.length === 0 ? [] : [block(`tls${word}`, inner)];
}
