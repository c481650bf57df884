/** Servers that somebody runs for themselves. LiteLLM's defaults for them are addresses inside the proxy's own container. */
import type { Provider } from "../providers";
import { ownServer } from "./row";

export const ownServers: Readonly<Record<string, Provider>> = {
  hosted_vllm: {
    ...ownServer("vLLM", "vllm", [
      "chat",
      "completion",
      "embedding",
      "rerank",
      "responses",
      "audio_transcription",
    ]),
    basePath: "with /v1",
  },
  ollama_chat: { ...ownServer("Ollama", "ollama"), basePath: "without /v1" },
  ollama: {
    ...ownServer("Ollama (completions and embeddings)", "ollama", ["chat", "completion", "embedding"]),
    basePath: "without /v1",
  },
  litellm_proxy: {
    ...ownServer("another LiteLLM proxy", "litellm_proxy", null),
    key: "required",
    keyName: "LITELLM_PROXY_API_KEY",
  },
  lm_studio: { ...ownServer("LM Studio", "lm_studio", ["chat", "embedding"]), basePath: "with /v1" },
  llamafile: { ...ownServer("llamafile", "llamafile"), basePath: "with /v1" },
  docker_model_runner: ownServer("Docker Model Runner", "docker_model_runner"),
  lemonade: ownServer("Lemonade", "lemonade"),
  xinference: {
    ...ownServer("Xinference", "xinference", ["embedding", "image_generation"]),
    basePath: "with /v1",
  },
  infinity: ownServer("Infinity", "infinity", ["embedding", "rerank"]),
  triton: ownServer("NVIDIA Triton", "triton-inference-server", ["chat", "completion", "embedding"]),
  oobabooga: ownServer("text-generation-webui", "oobabooga", ["chat", "embedding"]),
};
