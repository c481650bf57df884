/** The labels that tell a stack's containers apart from all others. */

export const labelPrefix = "cdktf-vllm-litellm";

/** Labels that `llm-gateway` finds containers by, and the hash that makes every change a replacement. */
export function stackLabels(
  stack: string,
  workload: string,
  hash: string,
): { label: string; value: string }[] {
  return [
    { label: `${labelPrefix}.stack`, value: stack },
    { label: `${labelPrefix}.workload`, value: workload },
    { label: `${labelPrefix}.config-hash`, value: hash },
  ];
}
