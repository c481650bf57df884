/** Compose files, and stacks of several files. */
import type { Entries } from "./entry";

export const composeLintEntries = {
  "LINT.PROBE_NEEDS_CURL": {
    severity: "error",
    meaning: "`curl` or `wget` in LiteLLM's container. Its image has neither.",
    fix: "Use Python, as the finding shows.",
    example: { path: "", message: "TODO PROBE_NEEDS_CURL" },
  },
  "LINT.PROBE_HEALTH": {
    severity: "error",
    meaning: "`/health` as a health check. It needs a key, and calls every model.",
    fix: "Use `/health/liveliness` or `/health/readiness`.",
    example: { path: "", message: "TODO PROBE_HEALTH" },
  },
  "LINT.GPU_OVERLAP": {
    severity: "error",
    meaning:
      "Two engines reserve the same GPU, and their shares of its memory add up to more than all of it.",
    fix: "Give them different GPUs, or smaller shares.",
    example: { path: "", message: "TODO GPU_OVERLAP" },
  },
  "LINT.GPU_SHARES": {
    severity: "error",
    meaning: "Several engines take all GPUs, with shares that add up to more than all of the memory.",
    fix: "Give each a share.",
    example: { path: "", message: "TODO GPU_SHARES" },
  },
  "LINT.GPU_IDLE": {
    severity: "warning",
    meaning: "More GPUs are reserved than the engine uses.",
    fix: "Reserve as many as it uses.",
    example: { path: "", message: "TODO GPU_IDLE" },
  },
  "LINT.NETWORK_CONTRADICTS": {
    severity: "error",
    meaning: "A network is both external and described for making.",
    fix: "Decide for one.",
    example: { path: "", message: "TODO NETWORK_CONTRADICTS" },
  },
  "LINT.IMAGE_FLOATING": {
    severity: "warning",
    meaning: "An image without a version: after a pull it is another one.",
    fix: "Write a version.",
    example: { path: "", message: "TODO IMAGE_FLOATING" },
  },
  "LINT.IMAGE_OLD_NAME": {
    severity: "error",
    meaning: "A name of LiteLLM's image that is no longer published.",
    fix: "Write the current name.",
    example: { path: "", message: "TODO IMAGE_OLD_NAME" },
  },
  "LINT.IMAGE_UNSAFE": {
    severity: "error",
    meaning: "A version of LiteLLM with known holes, or one that was published with malicious code.",
    fix: "Use a newer one.",
    example: { path: "", message: "TODO IMAGE_UNSAFE" },
  },
  "LINT.MODEL_UNROUTED": {
    severity: "warning",
    meaning: "A model server that no entry of `model_list` leads to.",
    fix: "Add an entry.",
    example: { path: "", message: "TODO MODEL_UNROUTED" },
  },
  "LINT.HOST_UNKNOWN": {
    severity: "error",
    meaning: "An `api_base` with a host name that no service and no container has.",
    fix: "Write the name of the container.",
    example: { path: "", message: "TODO HOST_UNKNOWN" },
  },
  "LINT.IPC_AND_SHM": {
    severity: "warning",
    meaning: "`ipc: host` beside `shm_size`. One is enough, and host IPC opens the host's memory.",
    fix: "Keep `shm_size`.",
    example: { path: "", message: "TODO IPC_AND_SHM" },
  },
  "LINT.DEBUG_ON": {
    severity: "warning",
    meaning: "Debug logging in a standing command.",
    fix: "Remove it.",
    example: { path: "", message: "TODO DEBUG_ON" },
  },
  "LINT.BOUND_EVERYWHERE": {
    severity: "warning",
    meaning: "A port is opened on every address, in plain text.",
    fix: "Name the address, or put TLS in front.",
    example: { path: "", message: "TODO BOUND_EVERYWHERE" },
  },
  "LINT.HOST_GATEWAY_MISSING": {
    severity: "warning",
    meaning:
      "`host.docker.internal` is called from a container that does not know it. Linux has it only where it is added.",
    fix: "Add it to `extra_hosts`.",
    example: { path: "", message: "TODO HOST_GATEWAY_MISSING" },
  },
  "LINT.VARIABLE_REMOVED": {
    severity: "warning",
    meaning: "A variable that vLLM has dropped.",
    fix: "Remove it, or write its successor.",
    example: { path: "", message: "TODO VARIABLE_REMOVED" },
  },
  "LINT.NO_REDIRECT": {
    severity: "warning",
    meaning: "One nginx server answers plain and encrypted requests alike.",
    fix: "Redirect plain requests.",
    example: { path: "", message: "TODO NO_REDIRECT" },
  },
} as const satisfies Entries;
