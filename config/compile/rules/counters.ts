/** How LiteLLM's counters are read. */

/**
 * Events per second, with those that made their series. LiteLLM has a series for each key, address and status, which appears
 * with its first event; a rate alone would see none of the errors of many clients with one error each. What a restarted
 * Prometheus or a new proxy shows for the first time is left to the rate.
 */
export function eventRate(counter: string, by: string): string {
  const seenBefore = `on (instance) (up{job="litellm"} offset 5m == 1)`;
  return `sum by (${by}) (((${counter} unless ${counter} offset 5m) and ${seenBefore}) / 300 or rate(${counter}[5m]))`;
}

/** The same under the name `model`. */
export function asModel(expression: string): string {
  return `sum by (model) (label_replace(${expression}, "model", "$1", "requested_model", "(.+)"))`;
}
