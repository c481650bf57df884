/** What production does not allow. */
import { entriesOf } from "./entry";

export const productionEntries = entriesOf({
  "PRODUCTION.UNPRICED": {
    severity: "error",
    meaning: "A model without a price: its calls count as free in budgets and reports.",
    fix: "Give `price`; 0 where it shall be free.",
    example: {
      path: "models.shelf.price",
      message: "has no price, so that its calls count as free in budgets and reports",
    },
  },
  "PRODUCTION.DEBUG_LOGS": {
    severity: "error",
    meaning: "A log level that writes prompts, answers and headers of requests into the log.",
    fix: "Use `warn` or `info`.",
    example: {
      path: "proxy.logLevel",
      message: "detailed writes prompts, answers and headers of requests into the log",
    },
  },
  "PRODUCTION.PLAIN_HTTP": {
    severity: "error",
    meaning: "Keys and prompts travel unencrypted: `edge.tls` is `none`, or the edge is off.",
    fix: "Set `edge.tls` to `acme`, `internal` or a certificate of your own.",
    example: {
      path: "edge.tls",
      message: "is none, so that keys and prompts travel unencrypted",
    },
  },
  "PRODUCTION.PUBLISHED": {
    severity: "error",
    meaning: "Redis, Postgres or Prometheus publishes a port of its own, without TLS.",
    fix: "Remove it; containers reach it by its name on the stack's network.",
    example: {
      path: "database.publish",
      message: "postgres would be reachable past the gateway, without TLS",
    },
  },
  "PRODUCTION.NO_MASTER_KEY": {
    severity: "error",
    meaning: "`proxy.masterKey` is `none`.",
    fix: "Name a secret such as `LITELLM_MASTER_KEY`.",
    example: {
      path: "proxy.masterKey",
      message: "is none: whoever reaches the gateway may use it and change it",
    },
  },
  "PRODUCTION.SECRET_SHARED": {
    severity: "error",
    meaning:
      "Two of the master key, the salt key and the passwords of the UI, Grafana and the edge are one secret, or an engine's key is one of them.",
    fix: "Name a secret of its own.",
    example: {
      path: "proxy.saltKey",
      message: "is the same secret as proxy.masterKey, so that neither can be changed without the other",
    },
  },
  "PRODUCTION.OPEN_METRICS": {
    severity: "error",
    meaning: "`/metrics` answers without a key.",
    fix: "Remove `proxy.publicMetrics`: Prometheus sends the master key.",
    example: {
      path: "proxy.publicMetrics",
      message: "shows the names of keys, teams and models to everybody who reaches the gateway",
    },
  },
  "PRODUCTION.DOCKER_OPEN": {
    severity: "error",
    meaning: "The Docker engine is reached over TCP without TLS: root access for everybody on the way.",
    fix: "Use `ssh://`, or give `host.docker.certPath`.",
    example: {
      path: "host.docker.endpoint",
      message: "tcp://10.0.0.5:2375 is the machine's root access without encryption or a certificate",
    },
  },
  "PRODUCTION.IMAGE_UNPINNED": {
    severity: "warning",
    meaning: "An image is named by a tag, which can come to mean another image.",
    fix: "Run `llm-gateway images pin`, or name it by digest, as `name:tag@sha256:…`.",
    example: {
      path: "images.redis",
      message: "redis:7.4.6 is named by a tag, which can come to mean another image",
    },
  },
  "PRODUCTION.PROMPTS_KEPT": {
    severity: "warning",
    meaning: "Prompts and answers of all clients are kept in the database, or sent to a service.",
    fix: "Remove it unless the users of the gateway know and agree.",
    example: {
      path: "proxy.storePrompts",
      message: "prompts and answers of all clients are kept in the database",
    },
  },
  "PRODUCTION.NO_BACKUP": {
    severity: "warning",
    meaning: "The stack's own Postgres is not backed up.",
    fix: "Set `database.backup`, such as `{}`, and copy the archives to another machine.",
    example: {
      path: "database.backup",
      message: "nothing is backed up: keys, teams, budgets and spend are gone with the machine's disk",
    },
  },
  "PRODUCTION.ONE_PROXY": {
    severity: "warning",
    meaning: "A single proxy: when it dies nobody answers until it has started again.",
    fix: "Set `proxy.replicas` to 2.",
    example: {
      path: "proxy.replicas",
      message: "one proxy: when it dies nobody answers until it has started again (about 30 s)",
    },
  },
});
