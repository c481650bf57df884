/** What `llm-gateway doctor` finds on the machine, in the running stack, and on the way to a model. */
import { entriesOf } from "./entry";

export const doctorEntries = entriesOf({
  "DOCTOR.GPU_RUNTIME": {
    severity: "error",
    elsewhere: "warning where it could not be tried",
    meaning: "The Docker engine cannot give GPUs to containers.",
    fix: "Install the NVIDIA Container Toolkit and restart Docker.",
    example: {
      path: "host.docker.gpuRuntime",
      message:
        "the Docker engine at the local socket cannot give GPUs to containers: could not select device driver",
    },
  },
  "DOCTOR.GPU_DRIVER": {
    severity: "error",
    meaning: "The driver is older than the CUDA of the engine's image needs.",
    fix: "Update the driver, or take the image's `-cu129` tag.",
    example: {
      path: "host",
      message: "vllm/vllm-openai:v0.32.0 needs driver 580 or newer, the machine has 550.54.15",
    },
  },
  "DOCTOR.GPU_MISSING": {
    severity: "error",
    meaning: "A GPU of the plan is not in the machine, or is smaller than the config says.",
    fix: "Correct `host.preset` or `host.gpus`.",
    example: { path: "host.gpus", message: "the plan uses GPU 4, the machine shows 0, 1" },
  },
  "DOCTOR.HOST_MEMORY": {
    severity: "error",
    meaning: "The machine has less memory than the plan counts on.",
    fix: "Correct `host.memoryGiB`, or lower the limits of the containers.",
    example: {
      path: "host.memoryGiB",
      message: "the plan counts on 1024 GiB of memory, the machine has 503.5 GiB",
    },
  },
  "DOCTOR.ARCHITECTURE": {
    severity: "error",
    meaning: "The Docker host has another CPU architecture than the config says.",
    fix: "Correct `host.preset` or `host.architecture`.",
    example: {
      path: "host.architecture",
      message: "the config says amd64, the Docker engine runs on arm64",
    },
  },
  "DOCTOR.CLOCK": {
    severity: "warning",
    meaning: "The clocks of this machine and of the Docker host differ.",
    fix: "Let both follow a time server.",
    example: {
      path: "host.docker",
      message: "the Docker host's clock differs from this machine's by 94 s",
    },
  },
  "DOCTOR.TERRAFORM": {
    severity: "warning",
    meaning:
      "Terraform is old, or its Docker provider can be had neither from a folder nor from the registry.",
    fix: "Install a newer Terraform; give the machine a way to the registry, or a mirror.",
    example: { path: "", message: "Terraform 1.5.7 is older than 1.11, with which this was tried" },
  },
  "DOCTOR.UNWELL": {
    severity: "error",
    meaning: "A container of the plan is missing, stopped, restarting or unhealthy.",
    fix: "Read its log with `llm-gateway logs`.",
    example: { path: "vllm-litellm-redis", message: "is exited (1)" },
  },
  "DOCTOR.NETWORK_LOST": {
    severity: "error",
    meaning: "A running container is not on a network that the plan puts it on.",
    fix: "Connect it with `docker network connect`, or deploy again.",
    example: { path: "vllm-litellm-redis", message: "is not on the network vllm-litellm_data" },
  },
  "DOCTOR.NAME_UNKNOWN": {
    severity: "error",
    meaning: "The proxy calls an engine by a name that no running container answers to.",
    fix: "Deploy again; in an own YAML correct `api_base`.",
    example: {
      path: "models.gpt-oss-20b",
      message:
        "http://vllm-gpt-oss-20b:8000/v1 names no container that runs on the stack's networks; there are none",
    },
  },
  "DOCTOR.GATEWAY_AWAY": {
    severity: "error",
    meaning: "Nobody answers at the gateway's address.",
    fix: "Look at the edge and the proxy; on a remote host open a tunnel.",
    example: {
      path: "proxy.port",
      message: "nobody answers at http://127.0.0.1:4000: connect ECONNREFUSED 127.0.0.1:4000",
    },
  },
  "DOCTOR.KEY_REFUSED": {
    severity: "error",
    meaning: "The gateway does not accept the master key of this env file.",
    fix: "Correct the value, or bring it to the host and deploy again.",
    example: {
      path: "proxy.masterKey",
      message:
        "http://127.0.0.1:4000 answers 401 to the value of LITELLM_MASTER_KEY, whose SHA-256 begins with 0a1b2c3d; that of the proxy's begins with 4e5f6071",
    },
  },
  "DOCTOR.NOT_HTTP": {
    severity: "error",
    elsewhere: "warning where only a log says so",
    meaning:
      "A server could not read a request: TLS was spoken to a plain port, or the port speaks another scheme than the config says. A wrong key is never the reason.",
    fix: "Let clients use the scheme that the gateway speaks.",
    example: { path: "edge.tls", message: "the config says http://127.0.0.1:4000, the port speaks TLS" },
  },
  "DOCTOR.NO_MODEL_RUNS": {
    severity: "error",
    meaning: "No engine answers.",
    fix: "Read the log of an engine.",
    example: { path: "models", message: "none of the 3 engines answers" },
  },
  "DOCTOR.MODEL_MISSING": {
    severity: "error",
    meaning: "The running gateway does not list a model of the config.",
    fix: "Deploy again; the proxy's log says why it left one out.",
    example: { path: "models.far", message: "the running gateway does not list far" },
  },
  "DOCTOR.MODEL_UNAVAILABLE": {
    severity: "error",
    meaning: "`doctor --model` was refused: the name, the key, a limit, or what answers behind it.",
    fix: "What each message says.",
    example: {
      path: "models",
      message: 'the config has no model "gpt-oss20b"; the closest name is "gpt-oss-20b"',
    },
  },
  "DOCTOR.REDIS_DOWN": {
    severity: "error",
    meaning: "The stack's Redis does not answer.",
    fix: "Restart it; it keeps nothing that could be lost.",
    example: { path: "vllm-litellm-redis", message: "Redis does not answer: it does not run" },
  },
  "DOCTOR.POSTGRES_NOT_READY": {
    severity: "error",
    meaning: "The stack's Postgres takes no connections.",
    fix: "Read its log; it may need time, or room on the disk.",
    example: {
      path: "vllm-litellm-postgres",
      message: "Postgres takes no connections: /var/run/postgresql:5432 - rejecting connections",
    },
  },
  "DOCTOR.TARGET_DOWN": {
    severity: "warning",
    meaning: "Prometheus cannot read a target: its graphs have a gap, and alerts about it cannot fire.",
    fix: "Read the log of the container behind the address.",
    example: {
      path: "prometheus",
      message:
        "Prometheus gets no figures of redis from vllm-litellm-redis-exporter:9121: connection refused",
    },
  },
  "DOCTOR.SLOW": {
    severity: "warning",
    meaning: "A model has taken long on average since the proxy started, with what may cost the time.",
    fix: "Cache, more deployments, an address nearby, or shorter answers.",
    example: {
      path: "models.far",
      message: "an answer of far takes 24.1 s on average; what may cost time: answers are not cached",
    },
  },
  "DOCTOR.PROVIDER_KEY": {
    severity: "error",
    elsewhere: "warning where a limit is reached",
    meaning: "A provider refuses a key, or has reached a limit.",
    fix: "Make a new key at the provider.",
    example: {
      path: "models.far",
      message: "https://api.openai.com answers 401 to the value of OPENAI_API_KEY",
    },
  },
  "DOCTOR.PROVIDER_AWAY": {
    severity: "warning",
    meaning: "A provider's address does not answer from this machine.",
    fix: "Correct `apiBase`, or open the way.",
    example: {
      path: "models.far",
      message:
        "https://api.openai.com was asked from this machine and gave no answer: getaddrinfo ENOTFOUND api.openai.com",
    },
  },
});
