/** Compose files, and stacks of several files. */
import { entriesOf } from "./entry";

export const composeLintEntries = entriesOf({
  "LINT.PROBE_NEEDS_CURL": {
    severity: "error",
    meaning: "`curl` or `wget` in LiteLLM's container. Its image has neither.",
    fix: "Use Python, as the finding shows.",
    example: {
      path: "services.litellm.healthcheck.test",
      message: "LiteLLM's image has no curl: the command fails whatever the proxy does",
    },
  },
  "LINT.PROBE_HEALTH": {
    severity: "error",
    meaning: "`/health` as a health check. It needs a key, and calls every model.",
    fix: "Use `/health/liveliness` or `/health/readiness`.",
    example: {
      path: "services.litellm.healthcheck.test",
      message:
        "/health needs a key and sends a real call to every model, which is billed; as a probe it is never healthy",
    },
  },
  "LINT.GPU_OVERLAP": {
    severity: "error",
    meaning:
      "Two engines reserve the same GPU, and their shares of its memory add up to more than all of it.",
    fix: "Give them different GPUs, or smaller shares.",
    example: {
      path: "services.small.deploy",
      message:
        "small and large both have GPU 0, and want 142 % of its memory together: they cannot run at the same time",
    },
  },
  "LINT.GPU_SHARES": {
    severity: "error",
    meaning: "Several engines take all GPUs, with shares that add up to more than all of the memory.",
    fix: "Give each a share.",
    example: {
      path: "services.small.deploy",
      message: '"large", "small" each take all GPUs, and want 184 % of the memory together',
    },
  },
  "LINT.GPU_IDLE": {
    severity: "warning",
    meaning: "More GPUs are reserved than the engine uses.",
    fix: "Reserve as many as it uses.",
    example: {
      path: "services.large.deploy",
      message:
        "reserves 3 GPUs, but the engine uses 2: --tensor-parallel-size times --pipeline-parallel-size times --data-parallel-size",
    },
  },
  "LINT.NETWORK_CONTRADICTS": {
    severity: "error",
    meaning: "A network is both external and described for making.",
    fix: "Decide for one.",
    example: {
      path: "networks.shelf",
      message: '"shelf" is external, so compose does not make it, and has "driver", which are for making it',
    },
  },
  "LINT.IMAGE_FLOATING": {
    severity: "warning",
    meaning: "An image without a version: after a pull it is another one.",
    fix: "Write a version.",
    example: {
      path: "services.vllm.image",
      message: "vllm/vllm-openai:latest is another image after every pull",
    },
  },
  "LINT.IMAGE_OLD_NAME": {
    severity: "error",
    meaning: "A name of LiteLLM's image that is no longer published.",
    fix: "Write the current name.",
    example: {
      path: "services.old.image",
      message: "berriaiofficial/litellm is an abandoned name of LiteLLM's image",
    },
  },
  "LINT.IMAGE_UNSAFE": {
    severity: "error",
    meaning: "A version of LiteLLM with known holes, or one that was published with malicious code.",
    fix: "Use a newer one.",
    example: { path: "services.unsafe.image", message: "LiteLLM 1.82.7 was published with malicious code" },
  },
  "LINT.MODEL_UNROUTED": {
    severity: "warning",
    meaning: "A model server that no entry of `model_list` leads to.",
    fix: "Add an entry.",
    example: {
      path: "services.vllm-other",
      message: "no entry of model_list leads to vllm-other: nobody can call its model",
    },
  },
  "LINT.HOST_UNKNOWN": {
    severity: "error",
    meaning: "An `api_base` with a host name that no service and no container has.",
    fix: "Write the name of the container.",
    example: {
      path: "model_list[0].litellm_params.api_base",
      message: 'no service or container is called "vllm-shelv"',
    },
  },
  "LINT.IPC_AND_SHM": {
    severity: "warning",
    meaning: "`ipc: host` beside `shm_size`. One is enough, and host IPC opens the host's memory.",
    fix: "Keep `shm_size`.",
    example: {
      path: "services.vllm.ipc",
      message: "ipc: host takes the host's shared memory, so shm_size has no effect",
    },
  },
  "LINT.DEBUG_ON": {
    severity: "warning",
    meaning: "Debug logging in a standing command.",
    fix: "Remove it.",
    example: {
      path: "services.litellm.command",
      message: "--detailed_debug in a standing command writes whole requests into the log",
    },
  },
  "LINT.BOUND_EVERYWHERE": {
    severity: "warning",
    meaning: "A port is opened on every address, in plain text.",
    fix: "Name the address, or put TLS in front.",
    example: {
      path: "services.litellm.ports",
      message: "port 4000 listens on every address of the machine, in plain text",
    },
  },
  "LINT.HOST_GATEWAY_MISSING": {
    severity: "warning",
    meaning:
      "`host.docker.internal` is called from a container that does not know it. Linux has it only where it is added.",
    fix: "Add it to `extra_hosts`.",
    example: {
      path: "services.litellm",
      message: "the LiteLLM file calls host.docker.internal, a name that Linux has only where it is added",
    },
  },
  "LINT.VARIABLE_REMOVED": {
    severity: "warning",
    meaning: "A variable that vLLM has dropped.",
    fix: "Remove it, or write its successor.",
    example: {
      path: "services.vllm.environment.VLLM_USE_V1",
      message: "VLLM_USE_V1 is no longer read by vLLM",
    },
  },
  "LINT.NO_REDIRECT": {
    severity: "warning",
    meaning: "One nginx server answers plain and encrypted requests alike.",
    fix: "Redirect plain requests.",
    example: {
      path: "",
      message:
        "one server answers port 80 and 443 of models.example.net: whoever writes http:// sends the key in plain text",
    },
  },
});
