/** Clouds: models behind an account, a project or a resource of one's own. */
import type { Provider } from "../providers";
import { hosted } from "./row";

const aws = { key: "optional", keyName: "AWS_BEARER_TOKEN_BEDROCK", credentials: "aws" } as const;
const vertex = { key: "optional", keyName: null, credentials: "vertex" } as const;
const azure = { apiBase: "required", apiVersion: true, credentials: "azure" } as const;

export const cloudProviders: Readonly<Record<string, Provider>> = {
  azure: {
    ...hosted("Azure OpenAI", "AZURE_API_KEY", "azure", [
      "chat",
      "completion",
      "embedding",
      "responses",
      "moderation",
      "realtime",
      "image_generation",
      "video_generation",
      "audio_transcription",
      "audio_speech",
    ]),
    ...azure,
  },
  azure_text: { ...hosted("Azure OpenAI (completions)", "AZURE_API_KEY", "azure", ["completion"]), ...azure },
  azure_ai: {
    ...hosted("Azure AI Foundry", "AZURE_AI_API_KEY", "azure_ai", [
      "chat",
      "embedding",
      "rerank",
      "responses",
      "moderation",
      "ocr",
      "image_generation",
      "audio_transcription",
      "audio_speech",
    ]),
    ...azure,
  },
  bedrock: {
    ...hosted("Amazon Bedrock", "", "bedrock", [
      "chat",
      "embedding",
      "rerank",
      "responses",
      "image_generation",
      "realtime",
    ]),
    ...aws,
  },
  sagemaker: {
    ...hosted("Amazon SageMaker", "", "aws_sagemaker", ["chat", "completion", "embedding"]),
    ...aws,
    keyName: null,
    apiBase: "none",
  },
  sagemaker_chat: {
    ...hosted("Amazon SageMaker (OpenAI's messages)", "", "aws_sagemaker"),
    ...aws,
    keyName: null,
    apiBase: "none",
  },
  aws_polly: { ...hosted("Amazon Polly", "", "aws_polly", ["audio_speech"]), ...aws, keyName: null },
  vertex_ai: {
    ...hosted("Google Vertex AI", "", "vertex", [
      "chat",
      "embedding",
      "rerank",
      "image_generation",
      "video_generation",
      "realtime",
      "ocr",
      "audio_transcription",
      "audio_speech",
    ]),
    ...vertex,
  },
  watsonx: {
    ...hosted("IBM watsonx.ai", "WATSONX_API_KEY", "watsonx", [
      "chat",
      "embedding",
      "rerank",
      "audio_transcription",
    ]),
    apiBase: "required",
  },
  databricks: {
    ...hosted("Databricks", "DATABRICKS_API_KEY", "databricks", ["chat", "embedding", "responses"]),
    apiBase: "required",
  },
  snowflake: {
    ...hosted("Snowflake Cortex", "SNOWFLAKE_JWT", "snowflake", ["chat", "embedding"]),
    apiBase: "required",
  },
  cloudflare: {
    ...hosted("Cloudflare Workers AI", "CLOUDFLARE_API_KEY", "cloudflare_workers", [
      "chat",
      "audio_transcription",
    ]),
    // It holds the number of the account.
    apiBase: "required",
  },
  sap: hosted("SAP Generative AI Hub", "AICORE_SERVICE_KEY", "sap", ["chat", "embedding"]),
  scaleway: hosted("Scaleway", "SCW_SECRET_KEY", "scaleway", ["chat", "embedding", "audio_transcription"]),
  ovhcloud: hosted("OVHcloud AI Endpoints", "OVHCLOUD_API_KEY", "ovhcloud", [
    "chat",
    "embedding",
    "audio_transcription",
  ]),
  heroku: hosted("Heroku", "HEROKU_API_KEY", "heroku"),
};
