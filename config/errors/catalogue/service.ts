/** The containers around the engines. */
import { entriesOf } from "./entry";

export const serviceEntries = entriesOf({
  "PROXY.OPEN": {
    severity: "error",
    meaning: "`masterKey: none`, but the gateway listens beyond loopback.",
    fix: "Name a secret in `proxy.masterKey`, or bind to 127.0.0.1.",
    example: { path: "proxy.masterKey", message: "masterKey is none, but the gateway listens on 10.0.0.5" },
  },
  "PROXY.REPLICAS_NEED_EDGE": {
    severity: "error",
    meaning: "Several proxies without the edge: only one container can publish the port.",
    fix: "Set `edge.enabled` to true, or `proxy.replicas` to 1.",
    example: {
      path: "proxy.replicas",
      message: "several proxies need the edge: only one container can publish the port",
    },
  },
  "PROXY.ENV_OWNED": {
    severity: "error",
    meaning: "A variable in `proxy.env` or `proxy.secretEnv` is set by a field of the config.",
    fix: "Use the field.",
    example: { path: "proxy.env.LITELLM_LOG", message: "LITELLM_LOG is set by proxy.logLevel" },
  },
  "EDGE.OFF": {
    severity: "warning",
    meaning: "Without the edge every change of the proxy closes the port while the new one starts.",
    fix: "Leave the edge on unless another load balancer replaces it.",
    example: {
      path: "edge.enabled",
      message: "without the edge every change of the proxy closes the port for its start time (about 30 s)",
    },
  },
  "KEY.NO_EFFECT": {
    severity: "error",
    meaning: "The setting has no effect beside another one.",
    fix: "Remove it, or change the other setting.",
    example: { path: "cache.publish", message: "has no effect: cache.type is none" },
  },
  "BIND.NOT_LOOPBACK": {
    severity: "warning",
    meaning: "A service listens on an address that other machines reach, without encryption.",
    fix: "Bind to 127.0.0.1, or put TLS in front.",
    example: {
      path: "proxy.bind",
      message: "10.0.0.5 is reachable from other machines, and the connection is not encrypted",
    },
  },
  "BIND.SEVERAL": {
    severity: "error",
    meaning:
      "A service that publishes its own port has several addresses; Docker's provider keeps only one per port and would replace the container on every plan.",
    fix: "Keep one address; for the gateway the edge lifts the limit.",
    example: {
      path: "proxy.bind",
      message: "got 127.0.0.1, 127.0.0.2; Docker keeps only one address for a port inside a container",
    },
  },
  "PORT.CONFLICT": {
    severity: "error",
    meaning: "Two services publish one port on one address.",
    fix: "Choose another port.",
    example: { path: "prometheus.port", message: "port 9090 is already published by the gateway" },
  },
  "NAME.TWICE": {
    severity: "error",
    meaning: "`names` gives two services one name.",
    fix: "Choose another name.",
    example: { path: "names.postgres", message: "shelf-store is also the name of redis" },
  },
  "CACHE.TTL_WITHOUT_CACHE": {
    severity: "error",
    meaning: "`cache.ttl` with `cache.type: none`.",
    fix: "Remove `ttl`, or choose a type.",
    example: { path: "cache.ttl", message: "cache.type is none, so nothing can be cached" },
  },
  "CACHE.LIMITS_NOT_SHARED": {
    severity: "warning",
    meaning:
      "Several processes (`proxy.replicas` × `proxy.workers`) without Redis: each counts limits and cooldowns for itself, and a local cache is its own.",
    fix: "Set `cache.type` to `redis`.",
    example: {
      path: "cache.type",
      message: "2 proxy processes without Redis count limits and cooldowns each for itself",
    },
  },
  "DATABASE.URL_MISSING": {
    severity: "error",
    meaning: "An external database without `url`.",
    fix: "Name the secret that holds the URL.",
    example: { path: "database.url", message: "an external database needs url" },
  },
  "DATABASE.URL_UNUSED": {
    severity: "error",
    meaning: "`database.url` has no effect with this type.",
    fix: "Remove it, or set `type` to `external`.",
    example: { path: "database.url", message: "url has no effect with type postgres" },
  },
  "PROMETHEUS.JOB_RESERVED": {
    severity: "error",
    meaning: "A job in `prometheus.extraTargets` has the name of one of the gateway's own jobs.",
    fix: "Choose another name for the job.",
    example: {
      path: "prometheus.extraTargets.vllm",
      message: "vllm is a job of the gateway's own targets; Prometheus refuses two jobs with one name",
    },
  },
});
