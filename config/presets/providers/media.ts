/** Sound and pictures. */
import type { Provider } from "../providers";
import { hosted } from "./row";

export const mediaProviders: Readonly<Record<string, Provider>> = {
  stability: hosted("Stability AI", "STABILITY_API_KEY", "stability", ["image_generation"]),
  deepgram: hosted("Deepgram", "DEEPGRAM_API_KEY", "deepgram", ["audio_transcription"]),
  elevenlabs: hosted("ElevenLabs", "ELEVENLABS_API_KEY", "elevenlabs", [
    "audio_transcription",
    "audio_speech",
  ]),
  soniox: hosted("Soniox", "SONIOX_API_KEY", "soniox", ["audio_transcription"]),
  recraft: hosted("Recraft", "RECRAFT_API_KEY", "recraft", ["image_generation"]),
  fal_ai: hosted("fal", "FAL_AI_API_KEY", "fal_ai", ["image_generation", "video_generation"]),
  runwayml: hosted("Runway", "RUNWAYML_API_KEY", "runwayml/videos", [
    "image_generation",
    "video_generation",
    "audio_speech",
  ]),
  black_forest_labs: hosted("Black Forest Labs", "BFL_API_KEY", "black_forest_labs", ["image_generation"]),
};
