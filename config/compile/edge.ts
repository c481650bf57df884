/** The edge's configuration (HAProxy): finds the proxies by name, checks them, and never drops a request on a change. */
import type { GatewayConfig } from "../gateway-config";
import { serviceNames } from "../plan/names";
import type { GatewayPlan } from "../plan/types";
import { edgePort } from "../plan/workloads/edge";
import { proxyPort } from "../plan/workloads/proxy";

export function compileEdge(config: GatewayConfig, plan: GatewayPlan): string {
  const { bind, replicas, requestTimeout } = config.proxy;
  const seconds = Math.ceil(requestTimeout) + 5;
  return `# Edge configuration of ${plan.name}, compiled from its gateway config. Changes here are overwritten.
global
  log stdout format raw local0 notice
  maxconn 8192

defaults
  mode http
  log global
  option dontlognull
  option http-server-close
  option forwardfor
  # A proxy that goes away is left at once; a request that fits the buffer is sent again before a byte was answered.
  option redispatch 1
  retries 5
  retry-on conn-failure empty-response
  timeout connect 1s
  timeout client ${seconds}s
  timeout server ${seconds}s
  timeout http-request 30s
  timeout http-keep-alive 60s

resolvers docker
  nameserver dns 127.0.0.11:53
  accepted_payload_size 8192
  resolve_retries 3
  timeout resolve 300ms
  timeout retry 300ms
  hold valid 300ms
  hold obsolete 0s

frontend gateway
${bind.map((_, index) => `  bind :${edgePort(index)}`).join("\n")}
  default_backend proxies

backend proxies
  balance leastconn
  option httpchk GET /health/liveliness
  # During a change the old generation and the new one, and those that failed before: no slot, no traffic.
  server-template proxy ${8 + 4 * replicas} ${serviceNames(config).proxy}:${proxyPort} check inter 2s fastinter 500ms downinter 500ms fall 1 rise 1 resolvers docker init-addr libc,none
`;
}
