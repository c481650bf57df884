/** What a model is called for: LiteLLM's words, as its list of models and its health checks know them. */
export const modes = [
  "chat",
  "completion",
  "embedding",
  "rerank",
  "responses",
  "audio_transcription",
  "audio_speech",
  "image_generation",
  "video_generation",
  "moderation",
  "realtime",
  "ocr",
] as const;

export type Mode = (typeof modes)[number];
