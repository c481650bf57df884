/** One call of a smoke test, and what all of them send. */
import { randomBytes } from "node:crypto";
import type { ModelConfig } from "../../config";
import type { Question } from "./ask";

export interface Call extends Question {
  /** What it tests, as people read it. */
  readonly check: string;
  /** What to do where there is an answer and it is not as it should be. */
  readonly fix?: string;
}

/** What is known of a model that is asked. */
export interface Asked {
  readonly model: string;
  readonly mode: ModelConfig["mode"];
  readonly callsTools: boolean;
  /** Tokens that an answer may have beside its question. @default as many as a tool call takes */
  readonly room: number | null;
}

/** Different each time, so that no cache answers. */
export const prompt = () => `Say hello. (${randomBytes(4).toString("hex")})`;
export const maxTokens = 16;

/** A fallback's answer would hide that the model itself is down. */
export const ownAnswer = { disable_fallbacks: true };
