/** `models.<name>.capabilities`: what a model can do, as clients read it in `/model/info`. */
import { z } from "zod";

const can = () => z.boolean().optional();

export const capabilitiesSchema = z.strictObject({
  /** Takes pictures. */
  vision: can(),
  /** Calls tools. */
  tools: can(),
  /** Calls several tools at once. */
  parallelTools: can(),
  /** Obeys `tool_choice`. */
  toolChoice: can(),
  reasoning: can(),
  /** Answers by a JSON schema. */
  responseSchema: can(),
  systemMessages: can(),
  promptCaching: can(),
  audioInput: can(),
  audioOutput: can(),
  videoInput: can(),
  /** Reads PDF files. */
  pdfInput: can(),
  webSearch: can(),
  computerUse: can(),
  /** Goes on with an answer that the client began. */
  assistantPrefill: can(),
});

export type Capabilities = z.output<typeof capabilitiesSchema>;

/** LiteLLM's keys of `model_info`. */
export const capabilityKeys: Readonly<Record<keyof Capabilities, string>> = Object.freeze({
  vision: "supports_vision",
  tools: "supports_function_calling",
  parallelTools: "supports_parallel_function_calling",
  toolChoice: "supports_tool_choice",
  reasoning: "supports_reasoning",
  responseSchema: "supports_response_schema",
  systemMessages: "supports_system_messages",
  promptCaching: "supports_prompt_caching",
  audioInput: "supports_audio_input",
  audioOutput: "supports_audio_output",
  videoInput: "supports_video_input",
  pdfInput: "supports_pdf_input",
  webSearch: "supports_web_search",
  computerUse: "supports_computer_use",
  assistantPrefill: "supports_assistant_prefill",
});
