/** Alerts about the way in, the models and what clients get. */
import type { Entries } from "./entry";

export const gatewayAlerts: Entries = {
  EdgeDown: {
    symptom: "Clients cannot connect: nobody listens on the gateway's port.",
    cause: "The edge's container ended, or its configuration was refused; or the machine's network is gone.",
    command: "docker ps -a --filter name=<stack>-edge; docker logs --tail 50 <stack>-edge",
    fix: "Start it with `docker start <stack>-edge`; after a bad change, deploy the config before it again.",
  },
  ProxyDown: {
    symptom: "Every request fails with 502 or 503.",
    cause:
      "LiteLLM ended at its start (a secret or the database is missing), was ended for its memory, or is waiting for its stores.",
    command: "docker ps -a --filter name=<stack>-proxy; docker logs --tail 100 <stack>-proxy",
    fix: "Repair what the last lines of the log name. `docker inspect -f '{{.State.OOMKilled}}' <stack>-proxy` says whether memory ended it. Then `npx llm-gateway deploy`.",
  },
  ProxyReplicaDown: {
    symptom: "Answers come, from fewer proxies than the config runs.",
    cause: "One proxy ends again and again, or hangs.",
    command: "docker ps -a --filter name=<stack>-proxy",
    fix: "Read its log as for ProxyDown; `docker restart` that one container. The others go on.",
  },
  ProxyMemoryHigh: {
    symptom:
      "A proxy holds more than 85 % of its memory limit; beyond it the kernel ends the container. With `proxy.workers` above 1 there is no such alert: LiteLLM tells the memory of a single worker only.",
    cause: "Many long requests at once, large cached answers, or a leak.",
    command: "docker stats --no-stream",
    fix: "`docker restart <stack>-proxy` ends open requests after `proxy.stopGrace`; with `proxy.replicas: 2` nobody notices. If it comes back, add replicas.",
  },
  ProxyMemoryGrowing: {
    symptom:
      "A proxy's memory has grown for six hours, and reaches its limit within a day. Not told with several `proxy.workers`, as ProxyMemoryHigh.",
    cause: "A leak in LiteLLM or in a callback, or ever more keys and models.",
    command: "docker stats --no-stream",
    fix: "Restart it at a quiet time. Leave out callbacks one by one (`proxy.callbacks`) to find which one it is.",
  },
  ModelDown: {
    symptom: "No engine of a model answers. Its requests fail, or go to the fallbacks.",
    cause: "The engine crashed and loads again, its GPU failed, or a deployment replaces it.",
    command: "docker ps -a --filter name=vllm-; docker logs --tail 100 vllm-<model>",
    fix: "Loading takes minutes: wait for it once. If it ends again, its log says why: out of memory (`npx llm-gateway plan`), a missing file, a GPU (GpuFault).",
  },
  ReplicaDown: {
    symptom: "One engine of several has not come back within the time that it may take to load.",
    cause: "It crashes while it loads, or its GPU is broken.",
    command: "docker logs --tail 100 vllm-<model>-2; nvidia-smi",
    fix: "As for ModelDown. The others carry its requests: watch QueueTime.",
  },
  EngineRestarts: {
    symptom: "An engine was started at least twice within an hour.",
    cause:
      "Out of memory on the GPU or the host, a crash of vLLM on certain requests, or repeated deployments.",
    command:
      "docker inspect -f '{{.RestartCount}} {{.State.OOMKilled}}' vllm-<model>; docker logs --tail 200 vllm-<model>",
    fix: "Out of memory: lower `gpuMemoryUtilization` or `maxNumSeqs`. A crash: the log before it names the request's parameters; an older `images.vllm` may do.",
  },
  ModelUnanswered: {
    symptom: "For minutes every request for a model has failed, and no other model stood in.",
    cause:
      "All its deployments are down or rest after failures, or its provider refuses: an outage, a wrong or spent key.",
    command: "npx llm-gateway smoke; docker logs --since 15m <stack>-proxy 2>&1 | grep -i error | tail",
    fix: "Own model: ModelDown. Hosted: look at the provider's status page; a key is changed with `npx llm-gateway secrets rotate NAME`. Name a fallback in `routing.fallbacks`.",
  },
  FallbackActive: {
    symptom: "Another model answers for this one. Clients get answers, at another price and quality.",
    cause: "Its deployments fail, time out or rest.",
    command: "docker logs --since 15m <stack>-proxy 2>&1 | grep -i error | tail",
    fix: "As for ModelDown or ModelUnanswered, without haste.",
  },
  ModelErrors: {
    symptom: "More requests fail than the objective allows (5xx, timeouts); `window` says over which time.",
    cause:
      "Some deployments of the model fail, a provider is overloaded, or `timeout` is too short for what is asked.",
    command: "docker logs --since 1h <stack>-proxy 2>&1 | grep -i error | tail -50",
    fix: "Window 1h or 6h: find the failing deployment (dashboard Models) and repair it or take it out. Window 3d: change the objective, or what causes it, in working hours.",
  },
  ModelSlow: {
    symptom: "More whole answers than the objective allows take longer than it says.",
    cause: "Long answers, a full engine (QueueTime, KvCacheFull), or a slow provider.",
    command: "npx llm-gateway plan",
    fix: "Add a replica, lower `request.maxTokens`, or set the objective to what the model is used for (`alerts.objectives.models`).",
  },
  FirstTokenSlow: {
    symptom: "More streamed answers than the objective allows begin late.",
    cause: "Requests wait in the engine (QueueTime), prompts are very long, or a provider is slow.",
    command: "npx llm-gateway plan",
    fix: "Add a replica. Long prompts: `maxNumBatchedTokens` lets the engine read them in larger parts.",
  },
};
