/** The stack's own Redis and Postgres answer their own programs. */
import * as messages from "../../config/errors/doctor-running";
import { workloadsOf } from "../../config";
import type { Finding } from "../../config";
import { reasonOf } from "../docker";
import type { Finished } from "../process";
import { notSeen, seen } from "./check";
import type { Check } from "./check";
import { runningOf } from "./subject";

/** The password stays in the container. */
const ping = 'REDISCLI_AUTH="$(cat /run/secrets/REDIS_PASSWORD)" redis-cli ping';

export const redis: Check = {
  name: "Redis",
  look: async (subject) => {
    const [workload] = workloadsOf(subject.plan, "redis");
    if (workload === undefined) return notSeen("the stack has none of its own");
    const [container] = runningOf(subject, workload.name);
    const answer = container && (await subject.docker.run(["exec", container.id, "sh", "-c", ping]));
    return seen(answer?.output.trim() === "PONG" ? "answers" : "", judgeRedis(workload.name, answer));
  },
};

/** Undefined: no container runs. */
export function judgeRedis(workload: string, answer: Finished | undefined): readonly Finding[] {
  if (answer === undefined) return [messages.redisDown(workload, "it does not run")];
  const said = answer.output.trim();
  if (said === "PONG") return [];
  return [messages.redisDown(workload, said === "" ? reasonOf(answer) : said)];
}

export const postgres: Check = {
  name: "Postgres",
  look: async (subject) => {
    const { plan, config, docker } = subject;
    const [workload] = workloadsOf(plan, "postgres");
    if (workload === undefined) return notSeen("the stack has none of its own");
    const [container] = runningOf(subject, workload.name);
    const { user, name } = config.database;
    const answer =
      container && (await docker.run(["exec", container.id, "pg_isready", "-U", user, "-d", name]));
    return seen(answer?.code === 0 ? "takes connections" : "", judgePostgres(workload.name, answer));
  },
};

export function judgePostgres(workload: string, answer: Finished | undefined): readonly Finding[] {
  if (answer === undefined) return [messages.postgresNotReady(workload, "it does not run")];
  if (answer.code === 0) return [];
  const said = answer.output.trim();
  return [messages.postgresNotReady(workload, said === "" ? reasonOf(answer) : said)];
}
