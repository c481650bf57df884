/** The stack's own Redis by its own program: figures, clients, and a flush of cached answers that spares everything else. */
import type { Docker } from "../docker";
import { reasonOf } from "../docker";
import type { Finished } from "../process";

export interface RedisStats {
  /** Of `INFO`, as Redis names them. */
  readonly info: Readonly<Record<string, string>>;
  readonly clients: readonly {
    readonly address: string;
    readonly name: string;
    readonly idleSeconds: number;
  }[];
  /** Cached answers. */
  readonly cached: number;
}

/** What an operator asks for, of some hundred figures. */
const wanted = [
  "redis_version",
  "uptime_in_seconds",
  "connected_clients",
  "used_memory_human",
  "maxmemory_human",
  "mem_fragmentation_ratio",
  "total_commands_processed",
  "instantaneous_ops_per_sec",
  "keyspace_hits",
  "keyspace_misses",
  "evicted_keys",
  "expired_keys",
  "rejected_connections",
] as const;

/** A pipe's status is that of its last program, so Redis is asked first whether it answers. */
const cli = `export REDISCLI_AUTH="$(cat /run/secrets/REDIS_PASSWORD)"; said=$(redis-cli ping 2>&1); if [ "$said" != PONG ]; then echo "$said" >&2; exit 1; fi`;

/**
 * Keys of cached answers: a SHA-256 in hexadecimal, behind the namespace where there is one, and nothing behind it
 * (LiteLLM's caching.py). Limits, budgets and cooldowns have other forms, so that no flush touches them.
 */
export function answersPattern(namespace: string | undefined): string {
  const prefix = namespace === undefined ? "" : `${namespace.replace(/[\\*?[\]^]/g, "\\$&")}:`;
  return prefix + "[0-9a-f]".repeat(64);
}

/** The script's argument is the pattern: no shell reads it. */
const count = `${cli}; redis-cli --scan --pattern "$1" | wc -l`;
/** UNLINK frees in the background; a request that runs meanwhile is not held up. */
const unlink = `${cli}; redis-cli --scan --pattern "$1" | xargs -r -n 500 redis-cli unlink | awk '{ all += $1 } END { print all + 0 }'`;

export async function readRedis(
  docker: Docker,
  container: string,
  namespace?: string,
): Promise<RedisStats | Failed> {
  const [info, clients, cached] = await Promise.all([
    shell(docker, container, `${cli}; redis-cli info`),
    shell(docker, container, `${cli}; redis-cli client list`),
    shell(docker, container, count, answersPattern(namespace)),
  ]);
  const failed = [info, clients, cached].find(({ code }) => code !== 0);
  if (failed) return { failed: reasonOf(failed) };
  return {
    info: parseInfo(info.output),
    clients: parseClients(clients.output),
    cached: Number(cached.output.trim()),
  };
}

/** How many answers were removed. */
export async function flushAnswers(
  docker: Docker,
  container: string,
  namespace?: string,
): Promise<number | Failed> {
  const finished = await shell(docker, container, unlink, answersPattern(namespace));
  return finished.code === 0 ? Number(finished.output.trim()) : { failed: reasonOf(finished) };
}

export interface Failed {
  readonly failed: string;
}

function shell(
  docker: Docker,
  container: string,
  script: string,
  ...words: readonly string[]
): Promise<Finished> {
  return docker.run(["exec", container, "sh", "-c", script, "sh", ...words]);
}

/** `key:value` lines under `# Section` lines. */
export function parseInfo(text: string): RedisStats["info"] {
  const pairs = text.split(/\r?\n/).flatMap((line): (readonly [string, string])[] => {
    const [, key = "", value = ""] = /^(\w+):(.*)$/.exec(line) ?? [];
    return key === "" ? [] : [[key, value]];
  });
  const known = new Map(pairs);
  return Object.fromEntries(wanted.flatMap((key) => (known.has(key) ? [[key, known.get(key) ?? ""]] : [])));
}

/** `id=3 addr=172.18.0.5:51422 … name=proxy … idle=2 …` */
export function parseClients(text: string): RedisStats["clients"] {
  return text.split(/\r?\n/).flatMap((line) => {
    const field = (name: string) => new RegExp(`(?:^| )${name}=(\\S*)`).exec(line)?.[1] ?? "";
    const address = field("addr");
    return address === "" ? [] : [{ address, name: field("name"), idleSeconds: Number(field("idle")) }];
  });
}
