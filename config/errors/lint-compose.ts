/** Messages about compose files, and about several files of one stack together. */
import type { Finding } from "../findings";
import { error, names, warning } from "./finding";

export function probeNeedsCurl(path: string, tool: string): Finding {
  return error(
    "LINT.PROBE_NEEDS_CURL",
    path,
    `LiteLLM's image has no ${tool}: the command fails whatever the proxy does`,
    `Use Python: python3 -c "import urllib.request; urllib.request.urlopen('http://localhost:4000/health/liveliness')".`,
  );
}

export function probeHealth(path: string): Finding {
  return error(
    "LINT.PROBE_HEALTH",
    path,
    "/health needs a key and sends a real call to every model, which is billed; as a probe it is never healthy",
    "Ask /health/liveliness, or /health/readiness, which need no key.",
  );
}

export function gpuOverlap(
  path: string,
  own: string,
  other: string,
  ids: readonly string[],
  sum: number,
): Finding {
  return error(
    "LINT.GPU_OVERLAP",
    path,
    `${own} and ${other} both have GPU ${ids.join(", ")}, and want ${percent(sum)} of its memory together: they cannot run at the same time`,
    "Give them different device_ids, or shares (--gpu-memory-utilization) that add up to less than 1.",
  );
}

export function gpuShares(path: string, engines: readonly string[], sum: number): Finding {
  return error(
    "LINT.GPU_SHARES",
    path,
    `${names(engines)} each take all GPUs, and want ${percent(sum)} of the memory together`,
    "Give every engine a share with --gpu-memory-utilization, together less than 1.",
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

export function gpuIdle(path: string, reserved: number, used: number): Finding {
  return warning(
    "LINT.GPU_IDLE",
    path,
    `reserves ${reserved} GPUs, but the engine uses ${used}: --tensor-parallel-size times --pipeline-parallel-size times --data-parallel-size`,
    "Reserve as many as the engine uses.",
  );
}

export function networkContradicts(path: string, name: string, keys: readonly string[]): Finding {
  return error(
    "LINT.NETWORK_CONTRADICTS",
    path,
    `${JSON.stringify(name)} is external, so compose does not make it, and has ${names(keys)}, which are for making it`,
    "Keep external: true and make the network once with docker network create, or remove external.",
  );
}

export function imageFloating(path: string, image: string): Finding {
  return warning(
    "LINT.IMAGE_FLOATING",
    path,
    `${image} is another image after every pull`,
    "Write a version, better with its digest.",
  );
}

export function imageOldName(path: string, image: string): Finding {
  return error(
    "LINT.IMAGE_OLD_NAME",
    path,
    `${image} is an abandoned name of LiteLLM's image`,
    "Write ghcr.io/berriai/litellm with a version.",
  );
}

export function imageUnsafe(path: string, version: string, reason: string): Finding {
  return error(
    "LINT.IMAGE_UNSAFE",
    path,
    `LiteLLM ${version} ${reason}`,
    "Use 1.83.10 or newer, best the newest stable version.",
  );
}

export function modelUnrouted(path: string, container: string): Finding {
  return warning(
    "LINT.MODEL_UNROUTED",
    path,
    `no entry of model_list leads to ${container}: nobody can call its model`,
    `Add an entry with api_base: http://${container}:8000/v1.`,
  );
}

export function hostUnknown(path: string, host: string, closest: string | undefined): Finding {
  return error(
    "LINT.HOST_UNKNOWN",
    path,
    `no service or container is called ${JSON.stringify(host)}`,
    closest === undefined
      ? "Write the container_name of the model server, or add its compose file."
      : `Write ${closest}.`,
  );
}

export function ipcAndShm(path: string): Finding {
  return warning(
    "LINT.IPC_AND_SHM",
    path,
    "ipc: host takes the host's shared memory, so shm_size has no effect",
    "Keep shm_size and remove ipc: host, which opens the host's memory to the container.",
  );
}

export function debugOn(path: string, flag: string): Finding {
  return warning(
    "LINT.DEBUG_ON",
    path,
    `${flag} in a standing command writes whole requests into the log`,
    "Remove it; LITELLM_LOG=DEBUG is a switch for an hour.",
  );
}

export function boundEverywhere(path: string, what: string): Finding {
  return warning(
    "LINT.BOUND_EVERYWHERE",
    path,
    `${what} listens on every address of the machine, in plain text`,
    "Give the one address that is meant, such as 127.0.0.1 or that of the VPN, or put TLS in front.",
  );
}

export function hostGatewayMissing(path: string): Finding {
  return warning(
    "LINT.HOST_GATEWAY_MISSING",
    path,
    "the LiteLLM file calls host.docker.internal, a name that Linux has only where it is added",
    'Add extra_hosts: ["host.docker.internal:host-gateway"].',
  );
}

export function variableRemoved(path: string, variable: string, replacement: string): Finding {
  return warning(
    "LINT.VARIABLE_REMOVED",
    path,
    `${variable} is no longer read by vLLM`,
    `${replacement.charAt(0).toUpperCase()}${replacement.slice(1)}.`,
  );
}

export function noRedirect(host: string): Finding {
  return warning(
    "LINT.NO_REDIRECT",
    "",
    `one server answers port 80 and 443${host === "" ? "" : ` of ${host}`}: whoever writes http:// sends the key in plain text`,
    "Move listen 80 into a server of its own with return 301 https://$host$request_uri.",
  );
}
