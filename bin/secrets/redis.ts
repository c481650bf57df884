/** The password of the stack's own Redis: two may be accepted at once, and Redis is told of them before any file changes. */
import { previousSecret } from "../../config";
import { redisRefused } from "../../config/errors/secret-rotation";
import type { Finding, GatewayPlan } from "../../config";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { redisHashes } from "./host-files";
import { runningContainer } from "./running";

export interface OwnRedis {
  /** Container; undefined when none runs. */
  readonly id: string | undefined;
  /** Workload. */
  readonly name: string;
  /** Name of the secret. */
  readonly secret: string;
}

/** Undefined for a stack without one of its own. */
export async function ownRedis(docker: Docker, plan: GatewayPlan): Promise<OwnRedis | undefined> {
  const redis = plan.workloads.find(({ role }) => role === "redis");
  const secret = redis?.secrets.find(({ form }) => form === "redis-acl")?.name;
  if (redis === undefined || secret === undefined) return undefined;
  return { id: await runningContainer(docker, plan.name, redis.name), name: redis.name, secret };
}

/** Prints the password of the file, unless it is not the one that the server takes. */
const question = `
password=$(cat "$1") || exit 0
if [ "$(REDISCLI_AUTH="$password" redis-cli ping 2>/dev/null)" = PONG ]; then printf %s "$password"; fi
`.trim();

/** The previous value by its name, where only Redis and its clients know it any more: it was changed by hand or at its source. */
export async function previousPassword(
  docker: Docker,
  redis: OwnRedis | undefined,
  values: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  if (redis?.id === undefined) return new Map();
  const { id, secret } = redis;
  const asked = await docker.run(["exec", id, "sh", "-c", question, "sh", `/run/secrets/${secret}`]);
  const previous = previousSecret(secret);
  const isKnown = ["", values.get(secret), values.get(previous)].includes(asked.output);
  return asked.code !== 0 || isKnown ? new Map() : new Map([[previous, asked.output]]);
}

/** First line of standard input: the command. Then one password per line, of which the server accepts at least one. */
const script = `
IFS= read -r command
while IFS= read -r password; do
  if said=$(printf '%s\\n' "$command" | REDISCLI_AUTH="$password" redis-cli 2>&1) && [ "$said" = OK ]; then exit 0; fi
done
echo "$said" >&2
exit 1
`.trim();

/** Clients stay connected. A server that does not run reads its file when it starts. `before` is refused from now on. */
export async function tellRedis(
  docker: Docker,
  redis: OwnRedis | undefined,
  values: ReadonlyMap<string, string>,
  before?: string,
): Promise<readonly Finding[]> {
  const value = redis && values.get(redis.secret);
  if (redis?.id === undefined || value === undefined) return [];
  const previous = values.get(previousSecret(redis.secret));
  const command = `ACL SETUSER default resetpass ${redisHashes(value, previous)}`;
  const passwords = [value, previous, before].filter((password) => password !== undefined);
  const input = [command, ...passwords].map((line) => `${line}\n`).join("");
  const finished = await docker.run(["exec", "-i", redis.id, "sh", "-c", script], input);
  return finished.code === 0 ? [] : [redisRefused(redis.secret, redis.name, reasonOf(finished))];
}
