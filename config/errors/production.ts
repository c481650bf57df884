/** Messages about what `production: true` does not allow, or advises against. */
import type { Finding } from "../findings";
import { error, warning } from "./finding";

export function modelUnpriced(path: string, own: boolean): Finding {
  return error(
    "PRODUCTION.UNPRICED",
    path,
    own
      ? "has no price, so that its calls count as free in budgets and reports"
      : "has no price, and no preset says whether LiteLLM's list has one",
    own
      ? "Give inputPerMillion and outputPerMillion, or perGpuHour and tokensPerSecond; 0 where it shall be free."
      : "Give inputPerMillion and outputPerMillion, or use a preset; 0 where it shall be free.",
  );
}

export function debugLogs(path: string, level: string): Finding {
  return error(
    "PRODUCTION.DEBUG_LOGS",
    path,
    `${level} writes prompts, answers and headers of requests into the log`,
    'Use "warn" or "info".',
  );
}

export function plainHttp(path: string, because: string): Finding {
  return error(
    "PRODUCTION.PLAIN_HTTP",
    path,
    `${because}, so that keys and prompts travel unencrypted`,
    'Set edge.tls to "acme", "internal" or a certificate of your own.',
  );
}

export function servicePublished(path: string, service: string): Finding {
  return error(
    "PRODUCTION.PUBLISHED",
    path,
    `${service} would be reachable past the gateway, without TLS`,
    `Remove ${path}; containers reach it by its name on the stack's network.`,
  );
}

export function noMasterKey(path: string): Finding {
  return error(
    "PRODUCTION.NO_MASTER_KEY",
    path,
    "is none: whoever reaches the gateway may use it and change it",
    "Name a secret such as LITELLM_MASTER_KEY.",
  );
}

export function sharedSecret(path: string, other: string): Finding {
  return error(
    "PRODUCTION.SECRET_SHARED",
    path,
    `is the same secret as ${other}, so that neither can be changed without the other`,
    "Name a secret of its own.",
  );
}

export function openMetrics(path: string): Finding {
  return error(
    "PRODUCTION.OPEN_METRICS",
    path,
    "shows the names of keys, teams and models to everybody who reaches the gateway",
    "Remove it: Prometheus sends the master key.",
  );
}

export function dockerUnencrypted(path: string, endpoint: string): Finding {
  return error(
    "PRODUCTION.DOCKER_OPEN",
    path,
    `${endpoint} is the machine's root access without encryption or a certificate`,
    "Use ssh://, or give host.docker.certPath.",
  );
}

export function imageMoves(path: string, image: string): Finding {
  return warning(
    "PRODUCTION.IMAGE_UNPINNED",
    path,
    `${image} is named by a tag, which can come to mean another image`,
    "Run `llm-gateway images pin`, or name it by digest, as name:tag@sha256:….",
  );
}

export function promptsKept(path: string, where: string): Finding {
  return warning(
    "PRODUCTION.PROMPTS_KEPT",
    path,
    `prompts and answers of all clients are kept ${where}`,
    "Remove it unless the users of the gateway know and agree.",
  );
}

export function singleProxy(path: string): Finding {
  return warning(
    "PRODUCTION.ONE_PROXY",
    path,
    "one proxy: when it dies nobody answers until it has started again (about 30 s)",
    "Set replicas to 2.",
  );
}

export function noBackup(path: string): Finding {
  return warning(
    "PRODUCTION.NO_BACKUP",
    path,
    "nothing is backed up: keys, teams, budgets and spend are gone with the machine's disk",
    "Set database.backup, such as {}, and copy the archives to another machine.",
  );
}
