/** What an engine's process holds beside its share of the device. */

/**
 * The CUDA context and communication buffers: allocated before vLLM measures, so not part of `gpuMemoryUtilization`
 * (https://github.com/vllm-project/vllm/blob/v0.32.0/vllm/v1/worker/gpu_worker.py, `init_device`).
 */
export const outsideShareGiB = 1;
