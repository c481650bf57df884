/** The container images the stack runs by default, each pinned by tag. Override one with `images.<key>`. */
export interface ImagePreset {
  readonly image: string;
  /** CPU architectures that the tag has. */
  readonly architectures: readonly ("amd64" | "arm64")[];
  /** Where the tag and the image's behaviour are documented. */
  readonly source: string;
}

const both: ImagePreset["architectures"] = ["amd64", "arm64"];

export const serviceImages = Object.freeze({
  litellm: {
    image: "litellm/litellm:v1.106.2",
    architectures: both,
    source: "https://docs.litellm.ai/docs/proxy/deploy",
  },
  vllm: {
    image: "vllm/vllm-openai:v0.32.0",
    architectures: both,
    source: "https://docs.vllm.ai/en/latest/deployment/docker.html",
  },
  vllmCpu: {
    image: "vllm/vllm-openai-cpu:v0.32.0",
    architectures: both,
    source: "https://docs.vllm.ai/en/latest/getting_started/installation/cpu.html",
  },
  redis: {
    image: "redis:7.4.6",
    architectures: both,
    source: "https://github.com/docker-library/docs/tree/master/redis",
  },
  postgres: {
    image: "postgres:16.14",
    architectures: both,
    source: "https://github.com/docker-library/docs/tree/master/postgres",
  },
  prometheus: {
    image: "prom/prometheus:v3.5.0",
    architectures: both,
    source: "https://prometheus.io/docs/prometheus/latest/installation/",
  },
  grafana: {
    image: "grafana/grafana:13.2.3",
    architectures: both,
    source: "https://grafana.com/docs/grafana/latest/setup-grafana/configure-docker/",
  },
  edge: {
    image: "caddy:2.11-alpine",
    architectures: both,
    source: "https://github.com/docker-library/docs/tree/master/caddy",
  },
  alloy: {
    image: "grafana/alloy:v1.21.2",
    architectures: both,
    source: "https://grafana.com/docs/alloy/latest/set-up/install/docker/",
  },
  // The variant with a shell: the other one has nothing that could ask it for its health.
  redisExporter: {
    image: "oliver006/redis_exporter:v1.69.0-alpine",
    architectures: both,
    source: "https://github.com/oliver006/redis_exporter",
  },
  postgresExporter: {
    image: "prometheuscommunity/postgres-exporter:v0.17.1",
    architectures: both,
    source: "https://github.com/prometheus-community/postgres_exporter",
  },
  nodeExporter: {
    image: "prom/node-exporter:v1.9.0",
    architectures: both,
    source: "https://github.com/prometheus/node_exporter",
  },
  gpuExporter: {
    image: "nvcr.io/nvidia/k8s/dcgm-exporter:4.5.3-4.8.2-distroless",
    architectures: both,
    source: "https://docs.nvidia.com/datacenter/dcgm/latest/gpu-telemetry/dcgm-exporter.html",
  },
  blackboxExporter: {
    image: "prom/blackbox-exporter:v0.26.0",
    architectures: both,
    source: "https://github.com/prometheus/blackbox_exporter",
  },
  alertmanager: {
    image: "prom/alertmanager:v0.28.1",
    architectures: both,
    source: "https://prometheus.io/docs/alerting/latest/alertmanager/",
  },
} satisfies Record<string, ImagePreset>);

export type ImageName = keyof typeof serviceImages;

/**
 * Compute capabilities that the GPU code of the pinned vLLM image is built for
 * (https://github.com/vllm-project/vllm/blob/main/.buildkite/release-pipeline.yaml). The CUDA 13 builds hold family code,
 * which runs on every later minor number; the `-cu129` builds leave out the chips in `notCu129`.
 */
export const vllmCuda = Object.freeze({
  tag: /^vllm\/vllm-openai:v0\.32\.0(-cu129)?(-ubuntu2404)?(-x86_64|-aarch64)?(@|$)/,
  amd64: ["7.5", "8.0", "8.6", "8.9", "9.0", "10.0", "12.0"],
  arm64: ["8.0", "8.7", "8.9", "9.0", "10.0", "11.0", "12.0"],
  notCu129: ["10.3", "12.1"],
});

/** Architectures that an image is known to have; null where nobody said. */
export function architecturesOf(image: string): readonly string[] | null {
  const own = Object.values(serviceImages).find((row) => image === row.image);
  if (own) return own.architectures;
  const single = /:[^/@]*-(x86_64|amd64|aarch64|arm64)(@|$)/.exec(image)?.[1];
  if (single === undefined) return null;
  return single === "aarch64" || single === "arm64" ? ["arm64"] : ["amd64"];
}
