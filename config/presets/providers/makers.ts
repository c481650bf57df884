/** Companies that serve models of their own. */
import type { Provider } from "../providers";
import { hosted } from "./row";

const audio = ["audio_transcription", "audio_speech"] as const;

export const modelMakers: Readonly<Record<string, Provider>> = {
  openai: {
    ...hosted("OpenAI", "OPENAI_API_KEY", "openai"),
    credentials: "openai",
    // A compatible server may serve anything.
    modes: null,
  },
  "text-completion-openai": {
    ...hosted("OpenAI (completions)", "OPENAI_API_KEY", "text_completion_openai", ["completion"]),
    credentials: "openai",
  },
  anthropic: { ...hosted("Anthropic", "ANTHROPIC_API_KEY", "anthropic"), basePath: "without /v1" },
  gemini: hosted("Google AI Studio", "GEMINI_API_KEY", "gemini", [
    "chat",
    "embedding",
    "image_generation",
    "video_generation",
    "realtime",
    ...audio,
  ]),
  mistral: hosted("Mistral AI", "MISTRAL_API_KEY", "mistral", [
    "chat",
    "embedding",
    "moderation",
    "ocr",
    ...audio,
  ]),
  codestral: hosted("Mistral's Codestral", "CODESTRAL_API_KEY", "codestral"),
  "text-completion-codestral": hosted("Codestral (fill in the middle)", "CODESTRAL_API_KEY", "codestral", [
    "chat",
    "completion",
  ]),
  cohere: hosted("Cohere", "COHERE_API_KEY", "cohere", ["chat", "completion", "embedding", "rerank", "ocr"]),
  cohere_chat: hosted("Cohere (chat)", "COHERE_API_KEY", "cohere"),
  deepseek: hosted("DeepSeek", "DEEPSEEK_API_KEY", "deepseek"),
  xai: hosted("xAI", "XAI_API_KEY", "xai", [
    "chat",
    "responses",
    "image_generation",
    "video_generation",
    "realtime",
    "audio_transcription",
  ]),
  ai21: hosted("AI21", "AI21_API_KEY", "ai21", ["chat", "completion"]),
  ai21_chat: hosted("AI21 (chat)", "AI21_API_KEY", "ai21"),
  perplexity: hosted("Perplexity", "PERPLEXITYAI_API_KEY", "perplexity", ["chat", "embedding", "responses"]),
  voyage: hosted("Voyage AI", "VOYAGE_API_KEY", "voyage", ["embedding", "rerank"]),
  jina_ai: hosted("Jina AI", "JINA_AI_API_KEY", "jina_ai", ["embedding", "rerank"]),
  moonshot: hosted("Moonshot AI (Kimi)", "MOONSHOT_API_KEY", "moonshot"),
  zai: hosted("Z.AI (GLM)", "ZAI_API_KEY", "zai"),
  minimax: hosted("MiniMax", "MINIMAX_API_KEY", "minimax", ["chat", "audio_speech", "video_generation"]),
  dashscope: hosted("Alibaba's Qwen models", "DASHSCOPE_API_KEY", "dashscope", [
    "chat",
    "embedding",
    "image_generation",
    "video_generation",
  ]),
  volcengine: hosted("Volcano Engine (Doubao)", "VOLCENGINE_API_KEY", "volcano", [
    "chat",
    "embedding",
    "video_generation",
  ]),
  meta_llama: hosted("Meta's Llama API", "LLAMA_API_KEY", "meta_llama"),
  gigachat: hosted("GigaChat", "GIGACHAT_API_KEY", "gigachat", ["chat", "embedding"]),
  maritalk: hosted("MariTalk", "MARITALK_API_KEY", "maritalk"),
  reka: hosted("Reka", "REKA_API_KEY", "reka"),
  inception: hosted("Inception (Mercury)", "INCEPTION_API_KEY", "inception"),
  morph: hosted("Morph", "MORPH_API_KEY", "morph"),
  v0: hosted("Vercel v0", "V0_API_KEY", "v0"),
};
