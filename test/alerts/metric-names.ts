/** Names of metrics in an expression of PromQL: what Prometheus must have been told of. */

/** Words of the language, which stand where a name could. */
const words = new Set([
  "by",
  "on",
  "or",
  "and",
  "unless",
  "without",
  "offset",
  "ignoring",
  "group_left",
  "bool",
]);

export function metricNames(expression: string): readonly string[] {
  const bare = expression
    .replace(/"(\\.|[^"\\])*"/g, '""')
    .replace(/\{[^{}]*\}/g, "")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/\b(by|on|without|ignoring|group_left) *\([^()]*\)/g, "");
  const names = [...bare.matchAll(/(?<![\w:.])[A-Za-z_][\w:]*(?! *\(|[\w:])/g)].map(([name]) => name);
  return [...new Set(names.filter((name) => !words.has(name)))];
}

/** Recorded ones have their level and their operation between colons; vLLM's begin with `vllm:`. */
export function isRecorded(name: string): boolean {
  return name.split(":").length === 3;
}

/** The series of a histogram are told of under one name, and OpenMetrics leaves out the end of a counter's. */
export function familyOf(name: string): string {
  return name.replace(/_(bucket|count|sum|total)$/, "");
}
