/** What goes wrong without an alert, most often while a stack is set up. */
import type { Entries } from "./entry";

export const troubleshooting: Entries = {
  MissingNetwork: {
    symptom: "The deployment ends with `network … not found`, or containers do not find each other's names.",
    cause: "`host.network.adopt` expects a network that nobody has made, or somebody has removed it.",
    command: "docker network ls; npx llm-gateway check",
    fix: "Make it with `docker network create NAME`, or set `adopt: false` and deploy: the stack makes its own.",
  },
  WrongApiBase: {
    symptom:
      "One model answers 503 while its engine runs: the name in `api_base` is not that of a container.",
    cause:
      "An own LiteLLM YAML, or a container that was renamed by hand. Compiled addresses are made of the containers' names.",
    command: "npx llm-gateway render litellm | grep api_base; docker ps --format '{{.Names}}'",
    fix: "Take the name from `docker ps`; better, let the config compile it: `npx llm-gateway import` reads an own YAML.",
  },
  WrongKey: {
    symptom: "Requests are refused with 401.",
    cause:
      "The key is unknown, expired or blocked; or a 401 of a provider is passed on, whose own key is wrong.",
    command: `curl -s -o /dev/null -w '%{http_code}\\n' -H "Authorization: Bearer $KEY" http://127.0.0.1:4000/v1/models`,
    fix: "401 here: make a key with `npx llm-gateway access`. 200 here: the provider's key; `npx llm-gateway secrets rotate NAME`.",
  },
  NoModels: {
    symptom: "`/v1/models` is empty, or every model is unknown.",
    cause:
      "No engine has been deployed, an optional key is missing so that its model was left out, or the key may call none of them.",
    command: "npx llm-gateway plan; docker ps --filter name=vllm-",
    fix: "`npx llm-gateway check` names what was left out and why. Then `npx llm-gateway deploy`.",
  },
  RedisAway: {
    symptom: "Limits are no longer shared between proxies; answers are not cached.",
    cause: "Redis is down or unreachable. Requests are answered all the same.",
    command: "docker ps -a --filter name=<stack>-redis; docker logs --tail 50 <stack>-redis",
    fix: "`docker start <stack>-redis`; see [RedisUnreachable](#redisunreachable).",
  },
  PostgresNotReady: {
    symptom: "The proxy does not become ready: `/health/readiness` says that the database is not connected.",
    cause: "Postgres still recovers or is migrated, its password changed, or its disk is full.",
    command: "docker logs --tail 50 <stack>-postgres; docker logs --tail 50 <stack>-migrate",
    fix: "Wait for a recovery. A changed password: `npx llm-gateway secrets rotate POSTGRES_PASSWORD`. A full disk: [DiskFull](#diskfull).",
  },
  HighLatency: {
    symptom: "Answers are slow, and no alert says why.",
    cause:
      "Requests wait in the engine, prompts or answers are long, `proxy.logLevel` is `debug`, or the proxy's only worker is full.",
    command: "npx llm-gateway plan; docker stats --no-stream",
    fix: "The dashboard Models tells queue, first token and tokens apart. Engine full: a replica more. Proxy at 100 % of a core: `proxy.workers`.",
  },
};
