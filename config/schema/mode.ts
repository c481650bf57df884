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

/** Modes that answer each other's requests: LiteLLM translates between them. */
const text: readonly Mode[] = ["chat", "completion", "responses"];

/** Models of one kind can stand in for each other. */
export function kindOf(mode: Mode): string {
  return text.includes(mode) ? "text" : mode;
}
