/** Companies that serve other people's models: inference clouds and brokers. */
import type { Provider } from "../providers";
import { hosted } from "./row";

export const gatewayProviders: Readonly<Record<string, Provider>> = {
  groq: hosted("Groq", "GROQ_API_KEY", "groq", ["chat", "audio_transcription", "audio_speech"]),
  openrouter: hosted("OpenRouter", "OPENROUTER_API_KEY", "openrouter", [
    "chat",
    "embedding",
    "image_generation",
    "responses",
  ]),
  together_ai: hosted("Together AI", "TOGETHERAI_API_KEY", "togetherai", [
    "chat",
    "completion",
    "embedding",
    "rerank",
  ]),
  fireworks_ai: hosted("Fireworks AI", "FIREWORKS_AI_API_KEY", "fireworks_ai", [
    "chat",
    "embedding",
    "rerank",
    "image_generation",
    "audio_transcription",
  ]),
  replicate: hosted("Replicate", "REPLICATE_API_KEY", "replicate"),
  huggingface: hosted("Hugging Face", "HUGGINGFACE_API_KEY", "huggingface", ["chat", "embedding", "rerank"]),
  nvidia_nim: hosted("NVIDIA NIM", "NVIDIA_NIM_API_KEY", "nvidia_nim", ["chat", "embedding", "rerank"]),
  cerebras: hosted("Cerebras", "CEREBRAS_API_KEY", "cerebras"),
  sambanova: hosted("SambaNova", "SAMBANOVA_API_KEY", "sambanova", ["chat", "embedding"]),
  deepinfra: hosted("DeepInfra", "DEEPINFRA_API_KEY", "deepinfra", ["chat", "embedding", "rerank"]),
  friendliai: hosted("FriendliAI", "FRIENDLIAI_API_KEY", "friendliai"),
  nebius: hosted("Nebius AI Studio", "NEBIUS_API_KEY", "nebius", ["chat", "embedding"]),
  novita: hosted("Novita AI", "NOVITA_API_KEY", "novita", ["chat", "embedding", "rerank"]),
  hyperbolic: hosted("Hyperbolic", "HYPERBOLIC_API_KEY", "hyperbolic"),
  lambda_ai: hosted("Lambda", "LAMBDA_API_KEY", "lambda_ai"),
  featherless_ai: hosted("Featherless AI", "FEATHERLESS_AI_API_KEY", "featherless_ai"),
  nscale: hosted("Nscale", "NSCALE_API_KEY", "nscale", ["chat", "image_generation"]),
  baseten: hosted("Baseten", "BASETEN_API_KEY", "baseten"),
  wandb: hosted("Weights & Biases Inference", "WANDB_API_KEY", "wandb_inference"),
  galadriel: hosted("Galadriel", "GALADRIEL_API_KEY", "galadriel"),
  github: hosted("GitHub Models", "GITHUB_API_KEY", "github"),
  clarifai: hosted("Clarifai", "CLARIFAI_API_KEY", "clarifai"),
  nlp_cloud: hosted("NLP Cloud", "NLP_CLOUD_API_KEY", "nlp_cloud", ["chat", "completion"]),
  vercel_ai_gateway: hosted("Vercel AI Gateway", "VERCEL_AI_GATEWAY_API_KEY", "vercel_ai_gateway", [
    "chat",
    "embedding",
  ]),
  aiml: hosted("AI/ML API", "AIML_API_KEY", "aiml", ["chat", "embedding", "image_generation"]),
  cometapi: hosted("CometAPI", "COMETAPI_KEY", "cometapi", ["chat", "embedding", "image_generation"]),
  gradient_ai: hosted("DigitalOcean Gradient AI", "GRADIENT_AI_API_KEY", "gradient_ai"),
};
