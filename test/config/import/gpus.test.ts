/** Which GPUs an engine gets, from every usual way to ask for them. */
import { importGateway } from "../../../config";

const image = "vllm/vllm-openai:v0.32.0";

function vllmOf(file: string, text: string): unknown {
  const { input } = importGateway([{ file, text }], { host: "dgx-h100" });
  const [model] = Object.values(input.models ?? {}) as readonly { readonly vllm: object }[]; // one engine each
  const given = Object.entries(model?.vllm ?? {}).filter(([key]) =>
    /^(gpus|gpuIds|\w+ParallelSize)$/.test(key),
  );
  return Object.fromEntries(given);
}

test.each([
  ["vllm serve a/b", { gpus: 1 }],
  ["vllm serve a/b --tensor-parallel-size 4", { gpus: 4 }],
  ["vllm serve a/b -tp=2 --pipeline-parallel-size 2", { gpus: 4, pipelineParallelSize: 2 }],
  ["CUDA_VISIBLE_DEVICES=3 vllm serve a/b", { gpuIds: ["3"] }],
  ["export CUDA_VISIBLE_DEVICES=0,1\nvllm serve a/b -tp 2", { gpuIds: ["0", "1"] }],
  ["CUDA_VISIBLE_DEVICES=GPU-3faa8-219d vllm serve a/b", { gpuIds: ["GPU-3faa8-219d"] }],
  ["CUDA_VISIBLE_DEVICES=0,1,2,3 vllm serve a/b -tp 2", { gpuIds: ["0", "1"] }],
  ["python3 -m vllm.entrypoints.openai.api_server --model a/b --tensor_parallel_size 2", { gpus: 2 }],
  ["nohup vllm serve a/b -tp 2 --data-parallel-size 2 > log 2>&1 &", { gpus: 4, dataParallelSize: 2 }],
  [`docker run --gpus all ${image} --model a/b`, { gpus: 1 }],
  [`docker run --gpus 2 ${image} --model a/b -tp 2`, { gpus: 2 }],
  [`docker run -d --rm --gpus device=4 -p 8001:8000 ${image} a/b`, { gpuIds: ["4"] }],
  [`docker run --gpus '"device=0,1"' --ipc=host ${image} --model a/b -tp 2`, { gpuIds: ["0", "1"] }],
  [`docker run --gpus '"device=2,3",capabilities=gpu' ${image} --model a/b -tp 2`, { gpuIds: ["2", "3"] }],
  [`sudo docker run --runtime nvidia -e NVIDIA_VISIBLE_DEVICES=5 ${image} --model a/b`, { gpuIds: ["5"] }],
  [`docker run --runtime=nvidia --gpus all ${image} --model a/b -tp 8`, { gpus: 8 }],
  [`podman run --device nvidia.com/gpu=1 ${image} --model a/b`, { gpuIds: ["1"] }],
  [
    `docker run --device nvidia.com/gpu=0 --device=nvidia.com/gpu=2 ${image} a/b -tp 2`,
    { gpuIds: ["0", "2"] },
  ],
  [`podman run --device nvidia.com/gpu=all ${image} --model a/b -tp 2`, { gpus: 2 }],
  ["docker run vllm/vllm-openai-cpu:v0.32.0 --model a/b", { gpus: 0 }],
])("%s", (text, expected) => {
  expect(vllmOf("run.sh", `#!/bin/sh\n${text}\n`)).toEqual(expected);
});

test.each([
  [
    "device_ids",
    'deploy: { resources: { reservations: { devices: [{ device_ids: ["1", "2"], capabilities: [gpu] }] } } }',
    { gpuIds: ["1", "2"] },
  ],
  [
    "a count",
    "deploy: { resources: { reservations: { devices: [{ driver: nvidia, count: 2, capabilities: [gpu] }] } } }",
    { gpus: 2 },
  ],
  [
    "count: all",
    "deploy: { resources: { reservations: { devices: [{ count: all, capabilities: [gpu] }] } } }",
    { gpus: 2 },
  ],
  ["gpus: all", "gpus: all", { gpus: 2 }],
  ["gpus with ids", 'gpus: [{ driver: nvidia, device_ids: ["6", "7"] }]', { gpuIds: ["6", "7"] }],
  [
    "the runtime and a variable",
    'runtime: nvidia\n    environment: { NVIDIA_VISIBLE_DEVICES: "0,3" }',
    { gpuIds: ["0", "3"] },
  ],
  ["CDI names", 'devices: ["nvidia.com/gpu=4", "nvidia.com/gpu=5"]', { gpuIds: ["4", "5"] }],
])("compose: %s", (_, gpus, expected) => {
  const text = `services:\n  engine:\n    image: ${image}\n    command: --model a/b -tp 2\n    ${gpus}\n`;
  expect(vllmOf("compose.yml", text)).toEqual(expected);
});
