/** `cache`: Redis, which shares limits and cooldowns between proxies, and the answers that are kept. */
import { z } from "zod";
import { secretName } from "./secret";
import { duration, hostAddress, hostName, noneOr, port, publish } from "./units";

const sentinel = z.strictObject({
  /** Sentinels, as `host:port`. */
  nodes: z.array(hostAddress()).min(1),
  /** Name under which they watch the master. */
  serviceName: z.string().min(1),
  /** Secret that the sentinels themselves ask for. @default none */
  password: secretName().optional(),
});

/** A Redis of somebody else. Exactly one of `host`, `clusterNodes` and `sentinel`. */
const externalRedis = z.strictObject({
  /** Host name or address, as containers reach it. */
  host: hostName().optional(),
  /** @default 6379 */
  port: port().optional(),
  /** User of Redis' access list. @default the default user */
  username: z.string().min(1).optional(),
  /** Secret. @default no password */
  password: secretName().optional(),
  /** Encrypted, with a certificate that the proxy's image trusts. */
  tls: z.boolean().default(false),
  /** Some nodes of a Redis Cluster, as `host:port`; the others are found. */
  clusterNodes: z.array(hostAddress()).min(1).optional(),
  sentinel: sentinel.optional(),
});

export const cacheSchema = z.strictObject({
  /** `redis` shares limits and cooldowns; `local` and `none` do not. */
  type: noneOr(z.enum(["redis", "local", "none"])).default("redis"),
  /** Answers are cached only when it is given, for this long; they are shared between keys. */
  ttl: duration().optional(),
  /** What is cached. @default chat, completion and embedding calls */
  callTypes: z
    .array(
      z.enum([
        "acompletion",
        "completion",
        "aembedding",
        "embedding",
        "atext_completion",
        "text_completion",
        "atranscription",
        "transcription",
        "arerank",
        "rerank",
        "aresponses",
        "responses",
      ]),
    )
    .min(1)
    .default(["acompletion", "atext_completion", "aembedding"]),
  /** Prefix of the keys. @default none; in an external Redis the stack's name */
  namespace: z.string().min(1).optional(),
  /** The stack's own Redis evicts the least used keys beyond it, GiB. At least 1/16. @default 1 */
  maxMemoryGiB: z
    .number()
    .min(1 / 16)
    .optional(),
  /** Publish the stack's own Redis on the host. @default not published */
  publish: publish(),
  /** A Redis that is there already; then the stack starts none. @default the stack's own */
  redis: externalRedis.optional(),
});
