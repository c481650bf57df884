/** Messages about the proxy, its ports, the cache, the database and routing. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function portConflict(path: string, port: number, other: string): Finding {
  return error(
    "PORT.CONFLICT",
    path,
    `port ${port} is already published by ${other}`,
    "Choose another port.",
  );
}

export function severalAddresses(path: string, addresses: readonly string[], fix: string): Finding {
  return error(
    "BIND.SEVERAL",
    path,
    `got ${addresses.join(", ")}; Docker keeps only one address for a port inside a container`,
    fix,
  );
}

export function openBind(path: string, address: string): Finding {
  return warning(
    "BIND.NOT_LOOPBACK",
    path,
    `${address} is reachable from other machines, and the connection is not encrypted`,
    "Bind to 127.0.0.1, or put TLS in front.",
  );
}

export function openWithoutKey(path: string, address: string): Finding {
  return error(
    "PROXY.OPEN",
    path,
    `masterKey is none, but the gateway listens on ${address}`,
    "Name a secret in proxy.masterKey, or bind to 127.0.0.1.",
  );
}

export function replicasNeedEdge(path: string): Finding {
  return error(
    "PROXY.REPLICAS_NEED_EDGE",
    path,
    "several proxies need the edge: only one container can publish the port",
    "Set edge.enabled to true, or replicas to 1.",
  );
}

export function edgeOff(path: string): Finding {
  return warning(
    "EDGE.OFF",
    path,
    "without the edge every change of the proxy closes the port for its start time (about 30 s)",
    "Leave the edge on unless another load balancer replaces it.",
  );
}

export function timeoutTooLong(path: string, seconds: number, limit: number): Finding {
  return error(
    "ROUTING.TIMEOUT_TOO_LONG",
    path,
    `${seconds} s is longer than proxy.requestTimeout (${limit} s), which would cut it off`,
    "Lower it, or raise proxy.requestTimeout.",
  );
}

export function strategyUnfit(path: string, strategy: string): Finding {
  return warning(
    "ROUTING.STRATEGY_UNFIT",
    path,
    `${strategy} is documented as unfit for production`,
    "Use simple-shuffle.",
  );
}

export function nameTwice(path: string, name: string, service: string): Finding {
  return error("NAME.TWICE", path, `${name} is also the name of ${service}`, "Choose another name.");
}

export function scrapeJobReserved(path: string, job: string): Finding {
  return error(
    "PROMETHEUS.JOB_RESERVED",
    path,
    `${job} is a job of the gateway's own targets; Prometheus refuses two jobs with one name`,
    "Choose another name for the job.",
  );
}

export function ttlWithoutCache(path: string): Finding {
  return error(
    "CACHE.TTL_WITHOUT_CACHE",
    path,
    "cache.type is none, so nothing can be cached",
    'Remove ttl, or set cache.type to "redis".',
  );
}

export function limitsNotShared(path: string, processes: number, cachesAlone: boolean): Finding {
  return warning(
    "CACHE.LIMITS_NOT_SHARED",
    path,
    `${processes} proxy processes without Redis count limits and cooldowns each for itself${cachesAlone ? ", and keep cached answers to themselves" : ""}`,
    'Set cache.type to "redis".',
  );
}

export function databaseUrlMissing(path: string): Finding {
  return error(
    "DATABASE.URL_MISSING",
    path,
    "an external database needs url",
    "Name the secret that holds the URL, such as DATABASE_URL.",
  );
}

export function databaseUrlUnused(path: string, type: string): Finding {
  return error(
    "DATABASE.URL_UNUSED",
    path,
    `url has no effect with type ${type}`,
    'Remove url, or set type to "external".',
  );
}

export function proxyEnvironmentOwned(path: string, variable: string, field: string): Finding {
  return error(
    "PROXY.ENV_OWNED",
    path,
    `${variable} is set by ${field}`,
    `Use ${field}, and remove it here.`,
  );
}

export function noEffect(path: string, because: string): Finding {
  return error("KEY.NO_EFFECT", path, `has no effect: ${because}`, "Remove it, or change the other setting.");
}
