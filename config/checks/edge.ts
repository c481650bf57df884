/** The edge: settings that contradict each other, have no effect, or leave something open. */
import * as messages from "../errors/edge";
import { edgeOff, noEffect, replicasNeedEdge } from "../errors/service";
import type { Finding } from "../findings";
import type { GatewayConfig } from "../gateway-config";
import { gatewayBind, hasTls, httpPort } from "../plan/edge-ports";
import { isGiven } from "./given";
import { isLoopback } from "./services";

export function checkEdge(config: GatewayConfig): readonly Finding[] {
  if (config.edge.enabled) return [...acme(config), ...domain(config), ...pointless(config), ...open(config)];
  const off = edgeOff("edge.enabled");
  const rest = ["edge.domain", "edge.tls", "edge.bind", "edge.allowIps", "edge.clientCa", "edge.basicAuth"]
    .flatMap((path) => stated(config, path))
    .map((path) => noEffect(path, "edge.enabled is false"));
  return config.proxy.replicas > 1 ? [off, ...rest, replicasNeedEdge("proxy.replicas")] : [off, ...rest];
}

function domain(config: GatewayConfig): readonly Finding[] {
  const { domain: name, tls } = config.edge;
  if (!hasTls(config) || name !== undefined) return [];
  return [
    messages.edgeDomainMissing("edge.domain", typeof tls === "object" ? "with an own certificate" : tls),
  ];
}

/** An own directory may ask at other ports, and may be on this machine. */
function acme(config: GatewayConfig): readonly Finding[] {
  const {
    acme: { directory },
    httpsPort,
    tls,
  } = config.edge;
  if (tls !== "acme" || directory !== undefined) return [];
  const plain = httpPort(config);
  const bind = gatewayBind(config);
  return [
    ...(httpsPort === 443
      ? []
      : [messages.edgeAcmePort("edge.httpsPort", "httpsPort", String(httpsPort), 443)]),
    ...(plain === 80
      ? []
      : [messages.edgeAcmePort("edge.httpPort", "httpPort", String(plain ?? "none"), 80)]),
    ...(bind.every(isLoopback) ? [messages.edgeAcmeLoopback("edge.bind", bind)] : []),
  ];
}

function pointless(config: GatewayConfig): readonly Finding[] {
  const { edge } = config;
  const none = "edge.tls is none";
  const withoutTls = ["edge.clientCa", "edge.hsts", "edge.httpsPort"];
  return [
    ...(hasTls(config)
      ? stated(config, "proxy.port").map((path) =>
          noEffect(path, "with TLS the edge publishes edge.httpsPort and edge.httpPort"),
        )
      : withoutTls.flatMap((path) => stated(config, path)).map((path) => noEffect(path, none))),
    ...(!hasTls(config) && edge.httpPort === "none"
      ? [noEffect("edge.httpPort", "without TLS it is the only port")]
      : []),
    ...(edge.tls === "acme"
      ? []
      : stated(config, "edge.acme").map((path) => noEffect(path, "edge.tls is not acme"))),
    ...(edge.bind === undefined
      ? []
      : stated(config, "proxy.bind").map((path) => noEffect(path, "edge.bind says where the edge listens"))),
  ];
}

function open(config: GatewayConfig): readonly Finding[] {
  const { adminIps, basicAuth } = config.edge;
  const all = adminIps.find((range) => range.endsWith("/0"));
  const isFar = gatewayBind(config).some((address) => !isLoopback(address));
  return [
    ...(all === undefined ? [] : [messages.edgeUiOpen("edge.adminIps", all)]),
    ...(basicAuth && isFar && !hasTls(config) ? [messages.edgePlainPassword("edge.basicAuth")] : []),
  ];
}

/** The path, where the file itself says it. */
function stated(config: GatewayConfig, path: string): readonly string[] {
  return isGiven(config, path) ? [path] : [];
}
