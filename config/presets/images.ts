/** The container images the stack runs by default, each pinned by tag. Override one with `images.<key>`. */
export interface ImagePreset {
  readonly image: string;
  /** Where the tag and the image's behaviour are documented. */
  readonly source: string;
}

export const serviceImages = Object.freeze({
  litellm: { image: "litellm/litellm:v1.106.2", source: "https://docs.litellm.ai/docs/proxy/deploy" },
  vllm: {
    image: "vllm/vllm-openai:v0.32.0",
    source: "https://docs.vllm.ai/en/latest/deployment/docker.html",
  },
  vllmCpu: {
    image: "vllm/vllm-openai-cpu:v0.32.0",
    source: "https://docs.vllm.ai/en/latest/getting_started/installation/cpu.html",
  },
  redis: { image: "redis:7.4.2", source: "https://github.com/docker-library/docs/tree/master/redis" },
  postgres: { image: "postgres:16.9", source: "https://github.com/docker-library/docs/tree/master/postgres" },
  prometheus: {
    image: "prom/prometheus:v3.5.0",
    source: "https://prometheus.io/docs/prometheus/latest/installation/",
  },
  edge: {
    image: "haproxy:3.2-alpine",
    source: "https://github.com/docker-library/docs/tree/master/haproxy",
  },
} satisfies Record<string, ImagePreset>);
