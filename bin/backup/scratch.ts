/** A Postgres that lives as long as a question: its data is gone with its container. */
import { randomBytes } from "node:crypto";
import { reasonOf } from "../docker";
import type { Docker } from "../docker";
import { toTheEnd } from "../interrupt";
import { query, Refused } from "./server";
import type { PostgresServer } from "./server";

export interface Scratch {
  readonly image: string;
  readonly user: string;
  /** Without one it is reachable from nowhere. */
  readonly network?: string;
  readonly name?: string;
  /** What others on that network call it. */
  readonly alias?: string;
  readonly labels?: readonly string[];
}

const patienceSeconds = 120;

/** Runs `use` with a server that is ready, and removes it whatever happens. */
export function withScratch<T>(
  docker: Docker,
  scratch: Scratch,
  use: (server: PostgresServer) => Promise<T>,
): Promise<T> {
  return toTheEnd(() => runScratch(docker, scratch, use));
}

async function runScratch<T>(
  docker: Docker,
  { image, user, network = "none", name, alias, labels = [] }: Scratch,
  use: (server: PostgresServer) => Promise<T>,
): Promise<T> {
  const container = name ?? `llm-gateway-scratch-${randomBytes(6).toString("hex")}`;
  const flags = ["--network", network, "--memory", "2g", "--security-opt", "no-new-privileges"];
  const known = alias === undefined ? [] : ["--network-alias", alias];
  const variables = ["-e", `POSTGRES_USER=${user}`, "-e", "POSTGRES_HOST_AUTH_METHOD=trust"];
  const started = await docker.run([
    ...["run", "-d", "--pull", "never", "--name", container, "--log-driver", "local", ...flags, ...known],
    ...[...labels.flatMap((label) => ["--label", label]), ...variables, image],
    // Nothing of it must outlast a crash.
    ...["postgres", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"],
  ]);
  try {
    if (started.code !== 0) throw new Refused(reasonOf(started));
    const server = { docker, container, user };
    await ready(server);
    return await use(server);
  } finally {
    await docker.run(["rm", "-f", "-v", container]);
  }
}

/** Over TCP: during the first start a temporary server answers on the socket alone. */
async function ready({ docker, container, user }: PostgresServer): Promise<void> {
  const script = `n=0; until pg_isready -q -h 127.0.0.1 -U "$1"; do n=$((n + 1)); [ $n -lt ${patienceSeconds} ] || exit 1; sleep 1; done`;
  const finished = await docker.run(["exec", container, "sh", "-c", script, "sh", user]);
  if (finished.code !== 0) throw new Refused(`the throw-away Postgres did not start: ${reasonOf(finished)}`);
  await query({ docker, container, user }, "template1", "select 1;");
}
