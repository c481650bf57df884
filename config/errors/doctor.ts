/** Messages of `llm-gateway doctor` about the machine: what a deployment stands on. */
import type { Finding } from "../findings";
import { error, gib, warning } from "./finding";

export function gpuRuntimeMissing(endpoint: string, reason: string): Finding {
  return error(
    "DOCTOR.GPU_RUNTIME",
    "host.docker.gpuRuntime",
    `the Docker engine at ${endpoint} cannot give GPUs to containers: ${reason}`,
    "Install the NVIDIA Container Toolkit, run `nvidia-ctk runtime configure --runtime=docker`, and restart Docker.",
  );
}

export function gpuRuntimeNotListed(endpoint: string): Finding {
  return warning(
    "DOCTOR.GPU_RUNTIME",
    "host.docker.gpuRuntime",
    `the Docker engine at ${endpoint} lists no NVIDIA runtime, and no engine's image is there to try it`,
    "Install the NVIDIA Container Toolkit, run `nvidia-ctk runtime configure --runtime=docker`, and restart Docker.",
  );
}

export function gpuDriverOld(image: string, wanted: number, version: string): Finding {
  return error(
    "DOCTOR.GPU_DRIVER",
    "host",
    `${image} needs driver ${wanted} or newer, the machine has ${version}`,
    "Update the driver, take the image's -cu129 tag, or set VLLM_ENABLE_CUDA_COMPATIBILITY to 1 in vllm.env on a data-centre GPU.",
  );
}

export function gpuNotThere(id: string, present: readonly string[]): Finding {
  return error(
    "DOCTOR.GPU_MISSING",
    "host.gpus",
    `the plan uses GPU ${id}, the machine shows ${present.length === 0 ? "none" : present.join(", ")}`,
    "Correct host.preset or host.gpus, or find out with `nvidia-smi` why the GPU is not there.",
  );
}

export function gpuSmaller(id: string, planned: number, present: number): Finding {
  return error(
    "DOCTOR.GPU_MISSING",
    "host.gpus",
    `GPU ${id} is planned with ${gib(planned)}, the machine's has ${gib(present)}`,
    "Correct host.preset or host.gpus: the plan counts on memory that is not there.",
  );
}

export function hostMemoryShort(planned: number, present: number): Finding {
  return error(
    "DOCTOR.HOST_MEMORY",
    "host.memoryGiB",
    `the plan counts on ${gib(planned)} of memory, the machine has ${gib(present)}`,
    "Correct host.preset or host.memoryGiB, or lower containerMemoryGiB of the models.",
  );
}

export function otherArchitecture(planned: string, present: string): Finding {
  return error(
    "DOCTOR.ARCHITECTURE",
    "host.architecture",
    `the config says ${planned}, the Docker engine runs on ${present}`,
    "Correct host.preset or host.architecture; images of the other kind do not start.",
  );
}

export function clockOff(seconds: number): Finding {
  return warning(
    "DOCTOR.CLOCK",
    "host.docker",
    `the Docker host's clock differs from this machine's by ${seconds} s`,
    "Let both follow a time server (`timedatectl set-ntp true`): signed requests, certificates and budgets go by it.",
  );
}

export function terraformOld(version: string, wanted: string): Finding {
  return warning(
    "DOCTOR.TERRAFORM",
    "",
    `Terraform ${version} is older than ${wanted}, with which this was tried`,
    `Install Terraform ${wanted} or newer.`,
  );
}

export function providerNotReachable(address: string, reason: string): Finding {
  return warning(
    "DOCTOR.TERRAFORM",
    "",
    `Terraform's Docker provider is not installed here, and ${address} does not answer: ${reason}`,
    "Give this machine a way to the registry, or a mirror in the file that TF_CLI_CONFIG_FILE names, as `llm-gateway bundle` makes one.",
  );
}
