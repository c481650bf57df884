import { defineGateway } from "cdktf-vllm-litellm";

/** Speech to text by an engine of our own, with a hosted one behind it; text to speech by a provider. */
export default defineGateway({
  name: "speech",
  host: { gpus: [{ type: "l4-24gb", count: 1 }] },
  models: {
    whisper: { vllm: { preset: "whisper-large-v3-turbo" } },
    "whisper-hosted": { upstream: { preset: "groq-whisper-large-v3" } },
    voice: {
      mode: "audio_speech",
      upstream: { model: "openai/gpt-4o-mini-tts", apiKeys: ["OPENAI_API_KEY"] },
    },
  },
  routing: { fallbacks: { whisper: ["whisper-hosted"] } },
  proxy: { port: 8804 },
});
