/**
 * Answers of another model. LiteLLM 1.106.2 counts them under the name that the client sent, an alias or what a wildcard takes,
 * and counts another deployment of the same model here too: that is no failover to a client.
 */
import { asModel, eventRate } from "./counters";
import type { RecordingRule } from "./rule";

const each = "requested_fallback:litellm_fallbacks:rate5m";

/** What is too long for a model, or forbidden to it, says nothing about its health. */
const fit = `{exception_class!~".*(ContextWindowExceeded|ContentPolicyViolation)Error"}`;

/** PromQL compares no two labels: left out is what has, as the model that was asked, the one that answered. */
const itself = inPlaceOf(`max by (fallback_model) (${each})`);

export const fallbackRules: readonly RecordingRule[] = [
  {
    record: each,
    expr: eventRate(
      `litellm_deployment_successful_fallbacks_total{requested_model!=""}`,
      "requested_model, fallback_model, exception_class",
    ),
  },
  {
    record: "model:litellm_fallbacks:rate5m",
    expr: asModel(`(${each}${fit} unless on (requested_model, fallback_model) ${itself})`),
  },
];

/** What LiteLLM counted by who answered, as clients asked for it: each fallback is one request more here, and one less there. */
export function asAsked(counted: string): string {
  const asked = `label_replace(${asModel(each)}, "moved", "here", "", "")`;
  const answered = `label_replace(-1 * ${asModel(inPlaceOf(`sum by (fallback_model) (${each})`))}, "moved", "away", "", "")`;
  // A stream is counted as a fallback when it begins, as a request when it ends.
  return `clamp_min(sum by (model) (${counted} or ${asked} or ${answered}), 0)`;
}

/** The model that answered, as if it had been asked. */
function inPlaceOf(expression: string): string {
  return `label_replace(${expression}, "requested_model", "$1", "fallback_model", "(.+)")`;
}
